import type { KeptCheck } from '../model/result.ts';
import type { RunEvent, RunTrace, SettledRecord, WireRecord } from '../model/trace.ts';
import { unreachable } from '../model/unreachable.ts';
import type { ActName, Arrow, Conversation, Lane, Moment, RemarkRow, Row } from './conversation.ts';
import { isMove, lastAtMost, rowOfRecord } from './conversation.ts';
import { findSightings } from './find-arrows.ts';
import { membershipRows } from './membership-rows.ts';
import { namesIn } from './names.ts';
import { spokenToNobody } from './reach.ts';

/**
 * Turns a run's trace into a diagram's content.
 * @param checks of the whole result: those that failed in this run are marked where their evidence ends
 */
export function buildConversation(trace: RunTrace, checks: readonly KeptCheck[]): Conversation {
  const { run } = trace;
  const lanes = run.roles.map(
    ({ id, player }): Lane => ({ id, by: player.by, through: player.by === 'through' ? player.role : null }),
  );
  const laneOf = new Map(lanes.map(({ id }, index) => [id, index]));
  const vain = spokenToNobody(trace);
  const beside = movesBeside(trace.events);
  const members = membershipRows(trace.events);
  const records = withWireInPlace(trace.events)
    .filter((event) => !isClearingUp(event, trace))
    .flatMap((event) => [
      ...rowOf(event, laneOf, beside.has(event.n)),
      ...(members.get(event.n)?.map(({ role, ...row }): Row => ({ ...row, lane: laneIn(laneOf, role) })) ??
        []),
    ])
    .map((row): Row => (isMove(row) && vain.has(row.n) ? { ...row, done: false } : row));
  const settled = trace.events.filter((event) => event.kind === 'settled');
  const moved = placesOfWire(trace.events);
  const violations = checks
    .filter((check) => check.status === 'fail' && check.run === run.run)
    .map((check) => ({
      check: check.id,
      n: lastOfMove(records, settled, Math.max(0, ...check.evidence.map((n) => moved.get(n) ?? n))),
    }));
  const rows = withViolations(records, violations);
  const indexOf = new Map(
    rows.flatMap((row, index) => (row.kind === 'violation' ? [] : [[row.n, index] as const])),
  );
  return {
    run: run.run,
    scenario: run.scenario,
    subject: run.subject,
    replaced: run.replaced,
    unterminated: run.unterminated,
    lanes,
    names: namesIn(trace),
    rows,
    arrows: findSightings(trace).flatMap(({ said, shown }): Arrow[] => {
      const from = indexOf.get(said);
      const to = indexOf.get(shown);
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
    moments: settled.map((record) => momentFrom(record, rows, lanes)),
  };
}

/** Where records of the network belong, by their numbers: at the end of their moves. */
function placesOfWire(events: readonly RunEvent[]): ReadonlyMap<number, number> {
  const ends = new Map(events.flatMap((event) => (event.kind === 'settled' ? [[event.move, event.n]] : [])));
  return new Map(
    events.flatMap((event) => {
      const end = event.kind === 'wire' ? ends.get(event.move) : undefined;
      return end === undefined ? [] : [[event.n, end]];
    }),
  );
}

/** All records in the order in which things happened: the network's were only known at the end of the run. */
function withWireInPlace(events: readonly RunEvent[]): readonly RunEvent[] {
  const wire = events.filter((event) => event.kind === 'wire');
  if (wire.length === 0) return events;
  return events.flatMap((event): readonly RunEvent[] => {
    if (event.kind === 'wire') return [];
    if (event.kind !== 'settled') return [event];
    const own = wire.filter(({ move }) => move === event.move);
    return [...own.map((record) => ({ ...record, n: event.n, t: event.t })), event];
  });
}

/** Whether a program's end is the harness's clearing up: the run was over, and the script did not ask for it. */
function isClearingUp(event: RunEvent, { events }: RunTrace): boolean {
  return (
    event.kind === 'exit' &&
    event.because === 'stopped' &&
    !events.some(
      (other) =>
        other.kind === 'move' && other.do === 'stop' && other.role === event.role && other.n < event.n,
    )
  );
}

/** Numbers of the moves that were made together with the one before them. */
function movesBeside(events: readonly RunEvent[]): ReadonlySet<number> {
  const moves = events.filter((event) => event.kind === 'move');
  return new Set(
    moves.flatMap(({ n, together }, index) =>
      together !== undefined && moves[index - 1]?.together === together ? [n] : [],
    ),
  );
}

function laneIn(laneOf: ReadonlyMap<string, number>, role: string | null): number | null {
  return role === null ? null : (laneOf.get(role) ?? null);
}

/** The row of a record; none for records that open the run or settle a move. */
function rowOf(event: RunEvent, laneOf: ReadonlyMap<string, number>, beside: boolean): Row[] {
  const stamp = { n: event.n, t: event.t, move: event.move };
  const actor = event.kind === 'wire' ? event.by : 'role' in event ? event.role : null;
  const lane = laneIn(laneOf, actor);
  switch (event.kind) {
    case 'run':
    case 'settled':
    case 'capture':
    case 'given':
    case 'stored':
    case 'erased':
      return [];
    case 'move': {
      const { part, done } = event;
      // Where a role cannot be held, nothing happens.
      if (!done && (event.do === 'pause' || event.do === 'resume')) return [];
      const move = { ...stamp, lane, part, done, beside };
      switch (event.do) {
        case 'say':
          return [{ ...move, kind: 'say', text: event.text, early: event.early }];
        case 'start':
        case 'stop':
        case 'pause':
        case 'resume':
          return [{ ...move, kind: event.do }];
        default:
          return [{ ...move, kind: 'act', ...actOf(event) }];
      }
    }
    case 'print': {
      const { stream, text, line, ended } = event;
      return [{ ...stamp, lane, kind: 'print', stream, text, line, ended }];
    }
    case 'heard':
      return [{ ...stamp, lane, kind: 'heard', via: event.via, channel: event.channel, text: event.text }];
    case 'wire':
      return [{ ...stamp, lane, kind: 'wire', text: wayOf(event) }];
    case 'probe':
      return [{ ...stamp, lane, kind: 'probe', event: event.event, detail: event.detail }];
    case 'exit': {
      const { code, signal, because } = event;
      return [{ ...stamp, lane, kind: 'exit', code, signal, because }];
    }
    case 'end':
      return [{ ...stamp, lane, kind: 'end', because: event.because, detail: event.detail }];
    default:
      return unreachable(event);
  }
}

type Act = Exclude<
  Extract<RunEvent, { readonly kind: 'move' }>,
  { readonly do: 'say' | 'start' | 'stop' | 'pause' | 'resume' }
>;

function actOf(event: Act): { readonly act: ActName; readonly text: string } {
  switch (event.do) {
    case 'signal':
      return { act: 'signal', text: event.name };
    case 'wait':
      return { act: 'wait', text: event.text };
    case 'close':
      return { act: event.how, text: '' };
    case 'send':
      return { act: 'send', text: event.text === '' ? String(event.bytes) : event.text };
    case 'end':
    case 'deaf':
    case 'hears':
    case 'swallow':
      return { act: event.do, text: '' };
    default:
      return unreachable(event);
  }
}

/** `UDP 224.1.1.1:5004, TTL 2, 3×`: the same in every language. */
function wayOf({ transport, to, ttl, times }: WireRecord): string {
  const address = to.address.includes(':') ? `[${to.address}]` : to.address;
  return `${transport.toUpperCase()} ${address}:${to.port}, TTL ${ttl}, ${times}×`;
}

/** Number of the last row that belongs to a record's move: of all that came before the scene had settled. */
function lastOfMove(rows: readonly Row[], settled: readonly SettledRecord[], n: number): number {
  const close = settled.find((record) => record.n >= n);
  const last = rows.at(-1);
  if (!close) return last && last.kind !== 'end' ? last.n : (rows.at(-2)?.n ?? 0);
  return rows[lastAtMost(rows, (row) => row.n, close.n)]?.n ?? 0;
}

function withViolations(
  rows: readonly Row[],
  violations: readonly { readonly check: string; readonly n: number }[],
): readonly Row[] {
  return rows.flatMap((row): Row[] => [
    row,
    ...violations
      .filter(({ n }) => n === row.n)
      .map(
        ({ check }): RemarkRow => ({
          kind: 'violation',
          check,
          n: row.n,
          t: row.t,
          move: row.move,
          lane: null,
        }),
      ),
  ]);
}

function momentFrom(
  { n, by, waits, unread, restless }: SettledRecord,
  rows: readonly Row[],
  lanes: readonly Lane[],
): Moment {
  return {
    n,
    row: rowOfRecord({ rows }, n),
    by,
    waits: lanes.map(({ id }) => waits?.find(({ role }) => role === id) ?? null),
    unread,
    restless,
  };
}
