import type { CheckResult } from '../../src/model/result.ts';
import type { RoleWait, RunTrace, Unread, WaitOn } from '../../src/model/trace.ts';
import { chat } from '../support/trace.ts';

/** A check that failed in the run of test traces. */
export function failed(
  id: string,
  evidence: readonly number[],
  more: Partial<CheckResult> = {},
): CheckResult {
  return {
    id,
    step: id.split('.')[0] ?? '',
    title: `the title of ${id}`,
    status: 'fail',
    score: 0,
    maxScore: 10,
    cause: 'not-heard',
    blame: ['server'],
    message: `what is wrong with ${id}`,
    expected: 'something else',
    actual: 'this',
    why: [],
    hint: null,
    evidence,
    run: 'scene',
    cast: {},
    ...more,
  };
}

/** A program that waits for one thing. */
export function waiting(role: string, on: WaitOn): RoleWait {
  return { role, on: [on], stopped: false, sockets: 1, pending: false, ran: false };
}

/** The same trace, with the waits when a move settled. */
export function withWaits(
  trace: RunTrace,
  move: number,
  waits: readonly RoleWait[],
  unread: readonly Unread[] = [],
): RunTrace {
  const events = trace.events.map((event) =>
    event.kind === 'settled' && event.move === move ? { ...event, waits, unread } : event,
  );
  return { ...trace, events };
}

/** A round in which client2 does not get what the server says: records 8 to 13. */
export function oneMisses() {
  return chat()
    .say('server', 'halo semua', { part: 'rounds' })
    .prints('client1', 'Server : halo semua')
    .settled()
    .say('client1', 'apa kabar', { part: 'rounds' })
    .prints('server', 'Client_1 : apa kabar')
    .prints('client2', 'Client_1 : apa kabar')
    .settled();
}
