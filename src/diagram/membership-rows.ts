import type { PortFacts, RunEvent, SettledRecord } from '../model/trace.ts';
import type { EventRow } from './conversation.ts';

/** A role that joined or left a group; the role is null where the kernel does not tell which it is. */
export type MembershipRow = Omit<Extract<EventRow, { readonly kind: 'member' }>, 'lane'> & {
  readonly role: string | null;
};

type Members = Readonly<Record<string, number>>;

/** Changes of memberships in each move, by the number of the record that ends the move. */
export function membershipRows(events: readonly RunEvent[]): ReadonlyMap<number, readonly MembershipRow[]> {
  const rows = new Map<number, readonly MembershipRow[]>();
  let before: ReadonlyMap<string | null, Members> = new Map();
  for (const event of events) {
    if (event.kind !== 'settled' || event.ports === null) continue;
    const now = membersOf(event.ports);
    const changed = [...new Set([...before.keys(), ...now.keys()])].flatMap((host) =>
      changesOf(event, before.get(host) ?? {}, now.get(host) ?? {}).map(
        (row): MembershipRow => ({
          ...row,
          role: host ?? roleOf(events, event, row.event),
        }),
      ),
    );
    if (changed.length > 0) rows.set(event.n, changed);
    before = now;
  }
  return rows;
}

/** Members of each group by host, with null for a machine that all roles share. */
function membersOf({ members, byHost }: PortFacts): ReadonlyMap<string | null, Members> {
  if (byHost === undefined) return new Map([[null, members ?? {}]]);
  return new Map(Object.entries(byHost).map(([role, ports]) => [role, ports.members ?? {}]));
}

function changesOf(
  { n, t, move }: SettledRecord,
  before: Members,
  now: Members,
): readonly Omit<MembershipRow, 'role'>[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((group) => {
    const more = (now[group] ?? 0) - (before[group] ?? 0);
    if (more === 0) return [];
    return [
      { n, t, move, kind: 'member', event: more > 0 ? 'joins' : 'leaves', group, times: Math.abs(more) },
    ];
  });
}

/**
 * The role behind a change on a shared machine: the one that was started in that move, or the only one that ended in
 * it.
 */
function roleOf(
  events: readonly RunEvent[],
  { move }: SettledRecord,
  change: MembershipRow['event'],
): string | null {
  const own = events.filter((event) => event.move === move);
  const roles =
    change === 'joins'
      ? own.flatMap((event) => (event.kind === 'move' && event.do === 'start' ? [event.role] : []))
      : own.flatMap((event) => (event.kind === 'exit' ? [event.role] : []));
  const [role, ...others] = roles;
  return role !== undefined && others.length === 0 ? role : null;
}
