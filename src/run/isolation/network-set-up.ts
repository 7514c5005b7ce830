import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import type { HostAddress } from './host-address.ts';

/** The run's own host name inside. */
export const HOST_NAME = 'giliran';

/** The name of the one interface that a run's machine has besides loopback. */
export const INTERFACE = 'eth0';
/** The name of its other end. */
export const GATE = 'gate';

export const LOOPBACK = '127.0.0.1';

/**
 * The IPv6 address that a run's machine has on its network, where a lab asks for one. The network's prefix is used
 * nowhere else.
 */
export const ADDRESS6 = 'fd67:696c:6972:616e::5/64';

/** `/etc/nsswitch.conf` inside: names are looked up in files alone. */
export const NAME_SERVICES = 'passwd: files\ngroup: files\nhosts: files\n';

/** The gate's hardware address. No host of several has it; where there is one machine, both ends have it. */
export const GATE_LINK = '02:00:00:00:00:01';

/** The group to which the harness sends its marks for recordings, from the gate; no program joins it. */
export const MARKER_GROUP = '239.255.103.105';

/** Switches the interface off, so that a run has loopback alone: for tests of that fallback. */
const SWITCH = 'GILIRAN_INTERFACE';

/** Size of `/etc/hosts` inside, in bytes. It is fixed, so that writing over it in place never shows half a file. */
const HOSTS_BYTES = 1024;

/** How many columns `/proc/net/softnet_stat` must have to show the queue's length (Linux 5.10). */
const QUEUE_COLUMNS = 12;

/**
 * The text of `/etc/hosts` inside.
 * @param own the address for the machine's own names
 * @param local the address for `localhost`
 */
export function hostsText(own: string, local: string = LOOPBACK): string {
  return `${local} localhost\n${own} ${HOST_NAME} ${hostname()}\n`.padEnd(HOSTS_BYTES, '\n');
}

/** Lines of `/etc/hosts` by which the machine's own names resolve to its IPv6 address as well. */
export function version6Names(): string {
  return `::1 localhost ip6-localhost ip6-loopback ${HOST_NAME} ${hostname()}\n`;
}

/**
 * Whether a run can have an interface besides loopback. That needs a kernel that shows the queue in which packets on
 * their way over it wait.
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

/** Whether the kernel has IPv6 at all. */
function hasVersion6(): boolean {
  return existsSync('/proc/self/net/if_inet6');
}

/** Keeps the kernel from making an IPv6 address for a device; a kernel without IPv6 does not know the option. */
export function makesNoAddress(device: string): string {
  return hasVersion6() ? `link set ${device} addrgenmode none\n` : '';
}

/** Has a local address acknowledge at once, so that Nagle's algorithm delays nothing. */
export function quickAnswers(address: string, device: string): string {
  const source = address.replace(/\/.*/, '');
  const from = source === '127.0.0.0' ? LOOPBACK : source;
  return `route change local ${address} dev ${device} table local proto kernel scope host src ${from} quickack 1\n`;
}

/**
 * Batches for `ip` that set up a run's network, by their files' names.
 * - `routes`: in the run's network. The interface's other end is in the network above, which holds no program. No
 *   address has to be looked up between the two, since both have one hardware address. No packet is split. The kernel
 *   makes no IPv6 address by itself, so that it has nothing to tell any neighbour.
 * - `gate`: in the network above. Whatever arrives there ends there and is refused, like anything for a port that is
 *   not bound, so that no program waits for an answer. Connections are not even attempted.
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
