import type { HostAddress, NamedHost } from './host-address.ts';
import { FURNISH_6, hostBatches6 } from './host-set-up-6.ts';
import { GATE, INTERFACE, LOOPBACK, MARKER_GROUP, makesNoAddress, quickAnswers } from './network-set-up.ts';

/** The last byte of the bridge's own hardware address; the hosts' numbers follow. */
const GATE_NUMBER = 1;
/** The table of routes by which TCP finds the other hosts. */
const TCP_TABLE = 100;

/** Names of loopback where hosts have IPv6 addresses. */
const LOOPBACK6_NAMES = '::1 localhost ip6-localhost ip6-loopback';

/** The bridge's end of a host's interface, through which everything comes that the host sends. */
function portName(number: number): string {
  return `host${number}`;
}

/** `/etc/hosts` of all hosts: each is known to all by its role's name. */
export function hostNamesText(hosts: readonly NamedHost[]): string {
  const by6 = hosts.flatMap(({ name, at }) => (at.by6 ? [`${at.by6.address} ${name}`] : []));
  return [
    `${LOOPBACK} localhost`,
    ...(by6.length === 0 ? [] : [LOOPBACK6_NAMES]),
    ...hosts.map(({ name, at }) => `${at.address} ${name}`),
    ...by6,
    '',
  ].join('\n');
}

/**
 * Batches for `ip` that set up a network with several hosts, by their files' names.
 * - `gate`: in the network above: a bridge. A packet that is for none of the hosts ends there and is refused, as where
 *   there is one host alone. The bridge sends nothing by itself: it looks for no loops and asks no host for
 *   memberships.
 * - `port-N`: in the network above, for one host: the host's interface, and its end at the bridge.
 * - `host-N`: in the host's network. No address has to be looked up: every host knows every other, and packets for any
 *   other address go to the gate. TCP connections to an address of no host are not even attempted.
 * - the same for IPv6, where hosts have such addresses: see {@link hostBatches6}.
 */
export function hostBatches(hosts: readonly NamedHost[]): Readonly<Record<string, string>> {
  const there = hosts.filter(({ isThere }) => isThere);
  const batches: Record<string, string> = { gate: gateBatch(there) };
  for (const [number, { at }] of there.entries()) {
    batches[`port-${number}`] = portBatch(number);
    batches[`host-${number}`] = hostBatch(
      at,
      there.flatMap((other, index) => (index === number ? [] : [{ at: other.at, link: linkOf(index) }])),
    );
  }
  const linked = there.flatMap(({ at: { by6 } }, number) => (by6 ? [{ by6, hardware: linkOf(number) }] : []));
  return { ...batches, ...hostBatches6(linked, hardware(GATE_NUMBER)) };
}

function gateBatch(there: readonly NamedHost[]): string {
  return `link add ${GATE} address ${hardware(GATE_NUMBER)} mtu 65535 type bridge stp_state 0 forward_delay 0 mcast_snooping 0
${makesNoAddress(GATE)}link set ${GATE} up
link set lo up
route add local default dev lo
route add ${MARKER_GROUP} dev ${GATE}
${there.map(({ at }, index) => `route add ${at.address} dev ${GATE}\nneigh add ${at.address} lladdr ${linkOf(index)} dev ${GATE} nud permanent\n`).join('')}`;
}

function portBatch(number: number): string {
  const port = portName(number);
  return `link add ${port} mtu 65535 type veth peer name ${INTERFACE} address ${linkOf(number)} mtu 65535 netns /proc/self/fd/8
${makesNoAddress(port)}link set ${port} master ${GATE} up
`;
}

function hostBatch(
  { address, prefix, broadcast, gateway }: HostAddress,
  others: readonly { readonly at: HostAddress; readonly link: string }[],
): string {
  const known = [
    ...others.map(({ at, link }) => ({ to: at.address, link })),
    { to: gateway, link: hardware(GATE_NUMBER) },
  ];
  const neighbours = known.map(
    ({ to, link }) => `neigh add ${to} lladdr ${link} dev ${INTERFACE} nud permanent\n`,
  );
  // A host that acknowledges at once does not delay a line that Nagle's algorithm would keep back.
  const ways = known.map(
    ({ to }) => `route add ${to} dev ${INTERFACE} scope link src ${address} quickack 1\n`,
  );
  const tcp = others.map(
    ({ at }) =>
      `route add ${at.address} dev ${INTERFACE} scope link src ${address} table ${TCP_TABLE} quickack 1\n`,
  );
  return `link set lo up
${quickAnswers('127.0.0.0/8', 'lo')}${quickAnswers(LOOPBACK, 'lo')}${makesNoAddress(INTERFACE)}ntable change name arp_cache dev ${INTERFACE} mcast_probes 0 ucast_probes 0 app_probes 0
address add ${address}/${prefix} brd ${broadcast} dev ${INTERFACE} noprefixroute
link set ${INTERFACE} up
${quickAnswers(address, INTERFACE)}${neighbours.join('')}${ways.join('')}${tcp.join('')}route add default via ${gateway} dev ${INTERFACE}
route add 224.0.0.0/4 dev ${INTERFACE}
route add broadcast 255.255.255.255 dev ${INTERFACE}
rule add pref 1 ipproto tcp lookup ${TCP_TABLE}
rule add pref 2 ipproto tcp unreachable
link show dev ${INTERFACE}
`;
}

/** The hardware address of a host's interface, by the host's number among those that are there. */
export function linkOf(number: number): string {
  return hardware(GATE_NUMBER + 1 + number);
}

function hardware(number: number): string {
  const bytes = [number >> 8, number & 0xff].map((byte) => byte.toString(16).padStart(2, '0'));
  return `02:00:00:00:${bytes.join(':')}`;
}

/**
 * A shell function that sets up one host in the network that it is called in, given the host's number and name. It
 * reports when the kernel has noticed that the host's interface is up, since programs do not find it before. The
 * network above is descriptor 9; `folder`, `ip` and `nsenter` are variables.
 */
export const FURNISH_HOST = `${FURNISH_6}
furnish_host() {
  exec 8</proc/self/ns/net
  echo "$2" 2>/dev/null > /proc/sys/kernel/hostname || hostname "$2" || return
  echo 0 2>/dev/null > /proc/sys/net/ipv4/icmp_ratemask || :
  "$nsenter" --net=/proc/self/fd/9 "$ip" -batch "$folder/port-$1" || return
  shown=$("$ip" -o -batch "$folder/host-$1") || return
  furnish_6 "host6-$1" || return
  tries=500
  until case $shown in *' state UP '*) ;; *) false ;; esac; do
    [ "$tries" -gt 0 ] || return
    tries=$((tries - 1))
    shown=$("$ip" -o link show dev ${INTERFACE})
  done
  read -r own _ < /proc/self/stat
  exec 8<&-
  echo "host $1 $own"
}
`;

/**
 * The same for the first process of a run's namespaces, which is the first host: the other hosts, by the names in `$@`,
 * are held by a process each. `make` holds {@link FURNISH_HOST}. The small tables of sockets are asked for here.
 */
export const MAKE_HOSTS = `
export folder ip nsenter
echo 64 2>/dev/null > /proc/sys/net/ipv4/tcp_child_ehash_entries || :
echo 128 2>/dev/null > /proc/sys/net/ipv4/udp_child_hash_entries || :
"$nsenter" --net=/proc/self/fd/9 "$ip" -batch "$folder/gate" || exit 5
eval "$make"
"$nsenter" --net=/proc/self/fd/9 sh -c "$make"'furnish_6 gate6' || exit 5
exec 7<&0
first=$1
number=0
while [ $# -gt 1 ]; do
  shift
  number=$((number + 1))
  "$unshare" --net --uts sh -c "$make"'furnish_host "$@" || { echo failed; exit; }; exec cat >/dev/null 7<&- 9<&-' giliran "$number" "$1" <&7 &
done
exec 7<&-
furnish_host 0 "$first" || { echo failed; exit 5; }
`;
