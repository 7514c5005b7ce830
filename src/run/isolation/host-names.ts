import { chmodSync, closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { HostAddress, NetworkPlan } from './host-address.ts';
import { hostNamesText } from './host-set-up.ts';
import { hostsText, LOOPBACK, version6Names } from './network-set-up.ts';

/**
 * What the names on a run's machine resolve to: its own name to its address on the network, `localhost` to loopback.
 * Where each role has a host, each host knows all others by name, and a wrong name leads to the wrong machine.
 */
export class HostNames {
  private readonly file: string;
  private own: string;
  private text: string;
  private readonly hasHosts: boolean;
  /** Lines that come first, where names resolve to an IPv6 address as well. */
  private version6 = '';
  private address: string | null = null;

  /** @param file the file that is mounted as `/etc/hosts`; it is made here */
  constructor(file: string, { host, hosts }: NetworkPlan) {
    this.file = file;
    this.own = host.address;
    this.hasHosts = hosts.length > 0;
    this.text = this.hasHosts ? hostNamesText(hosts) : hostsText(this.own);
    writeFileSync(file, this.text);
    // Whatever the umask: the programs that read it may belong to another user.
    chmodSync(file, 0o644);
  }

  /** @param host the machine with the address that it got; null where it has loopback alone */
  belongTo(host: HostAddress | null): void {
    this.own = host?.address ?? LOOPBACK;
    this.lead(null);
  }

  /** From now on, all names resolve to the machine's IPv6 address as well. */
  leadBy6(): void {
    this.version6 = version6Names();
    this.lead(this.address);
  }

  /** From now on, all names resolve to one IPv4 address; null for what they resolve to at first. */
  lead(address: string | null): void {
    if (this.hasHosts) return;
    this.address = address;
    const named = address === null ? hostsText(this.own) : hostsText(address, address);
    const text = this.version6 + named.slice(0, named.length - this.version6.length);
    if (text === this.text) return;
    this.text = text;
    // Written in place and in one piece: the file is mounted where programs read it.
    const descriptor = openSync(this.file, 'r+');
    try {
      writeSync(descriptor, text, 0);
    } finally {
      closeSync(descriptor);
    }
  }
}
