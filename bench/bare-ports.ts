import { readFileSync } from 'node:fs';
import type { Plan } from '../src/lab/plan.ts';
import { showPort } from '../src/model/endpoint.ts';
import type { PortFacts } from '../src/model/trace.ts';
import type { Isolation } from '../src/run/isolation/isolation.ts';
import { parseRows, STATE } from '../src/run/kernel/socket-row.ts';

type Network = Pick<Isolation, 'netFolder'>;

/** Only what readiness needs: TCP ports that are listened on, and connections to them. */
export function barePorts(plan: Plan, network: Network): PortFacts {
  const rows = rowsOf(network);
  const endpoints = new Set(
    plan.roles.map(({ role }) => role.kind.endpoint).filter(({ transport }) => transport === 'tcp'),
  );
  const portOf = new Map([...endpoints].map((endpoint) => [endpoint.port, showPort(endpoint)]));
  return {
    bound: rows.flatMap((row) => (row.state === STATE.LISTEN ? (portOf.get(row.localPort) ?? []) : [])),
    others: [],
    addresses: [],
    connections: rows.filter((row) => row.state === STATE.ESTABLISHED && portOf.has(row.remotePort)).length,
    members: null,
    membersOnLoopback: null,
  };
}

/** Whether something has come over a connection that nobody has read yet. */
export function isUnread(network: Network): boolean {
  return rowsOf(network).some((row) => row.state === STATE.ESTABLISHED && row.receiveQueue > 0);
}

function rowsOf({ netFolder }: Network): ReturnType<typeof parseRows> {
  return ['tcp', 'tcp6'].flatMap((name) => parseRows(readTable(`${netFolder}/${name}`), 'tcp'));
}

/** A file below `/proc`; empty where it is gone, or, like tcp6 without IPv6, never was. */
function readTable(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
