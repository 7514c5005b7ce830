import { GATEWAY_LINK6, type HostAddress6 } from './host-address.ts';
import { GATE, INTERFACE } from './network-set-up.ts';

/** The table of routes by which TCP finds the other hosts. */
const TCP_TABLE = 100;

/** A host that has IPv6 addresses, with the hardware address of its interface. */
export interface Linked6 {
  readonly by6: HostAddress6;
  readonly hardware: string;
}

/**
 * Batches for `ip -6` that give a network with several hosts IPv6 addresses, by their files' names; they come after
 * those for IPv4, and do the same. No address is probed for duplicates, and no neighbour has to be looked up, since
 * every host knows every other. Packets for any other address go to the gate, which refuses them.
 * - `gate6`: in the network above.
 * - `host6-N`: in a host's network.
 * @param gate the gate's hardware address
 */
export function hostBatches6(hosts: readonly Linked6[], gate: string): Readonly<Record<string, string>> {
  const [first] = hosts;
  if (!first) return {};
  const batches: Record<string, string> = { gate6: gateBatch(first.by6.gateway, hosts) };
  for (const [number, { by6 }] of hosts.entries())
    batches[`host6-${number}`] = hostBatch(
      by6,
      hosts.filter((_, index) => index !== number),
      gate,
    );
  return batches;
}

function gateBatch(gateway: string, hosts: readonly Linked6[]): string {
  // The table of local addresses is asked first, and would match everything. Link-local packets stay on the link.
  return `address add ${gateway}/128 dev ${GATE} nodad noprefixroute
address add ${GATEWAY_LINK6}/128 dev ${GATE} nodad noprefixroute
route add local default dev lo table main
route add local fe80::/64 dev ${GATE} table main
${hosts
  .flatMap(({ by6, hardware }) => [by6.address, by6.link].map((to) => ({ to, hardware })))
  .map(({ to, hardware }) => `route add ${to} dev ${GATE}\n${neighbour(to, hardware, GATE)}`)
  .join('')}`;
}

function hostBatch(
  { address, link, gateway }: HostAddress6,
  others: readonly Linked6[],
  gate: string,
): string {
  const known = [
    ...others.flatMap(({ by6, hardware }) => [
      { to: by6.address, from: address, hardware, isHost: true },
      { to: by6.link, from: link, hardware, isHost: true },
    ]),
    { to: gateway, from: address, hardware: gate, isHost: false },
    { to: GATEWAY_LINK6, from: link, hardware: gate, isHost: false },
  ];
  const ways = known.map(({ to, from, hardware, isHost }) => {
    const way = `route add ${to} dev ${INTERFACE} src ${from} quickack 1`;
    return `${neighbour(to, hardware, INTERFACE)}${way}\n${isHost ? `${way} table ${TCP_TABLE}\n` : ''}`;
  });
  return `address add ${address}/64 dev ${INTERFACE} nodad noprefixroute
address add ${link}/64 dev ${INTERFACE} nodad noprefixroute
${ways.join('')}route add default via ${gateway} dev ${INTERFACE}
rule add pref 1 ipproto tcp lookup ${TCP_TABLE}
rule add pref 2 ipproto tcp unreachable
`;
}

function neighbour(address: string, hardware: string, device: string): string {
  return `neigh add ${address} lladdr ${hardware} dev ${device} nud permanent\n`;
}

/**
 * A shell function that applies a batch, by its file's name, in the network that it is called in; it does nothing where
 * there is no such file, and fails where the kernel has no IPv6. The kernel asks no router for anything, and sends
 * refusals without a rate limit.
 */
export const FURNISH_6 = `
furnish_6() {
  [ -e "$folder/$1" ] || return 0
  for asks in /proc/sys/net/ipv6/conf/*/router_solicitations; do
    echo 0 2>/dev/null > "$asks" || :
  done
  echo 0 2>/dev/null > /proc/sys/net/ipv6/icmp/ratelimit || :
  "$ip" -6 -batch "$folder/$1" || { echo no-version-6; return 1; }
}
`;
