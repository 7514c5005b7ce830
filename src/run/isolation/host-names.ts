import { chmodSync, closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { HostAddress, NetworkPlan } from './host-address.ts';
import { hostNamesText } from './host-set-up.ts';
import { hostsText, LOOPBACK, version6Names } from './network-set-up.ts';

/**
 * What the names of a run's machine lead to: its own to its address on the network, `localhost` to loopback. Where
 * each role has a host, each host knows all others by their names, and a wrong name leads to the wrong machine.
 */
export class HostNames {
  private readonly file: string;
  private own: string;
  private text: string;
  private readonly hasHosts: boolean;
  /** What stands before the rest, where names lead to an address of version 6 as well. */
  private version6 = '';
  private address: string | null = null;

  /** @param file what stands for `/etc/hosts`; it is made here */
  constructor(file: string, { host, hosts }: NetworkPlan) {
    this.file = file;
    this.own = host.address;
    this.hasHosts = hosts.length > 0;
    this.text = this.hasHosts ? hostNamesText(hosts) : hostsText(this.own);
    writeFileSync(file, this.text);
    // Whatever the umask: the programs that read it may belong to another user.
    chmodSync(file, 0o644);
  }

  /** @param host what has become of the machine's address; null where it has loopback alone */
  belongTo(host: HostAddress | null): void {
    this.own = host?.address ?? LOOPBACK;
    this.lead(null);
  }

  /** Leads all names to the machine's address of version 6 as well, from now on. */
  leadBy6(): void {
    this.version6 = version6Names();
    this.lead(this.address);
  }

  /** Leads all names to one address of version 4; null for what they lead to in the beginning. */
  lead(address: string | null): void {
    if (this.hasHosts) return;
    this.address = address;
    const named = address === null ? hostsText(this.own) : hostsText(address, address);
    const text = this.version6 + named.slice(0, named.length - this.version6.length);
    if (text === this.text) return;
    this.text = text;
    // In one piece and in place: it is mounted where programs look for it.
    const descriptor = openSync(this.file, 'r+');
    try {
      writeSync(descriptor, text, 0);
    } finally {
      closeSync(descriptor);
    }
  }
}
