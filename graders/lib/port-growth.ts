import { showPort } from '../../src/model/endpoint.ts';
import type { PortFacts, RunTrace, SettledRecord, TraceRole } from '../../src/model/trace.ts';
import { settledOf, startOf } from '../../src/trace/queries.ts';

/** What a role's start changed in the port table. */
export interface PortGrowth {
  readonly start: { readonly n: number; readonly move: number };
  readonly settled: SettledRecord;
  /** The role's port, in the table's form. */
  readonly name: string;
  readonly ports: PortFacts;
  readonly before: PortFacts | null;
  /** Addresses at which the port is bound since then. */
  readonly addresses: readonly string[];
  /** Whether the port was bound once more than before. */
  readonly isBound: boolean;
  /** Whether another program had bound it already. */
  readonly wasTaken: boolean;
}

/** @returns null where the role was never started, or the platform does not show it */
export function growthAt(trace: RunTrace, role: TraceRole): PortGrowth | null {
  const start = startOf(trace, role.id);
  const settled = start && settledOf(trace, start.move);
  if (!start || !settled?.ports) return null;
  const name = showPort(role.endpoint);
  const count = (facts: PortFacts | null): number =>
    facts?.bound.filter((entry) => entry === name).length ?? 0;
  const before = settled.portsBefore;
  return {
    start,
    settled,
    name,
    ports: settled.ports,
    before,
    addresses: added(before?.addresses ?? [], settled.ports.addresses),
    isBound: count(settled.ports) > count(before),
    wasTaken: count(before) > 0,
  };
}

/** The items that a list has more often than another. */
export function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((entry) => {
    const at = left.indexOf(entry);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
