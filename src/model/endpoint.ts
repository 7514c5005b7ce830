import { isGroup6, parseAddress6, showAddress6 } from './address-6.ts';

/**
 * Where a role is reached, or what it reaches, as the lab file writes it (`tcp:8080`, `udp:224.1.1.1:5004`,
 * `udp:broadcast:5005`, `udp:239.0.0.0/8:5006`).
 */
export interface Endpoint {
  readonly transport: 'tcp' | 'udp';
  /** The multicast group, for UDP roles that speak to one. */
  readonly group: string | null;
  readonly port: number;
  /**
   * Set where the group is one of these, as `239.0.0.0/8`, which the programs tell each other; `group` is null then.
   */
  readonly range?: string;
  /** Set where it is the network's last address, which reaches every machine on it. */
  readonly broadcast?: true;
  /**
   * Set where it is reached by version 6 of the protocol: at {@link LOOPBACK6}, at a host's address, or by a group of
   * that version.
   */
  readonly version6?: true;
  /** Set beside `version6` where each role has a host: it is at that one's address, and written as {@link ANY6}. */
  readonly onHost?: true;
}

/** A machine's own address of version 6, where all roles share one. */
export const LOOPBACK6 = '::1';

/** Every address of version 6 of whatever machine it is said of. */
export const ANY6 = '::';

/** What a role does with its endpoint. */
export type EndpointVerb = 'listens' | 'connects' | 'joins' | 'sends';

/**
 * Parses `tcp:PORT`, `tcp:[::1]:PORT`, `tcp:[::]:PORT`, the same by `udp`, `udp:GROUP:PORT`, `udp:[GROUP]:PORT`,
 * `udp:GROUPS/PREFIX:PORT` or `udp:broadcast:PORT`.
 * @returns the endpoint, or null where the text is none
 */
export function parseEndpoint(text: string): Endpoint | null {
  const match =
    /^(tcp|udp):(?:(broadcast|\[[0-9a-f:]+\]|\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?):)?(\d{1,5})$/.exec(text);
  if (!match) return null;
  const port = Number(match[3]);
  if (port < 1 || port > 65535) return null;
  const transport = match[1] === 'udp' ? 'udp' : 'tcp';
  if (match[2] === 'broadcast') return { transport, group: null, port, broadcast: true };
  if (match[2]?.startsWith('[')) {
    const words = parseAddress6(match[2].slice(1, -1));
    if (words === null) return null;
    const address = showAddress6(words);
    if (address === LOOPBACK6) return { transport, group: null, port, version6: true };
    if (address === ANY6) return { transport, group: null, port, version6: true, onHost: true };
    return isGroup6(words) ? { transport, group: address, port, version6: true } : null;
  }
  if (match[2]?.includes('/')) return { transport, group: null, port, range: match[2] };
  return { transport, group: match[2] ?? null, port };
}

/** The endpoint as the lab file writes it. */
export function showEndpoint(endpoint: Endpoint): string {
  const { transport, group, port, range = group } = endpoint;
  const own6 = endpoint.onHost ? ANY6 : LOOPBACK6;
  const address = endpoint.broadcast ? 'broadcast' : endpoint.version6 ? `[${group ?? own6}]` : range;
  return address === null ? showPort(endpoint) : `${transport}:${address}:${port}`;
}

/** Its port alone, wherever that is, as the ports that are bound are named too: `udp:5004`. */
export function showPort({ transport, port }: Endpoint): string {
  return `${transport}:${port}`;
}

/** Whether one of some endpoints is reached by version 6 of the protocol: of a port, where that is given. */
export function isBy6(
  endpoints: readonly Endpoint[],
  transport: Endpoint['transport'],
  port?: number,
): boolean {
  return endpoints.some(
    (endpoint) =>
      endpoint.version6 === true &&
      endpoint.transport === transport &&
      (port === undefined || endpoint.port === port),
  );
}

/** What a role does with which endpoint. */
export interface Reach {
  readonly verb: EndpointVerb;
  readonly endpoint: Endpoint;
}

/**
 * Whether a role only takes what a sender sends, and answers nothing: it has joined the sender's group, or is bound
 * to the port that somebody broadcasts to.
 * @param all every role of the run, or of the lab
 */
export function isReceiver({ verb, endpoint }: Reach, all: readonly Reach[]): boolean {
  if (verb === 'joins') return true;
  return (
    verb === 'listens' &&
    endpoint.transport === 'udp' &&
    all.some((other) => other.endpoint.broadcast === true && other.endpoint.port === endpoint.port)
  );
}
