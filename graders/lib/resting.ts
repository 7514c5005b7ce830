import type { Cause } from '../../src/model/cause.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace, TraceRole } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { waitOf } from '../../src/trace/waits.ts';
import { fail } from './verdicts.ts';

/**
 * Fails a program that was still running when everything else had long been still, and so until the end. One that was
 * seen resting later was only slow, or the machine was.
 */
export function neverRests(
  trace: RunTrace,
  role: TraceRole,
  before: number,
  expected: Message,
): Failure | null {
  const found = trace.events.find(
    (event) => event.kind === 'settled' && event.move < before && event.restless.includes(role.id),
  );
  const last = trace.events.findLast(
    (event) =>
      event.kind === 'settled' &&
      (event.restless.includes(role.id) || (waitOf(event, role.id)?.on.length ?? 0) > 0),
  );
  const restsLater = last?.kind === 'settled' && !last.restless.includes(role.id);
  return found && !restsLater
    ? restFailure('busy-loop', 'actual.never-rests', role, found.n, expected)
    : null;
}

/** Fails a program that a signal other than the harness's has stopped: it can only have been its own. */
export function stoppedItself(
  trace: RunTrace,
  role: TraceRole,
  before: number,
  expected: Message,
): Failure | null {
  const found = trace.events.find(
    (event) => event.kind === 'settled' && event.move < before && waitOf(event, role.id)?.stopped === true,
  );
  return found ? restFailure('stopped-itself', 'actual.stopped-itself', role, found.n, expected) : null;
}

function restFailure(
  cause: Cause,
  seen: 'actual.never-rests' | 'actual.stopped-itself',
  { id }: TraceRole,
  n: number,
  expected: Message,
): Failure {
  const params = { roles: [id] };
  return fail(cause, { blame: [id], expected, actual: message(seen, params), evidence: [n], params });
}
