import { showEndpoint } from '../../src/model/endpoint.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { ExitRecord, RunTrace, TraceRole } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { exitOf, isPresent, settledOf, startOf } from '../../src/trace/queries.ts';
import { fail } from './verdicts.ts';

/**
 * Trouble that explains by itself why roles did not do what was asked of them, the deepest first: nobody listens,
 * a program ended, a client never connected, a receiver never joined.
 * @param roles whose trouble counts; roles that they depend on are looked at too
 * @param before only what happened before this move
 * @returns null where the evidence names nobody
 */
export function troubleOf(
  trace: RunTrace,
  roles: readonly string[],
  before: number,
  expected: Message,
): Failure | null {
  const own = trace.run.roles.filter((role) => roles.includes(role.id) && isPresent(trace, role.id));
  const servers = trace.run.roles.filter(
    (role) => role.verb === 'listens' && own.some((other) => other.verb === 'connects'),
  );
  const involved = [...new Set([...servers, ...own])].filter((role) => role.player.by !== 'through');
  return (
    first(involved, (role) => notListening(trace, role, expected)) ??
    firstExit(trace, involved, before, expected) ??
    first(involved, (role) => notConnected(trace, role, expected)) ??
    first(involved, (role) => notJoined(trace, role, expected)) ??
    first(own, (role) => neverRests(trace, role, before, expected))
  );
}

/** A program that was still running when everything else had long been still. */
function neverRests(trace: RunTrace, role: TraceRole, before: number, expected: Message): Failure | null {
  const found = trace.events.find(
    (event) => event.kind === 'settled' && event.move < before && event.restless.includes(role.id),
  );
  if (!found) return null;
  const params = { roles: [role.id] };
  return fail('busy-loop', {
    blame: [role.id],
    expected,
    actual: message('actual.never-rests', params),
    evidence: [found.n],
    params,
  });
}

function first(roles: readonly TraceRole[], look: (role: TraceRole) => Failure | null): Failure | null {
  for (const role of roles) {
    const failure = look(role);
    if (failure) return failure;
  }
  return null;
}

/** A server whose port is not bound when its start has settled. */
export function notListening(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  if (role.verb !== 'listens' || role.player.by === 'probe') return null;
  const start = startOf(trace, role.id);
  const settled = start && settledOf(trace, start.move);
  if (!start || !settled?.ports) return null;
  const name = showEndpoint({ ...role.endpoint, group: null });
  if (settled.ports.bound.includes(name)) return null;
  const ended = firstExit(trace, [role], start.move + 1, expected);
  if (ended) return ended;
  const [other] = settled.ports.others;
  const params = { roles: [role.id], endpoint: name, other: other ?? '' };
  return fail(other ? 'wrong-port' : 'never-listens', {
    blame: [role.id],
    expected,
    actual: message(other ? 'actual.listens-elsewhere' : 'actual.not-listening', params),
    evidence: [start.n, settled.n],
    params,
  });
}

/** The first program to end although it was still needed. */
export function firstExit(
  trace: RunTrace,
  roles: readonly TraceRole[],
  before: number,
  expected: Message,
): Failure | null {
  const exits = roles
    .flatMap((role) => {
      const exit = exitOf(trace, role.id);
      return exit && exit.move < before ? [exit] : [];
    })
    .sort((a, b) => a.n - b.n);
  const [exit] = exits;
  return exit ? exitFailure(trace, exit, expected) : null;
}

/** Exit codes that are no error: a program that ends by itself, too early. */
function exitFailure(trace: RunTrace, exit: ExitRecord, expected: Message): Failure {
  const cause = exitCause(exit);
  const error = lastError(trace, exit.role);
  const params = { roles: [exit.role], how: exit.signal ?? String(exit.code ?? ''), error };
  return fail(cause, {
    blame: [exit.role],
    expected,
    actual: message(error === '' ? `actual.${cause}` : 'actual.crash-error', params),
    evidence: [exit.n],
    params,
  });
}

function exitCause(exit: ExitRecord): string {
  if (exit.because === 'cpu') return 'busy-loop';
  if (exit.because === 'output') return 'too-much-output';
  // Nobody kills themselves: who did it, this run does not tell.
  if (exit.signal === 'SIGKILL' || exit.signal === 'SIGTERM') return 'killed';
  return exit.code === 0 ? 'exits-early' : 'crash';
}

/** The line of a program's error output that says what went wrong, with its place where there is one. */
function lastError(trace: RunTrace, role: string): string {
  const lines = trace.events.flatMap((event) =>
    event.kind === 'print' && event.role === role && event.stream === 'err' ? [event.text] : [],
  );
  const named = lines.findLast((line) => /^[\w.]*(?:Error|Exception|Interrupt)\b/.test(line.trim()));
  const place = lines.findLast(
    (line) =>
      /File ".+", line \d+|\((?:file:\/\/)?[^()]+:\d+:\d+\)|^\s*at (?:file:\/\/)?\/\S+:\d+:\d+/.test(line) &&
      !/node:internal|frozen/.test(line),
  );
  const error = named ?? lines.findLast((line) => line.trim() !== '') ?? '';
  return [error.trim(), place?.trim() ?? '']
    .filter((part) => part !== '')
    .join(' · ')
    .slice(0, 400);
}

/** A client that had no connection when its start had settled. */
function notConnected(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  if (role.verb !== 'connects' || role.endpoint.transport !== 'tcp') return null;
  const start = startOf(trace, role.id);
  const settled = start && settledOf(trace, start.move);
  if (!start || !settled?.ports || !settled.portsBefore) return null;
  if (settled.ports.connections > settled.portsBefore.connections) return null;
  const failed = trace.events.find(
    (event) => event.kind === 'probe' && event.role === role.id && event.event === 'failed',
  );
  if (role.player.by === 'probe' && !failed) return null;
  const params = { roles: [role.id], endpoint: showEndpoint(role.endpoint) };
  return fail('never-connects', {
    blame: role.player.by === 'probe' ? [] : [role.id],
    expected,
    actual: message('actual.not-connected', params),
    evidence: [start.n, settled.n],
    params,
  });
}

/** A receiver whose port is not bound, or that did not join its group, when its start had settled. */
export function notJoined(trace: RunTrace, role: TraceRole, expected: Message): Failure | null {
  const start = startOf(trace, role.id);
  const settled = start && settledOf(trace, start.move);
  if (role.verb !== 'joins' || role.player.by === 'probe' || !start || !settled?.ports) return null;
  const before = settled.portsBefore;
  const name = showEndpoint({ ...role.endpoint, group: null });
  const count = (list: readonly string[] | undefined): number =>
    list?.filter((entry) => entry === name).length ?? 0;
  const params = { roles: [role.id], endpoint: showEndpoint(role.endpoint), other: '' };
  const evidence = [start.n, settled.n];
  if (count(settled.ports.bound) <= count(before?.bound)) {
    const other =
      settled.ports.others.find((entry) => entry.startsWith('udp:') && !before?.others.includes(entry)) ?? '';
    const cause = other === '' ? 'never-listens' : 'wrong-port';
    return fail(cause, {
      blame: [role.id],
      expected,
      actual: message(other === '' ? 'actual.not-bound' : 'actual.bound-elsewhere', { ...params, other }),
      evidence,
      params: { ...params, other },
    });
  }
  const { group } = role.endpoint;
  if (group === null || settled.ports.members === null) return null;
  const joined = (ports: typeof before): number => ports?.members?.[group] ?? 0;
  if (joined(settled.ports) > joined(before)) return null;
  const elsewhere = Object.entries(settled.ports.members).find(
    ([other, members]) => other !== group && members > (before?.members?.[other] ?? 0),
  );
  const cause = elsewhere ? 'wrong-group' : 'never-joined-group';
  return fail(cause, {
    blame: [role.id],
    expected,
    actual: message(elsewhere ? 'actual.joined-elsewhere' : 'actual.not-joined', {
      ...params,
      other: elsewhere?.[0] ?? '',
    }),
    evidence,
    params: { ...params, other: elsewhere?.[0] ?? '' },
  });
}
