import { type Cause, hasTrait } from '../../src/model/cause.ts';
import { showEndpoint } from '../../src/model/endpoint.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { ExitRecord, RunTrace, TraceRole } from '../../src/model/trace.ts';
import { unreachable } from '../../src/model/unreachable.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { exitOf, movesOf, roleOf } from '../../src/trace/queries.ts';
import { type Complaint, complaintIn, complaintOf } from './complaints.ts';
import { endedWithLine } from './ended-with-line.ts';
import { addressText, refusalCause } from './refusals.ts';
import { fail } from './verdicts.ts';

/**
 * Fails the first program that ended while it was still needed. Of several that end in one move, it is one that ended
 * by its own doing: the order in which the system reports them is a matter of chance.
 */
export function firstExit(
  trace: RunTrace,
  roles: readonly TraceRole[],
  before: number,
  expected: Message,
): Failure | null {
  const exits = roles.flatMap((role, index) => {
    const exit = exitOf(trace, role.id);
    return exit && exit.move < before ? [{ exit, index, isVictim: isVictim(trace, exit) }] : [];
  });
  const [first] = exits.sort(
    (a, b) => a.exit.move - b.exit.move || Number(a.isVictim) - Number(b.isVictim) || a.index - b.index,
  );
  return first ? exitFailure(trace, first.exit, expected) : null;
}

/** Whether a program ended because another one closed the connection, or ended. */
function isVictim(trace: RunTrace, exit: ExitRecord): boolean {
  const cause = causeOf(trace, exit, roleOf(trace, exit.role), complaintOf(trace, exit.role));
  return cause === 'connection-reset' || cause === 'exits-early';
}

/** Fails a program that broke a limit of the run, whenever that was noticed, since that depends on the machine. */
export function brokenLimit(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  const exit = exitOf(trace, role.id);
  return exit && exit.because !== 'itself' ? exitFailure(trace, exit, expected) : null;
}

/** Fails a program that ended when everything was done and only time passed: it would have missed what comes next. */
export function endedUnprompted(trace: RunTrace, roles: readonly string[]): Failure | null {
  const exit = roles
    .map((role) => exitOf(trace, role))
    .find((candidate) => candidate?.unprompted && roleOf(trace, candidate.role)?.player.by === 'student');
  return exit ? exitFailure(trace, exit, message('expected.stays', { role: exit.role })) : null;
}

function exitFailure(trace: RunTrace, exit: ExitRecord, expected: Message): Failure {
  const complaint = complaintOf(trace, exit.role);
  const role = roleOf(trace, exit.role);
  const endpoint = role ? showEndpoint(role.endpoint) : '';
  const cause = causeOf(trace, exit, role, complaint);
  const params = {
    roles: [exit.role],
    role: exit.role,
    how: exit.signal ?? String(exit.code ?? ''),
    error: complaint.text,
    endpoint,
    other: complaint.target?.text ?? '',
  };
  const isCutOff = cause === 'connection-reset';
  // What another program sends may bring down a program that is otherwise right: only other scenes show which.
  const isAnswer = hasTrait(cause, 'ends') && !isOwnDoing(trace, exit) && !endedWithLine(trace, exit);
  return fail(cause, {
    // The role that cuts a connection is not the one that shows it.
    ...(isCutOff || isAnswer ? {} : { blame: [exit.role] }),
    ...(isCutOff ? { text: 'cut-off' } : {}),
    ...(cause === 'wrong-address' ? addressText(complaint) : {}),
    expected,
    actual: message(endingOf(exit, complaint), params),
    evidence: [exit.n],
    params,
  });
}

function endingOf({ because }: ExitRecord, { text }: Complaint) {
  if (because !== 'itself' && because !== 'stopped') return 'actual.over-limit';
  return text === '' ? 'actual.ended' : 'actual.crash-error';
}

/**
 * Whether a program ended by its own doing: in its start, with a line typed at it, or by the clock, and not in answer
 * to others. Where several end in one move, one may have made the others end.
 */
function isOwnDoing(trace: RunTrace, { move, role, unprompted }: ExitRecord): boolean {
  if (unprompted) return true;
  const { do: act, role: mover } = movesOf(trace).find((other) => other.move === move) ?? {};
  const isAlone = !trace.events.some(
    (event) => event.kind === 'exit' && event.move === move && event.role !== role,
  );
  return mover === role && isAlone && (act === 'start' || act === 'say');
}

function isAtStart(trace: RunTrace, { move, role }: ExitRecord): boolean {
  return movesOf(trace).some((other) => other.move === move && other.do === 'start' && other.role === role);
}

function causeOf(
  trace: RunTrace,
  exit: ExitRecord,
  role: TraceRole | undefined,
  complaint: Complaint,
): Cause {
  switch (exit.because) {
    case 'cpu':
      return 'busy-loop';
    case 'output':
      return 'too-much-output';
    case 'memory':
      return 'too-much-memory';
    case 'wall':
    case 'itself':
    case 'stopped':
      break;
    default:
      return unreachable(exit.because);
  }
  // A program was killed by somebody else; this run does not show by whom.
  if (exit.signal === 'SIGKILL' || exit.signal === 'SIGTERM') return 'killed';
  // A program that catches an error, prints it and ends without one has still met the error.
  if (exit.code === 0) return (role && refusedAtEnd(trace, exit, role)) ?? 'exits-early';
  // A syntax error later on is about a text that the program reads, and not about its own source.
  if (complaint.kind === 'syntax') return isAtStart(trace, exit) ? 'syntax-error' : 'crash';
  return (role && refusalCause(trace, role, complaint)) ?? 'crash';
}

/** What the network refused a program in the move in which it ended, as the program itself printed. */
function refusedAtEnd(trace: RunTrace, { role: id, move }: ExitRecord, role: TraceRole): Cause | null {
  const said = complaintIn(trace, id, move);
  return said && refusalCause(trace, role, said);
}
