/** Where a role is reached, or what it reaches, as the lab file writes it (`tcp:8080`, `udp:224.1.1.1:5004`). */
export interface Endpoint {
  readonly transport: 'tcp' | 'udp';
  /** The multicast group, for UDP roles that speak to one. */
  readonly group: string | null;
  readonly port: number;
}

/** What a role does with its endpoint. */
export type EndpointVerb = 'listens' | 'connects' | 'joins' | 'sends';

/**
 * Parses `tcp:PORT`, `udp:PORT` or `udp:GROUP:PORT`.
 * @returns the endpoint, or null where the text is none
 */
export function parseEndpoint(text: string): Endpoint | null {
  const match = /^(tcp|udp):(?:(\d{1,3}(?:\.\d{1,3}){3}):)?(\d{1,5})$/.exec(text);
  if (!match) return null;
  const port = Number(match[3]);
  if (port < 1 || port > 65535) return null;
  return { transport: match[1] === 'udp' ? 'udp' : 'tcp', group: match[2] ?? null, port };
}

/** The endpoint as the lab file writes it. */
export function showEndpoint({ transport, group, port }: Endpoint): string {
  return group === null ? `${transport}:${port}` : `${transport}:${group}:${port}`;
}
