import { isIPv4 } from 'node:net';
import type { Endpoint, EndpointVerb } from '../model/endpoint.ts';

/** Why a text is no endpoint, for whoever wrote it. */
export function whyNoEndpoint(text: string): string {
  const port = Number(/\d+$/.exec(text)?.[0] ?? 0);
  return port < 1 || port > 65535 ? 'a port is 1 to 65535' : 'expected tcp:PORT, udp:PORT or udp:GROUP:PORT';
}

/** Why a role cannot do with an endpoint what it is to do; null where it can. */
export function whyUnfit(verb: EndpointVerb, { group, transport }: Endpoint): string | null {
  if (group !== null && !isIPv4(group)) return `"${group}" is no address: its four numbers are 0 to 255`;
  if (verb === 'listens' || verb === 'connects')
    return group === null
      ? null
      : `who ${verb} has a port alone, since the address is the machine's own: expected ${transport}:PORT`;
  const example = 'udp:224.1.1.1:5004';
  if (transport === 'tcp') return `a group is spoken to by UDP: expected an endpoint such as ${example}`;
  if (group === null) return verb === 'joins' ? `expected the group that it joins, such as ${example}` : null;
  return isGroup(group) ? null : `"${group}" is no group: groups are 224.0.0.0 to 239.255.255.255`;
}

function isGroup(address: string): boolean {
  const first = Number(address.split('.')[0]);
  return first >= 224 && first <= 239;
}
