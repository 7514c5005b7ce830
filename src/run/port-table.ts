import { execaSync } from 'execa';
import type { Endpoint } from '../model/endpoint.ts';
import type { PortFacts } from '../model/trace.ts';
import { type SocketFolder, Sockets } from './kernel/sockets.ts';

/** Bound ports and connections, from the kernel's own tables where there are some, else from `netstat`. */
export interface PortTable {
  /** @returns null where the platform does not tell */
  readonly facts: () => PortFacts | null;
  readonly close: () => void;
}

/** @param hosts the tables of the run's hosts; null off Linux */
export function openPortTable(
  hosts: readonly SocketFolder[] | null,
  endpoints: readonly Endpoint[],
  shared: boolean,
): PortTable {
  if (hosts !== null) {
    const sockets = new Sockets(hosts, endpoints, shared);
    return { facts: () => sockets.facts(), close: () => sockets.close() };
  }
  return { facts: () => netstatFacts(endpoints), close: () => {} };
}

function netstatFacts(endpoints: readonly Endpoint[]): PortFacts | null {
  const { stdout, failed } = execaSync('netstat', ['-an'], { reject: false });
  return failed ? null : parseNetstat(stdout, endpoints);
}

/** Reads `netstat -an` as macOS and Windows print it: addresses end in `.PORT` or `:PORT`. */
export function parseNetstat(text: string, endpoints: readonly Endpoint[]): PortFacts {
  const bound: string[] = [];
  let connections = 0;
  for (const line of text.split(/\r?\n/)) {
    const fields = line.trim().split(/\s+/);
    const transport = /^(tcp|udp)/i.exec(fields[0] ?? '')?.[1]?.toLowerCase();
    if (transport === undefined) continue;
    const addresses = fields.filter((field) => /[.:](\d+|\*)$/.test(field));
    const [local, remote] = addresses.map((address) => Number(/(\d+)$/.exec(address)?.[1] ?? 0));
    const isKnown = (port: number | undefined): boolean =>
      endpoints.some((endpoint) => endpoint.transport === transport && endpoint.port === port);
    const state = fields.find((field) => /^[A-Z_]{4,}$/.test(field));
    if (transport === 'tcp' && state === 'ESTABLISHED' && isKnown(remote)) connections++;
    if (isKnown(local) && (transport === 'udp' || state === 'LISTEN' || state === 'LISTENING'))
      bound.push(`${transport}:${local}`);
  }
  return { bound, others: [], addresses: [], connections, members: null, membersOnLoopback: null };
}
