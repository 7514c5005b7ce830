import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import type { HostAddress } from './host-address.ts';

/** The host's own name inside. */
export const HOST_NAME = 'giliran';

/** The one interface beside loopback that a run's machine has, by what it is called there. */
export const INTERFACE = 'eth0';
/** Its other end. */
export const GATE = 'gate';

export const LOOPBACK = '127.0.0.1';

/**
 * The address of version 6 that a run's machine has on its network, where a lab asks for one, of a network that is
 * used nowhere else.
 */
export const ADDRESS6 = 'fd67:696c:6972:616e::5/64';

/** `/etc/nsswitch.conf` inside: names are looked up in files alone. */
export const NAME_SERVICES = 'passwd: files\ngroup: files\nhosts: files\n';

/** The gate's hardware address. No host of several has it; where there is one machine, both ends have. */
export const GATE_LINK = '02:00:00:00:00:01';

/** Where the harness marks what is recorded of a network: from the gate, and no program joins it. */
export const MARKER_GROUP = '239.255.103.105';

/** Leaves a run loopback alone, for tests of the fallback. */
const SWITCH = 'GILIRAN_INTERFACE';

/** Bytes of `/etc/hosts` inside: it is written over in place, and must never be seen half written. */
const HOSTS_BYTES = 1024;

/** Columns of `/proc/net/softnet_stat` up to the length of the queue (Linux 5.10). */
const QUEUE_COLUMNS = 12;

/**
 * `/etc/hosts` inside.
 * @param own what the machine's own names lead to
 * @param local what `localhost` leads to
 */
export function hostsText(own: string, local: string = LOOPBACK): string {
  return `${local} localhost\n${own} ${HOST_NAME} ${hostname()}\n`.padEnd(HOSTS_BYTES, '\n');
}

/** Lines of `/etc/hosts` by which the machine's own names lead to its address of version 6 as well. */
export function version6Names(): string {
  return `::1 localhost ip6-localhost ip6-loopback ${HOST_NAME} ${hostname()}\n`;
}

/**
 * Whether a run can have an interface beside loopback. What is on its way over it is known only where the kernel shows
 * the queue that it stands in.
 */
export function canHaveInterface(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment[SWITCH] === 'none') return false;
  try {
    const [line = ''] = readFileSync('/proc/self/net/softnet_stat', 'latin1').split('\n');
    return line.split(' ').length > QUEUE_COLUMNS;
  } catch (error) {
    rethrowShortage(error);
    return false;
  }
}

/** Whether the kernel has version 6 of the protocol at all. */
function hasVersion6(): boolean {
  return existsSync('/proc/self/net/if_inet6');
}

/** Has the kernel make up no address of version 6 for a device; a kernel without that version knows no such word. */
export function makesNoAddress(device: string): string {
  return hasVersion6() ? `link set ${device} addrgenmode none\n` : '';
}

/** Acknowledges at once at a local address, so that Nagle's algorithm holds nothing up. */
export function quickAnswers(address: string, device: string): string {
  const source = address.replace(/\/.*/, '');
  const from = source === '127.0.0.0' ? LOOPBACK : source;
  return `route change local ${address} dev ${device} table local proto kernel scope host src ${from} quickack 1\n`;
}

/**
 * Batches for `ip` that set a run's network up, by their files' names.
 * - `routes`: in the run's network. The interface's other end is in the network above, in which no program is. There
 *   is nothing to resolve between the two: both have one hardware address. No packet is cut into pieces. The kernel
 *   makes no address of version 6 up, and so has nothing to say to any neighbour.
 * - `gate`: in the network above. Whatever is sent there ends there, and is refused like anything for a port that is
 *   not bound, so that no program waits for an answer. A connection is not even begun.
 * - `loopback`: instead of both, where there can be no such interface.
 */
export function networkBatches(host: HostAddress): Readonly<Record<'routes' | 'gate' | 'loopback', string>> {
  const { address, prefix, gateway } = host;
  const end = `address ${GATE_LINK} mtu 65535`;
  const loopback = `link set lo up\n${quickAnswers('127.0.0.0/8', 'lo')}${quickAnswers(LOOPBACK, 'lo')}`;
  return {
    routes: `${loopback}link add ${INTERFACE} ${end} type veth peer name ${GATE} ${end} netns /proc/self/fd/9
${makesNoAddress(INTERFACE)}link set ${INTERFACE} arp off
address add ${address}/${prefix} brd + dev ${INTERFACE}
link set ${INTERFACE} up
${quickAnswers(address, INTERFACE)}route add default via ${gateway} dev ${INTERFACE}
route add 224.0.0.0/4 dev ${INTERFACE}
rule add pref 1 ipproto tcp unreachable
`,
    gate: `${makesNoAddress(GATE)}link set ${GATE} arp off up
link set lo up
route add local default dev lo
route add ${address} dev ${GATE}
route add ${MARKER_GROUP} dev ${GATE}
`,
    loopback: `${loopback}route add 224.0.0.0/4 dev lo src ${LOOPBACK}
route add 255.255.255.255 dev lo
`,
  };
}
