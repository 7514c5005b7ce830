import { isIPv4 } from 'node:net';
import type { Endpoint, EndpointVerb } from '../model/endpoint.ts';

/** Says why a text is no endpoint, for the author of the lab. */
export function whyNoEndpoint(text: string): string {
  const port = Number(/\d+$/.exec(text)?.[0] ?? 0);
  if (/\[(?!::1?\])/.test(text))
    return 'of version 6 there are [::1], the address of the one machine that all share, [::], where each role has a host, and groups: expected tcp:[::1]:PORT, tcp:[::]:PORT, or udp:[ff02::1234]:PORT';
  return port < 1 || port > 65535
    ? 'a port is 1 to 65535'
    : 'expected tcp:PORT, udp:PORT, udp:GROUP:PORT, udp:239.0.0.0/8:PORT, udp:broadcast:PORT or tcp:[::1]:PORT';
}

/**
 * Why no role can be reached at an IPv6 address; null where one can.
 * @param hasHosts whether each role has a machine of its own
 */
export function whyOtherMachine(
  { version6, group, transport, port, onHost }: Endpoint,
  hasHosts: boolean,
): string | null {
  if (!version6 || group !== null || (onHost === true) === hasHosts) return null;
  return hasHosts
    ? `::1 leads to no other machine, and each role has one: expected ${transport}:[::]:${port}, or no "network: hosts"`
    : `all roles share one machine, which is at ::1: expected ${transport}:[::1]:${port}, or "network: hosts"`;
}

/** Why a role cannot do what it is meant to with an endpoint; null where it can. */
export function whyUnfit(
  verb: EndpointVerb,
  { group, range, transport, broadcast, version6 }: Endpoint,
): string | null {
  if (version6 && group === null && (verb === 'joins' || verb === 'sends'))
    return `who ${verb} needs a group: expected an endpoint such as udp:[ff02::1234]:5004`;
  if (broadcast && (verb !== 'sends' || transport !== 'udp'))
    return 'everybody on a network is reached by UDP, by who sends: expected sends: "udp:broadcast:PORT", and listens: "udp:PORT" for who receives';
  if (range !== undefined) return whyNoGroups(verb, transport, range);
  if (group !== null && !version6 && !isIPv4(group))
    return `"${group}" is no address: its four numbers are 0 to 255`;
  if (verb === 'listens' || verb === 'connects')
    return group === null
      ? null
      : `who ${verb} has a port alone, since the address is the machine's own: expected ${transport}:PORT`;
  const example = version6 ? 'udp:[ff02::1234]:5004' : 'udp:224.1.1.1:5004';
  if (transport === 'tcp') return `a group is spoken to by UDP: expected an endpoint such as ${example}`;
  if (group === null) return verb === 'joins' ? `expected the group that it joins, such as ${example}` : null;
  return version6 || isGroup(group)
    ? null
    : `"${group}" is no group: groups are 224.0.0.0 to 239.255.255.255`;
}

/** Why a role cannot use a range of groups; null where it can. */
function whyNoGroups(verb: EndpointVerb, transport: Endpoint['transport'], range: string): string | null {
  if (transport === 'tcp' || verb === 'listens' || verb === 'connects')
    return 'groups are spoken to by UDP, by who joins or sends: expected an endpoint such as udp:239.0.0.0/8:5006';
  const [address = '', prefix = ''] = range.split('/');
  if (!isIPv4(address) || Number(prefix) > 32)
    return `"${range}" is no range of addresses: expected 239.0.0.0/8`;
  return isGroup(address) && Number(prefix) >= 4
    ? null
    : `"${range}" holds other addresses than groups: groups are 224.0.0.0 to 239.255.255.255`;
}

function isGroup(address: string): boolean {
  const first = Number(address.split('.')[0]);
  return first >= 224 && first <= 239;
}
