import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import type { RunEvent, RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { inOrder } from '../src/model/waits.ts';
import {
  endOfTurn,
  isPresent,
  movesOf,
  roleOf,
  type SayRecord,
  saysIn,
  settledOf,
} from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { settledBefore, waitMessage, waitOf } from '../src/trace/waits.ts';
import { inCircle } from './lib/circle.ts';
import { type ConnectWindow, connectWindow } from './lib/connecting.ts';
import { isConnected } from './lib/connections.ts';
import { notListening } from './lib/places.ts';
import { troubleOf } from './lib/trouble.ts';
import { unflushed } from './lib/unflushed.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/**
 * A client that has connected gets a welcome, and shows it.
 *
 * What a client prints by itself proves nothing. So the server is held while the client starts: what the client prints
 * once the server goes on is the welcome, whatever its words. A probe server's welcome is a random text; a probe client
 * has been welcomed when it has heard anything.
 */
export const greeted: Grader = {
  params: { by: 'role', to: 'roles' },
  whileHeld: true,
  grade: (trace, { params }) => {
    const by = roleParam(params.by);
    const evidence: number[] = [];
    const strayed: Failure[] = [];
    for (const id of listParam(params.to)) {
      const window = isPresent(trace, id) ? connectWindow(trace, id) : null;
      if (!window) continue;
      const judged = elsewhere(trace, by, id, window) ?? judge(trace, by, id, window);
      if (Array.isArray(judged)) evidence.push(...judged);
      else if (judged.cause === 'wrong-port' || judged.cause === 'wrong-protocol') strayed.push(judged);
      else return judged;
    }
    const [first] = strayed;
    if (first) return { ...first, blame: strayed.flatMap(({ blame }) => blame) };
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** Fails a client that is welcomed, but not at the lab's endpoint: the two programs have agreed on another one. */
function elsewhere(trace: RunTrace, by: string, id: string, window: ConnectWindow): Failure | null {
  const server = roleOf(trace, by);
  const stray = server && notListening(trace, server, message('expected.greeted', { role: id, server: by }));
  const isAgreed = stray?.cause === 'wrong-port' || stray?.cause === 'wrong-protocol';
  const shown = isAgreed ? answersIn(trace, id, window) : [];
  if (!stray || shown.length === 0) return null;
  const params = { ...stray.message.params, roles: [id], role: id };
  return {
    ...stray,
    blame: [id],
    message: { ...stray.message, params },
    actual: message('actual.not-connected', params),
    evidence: [window.start.n, ...shown],
  };
}

function judge(trace: RunTrace, by: string, id: string, window: ConnectWindow): Failure | number[] {
  const expected = message('expected.greeted', { role: id, server: by });
  const shown =
    roleOf(trace, by)?.player.by === 'probe'
      ? ofProbeServer(trace, by, id, window)
      : ofServer(trace, id, window);
  if (shown.length > 0) return [window.start.n, ...shown];
  const params = { role: id, server: by };
  const welcome = roleOf(trace, by)?.player.by === 'probe' ? welcomeOf(trace, by, window) : undefined;
  const end = welcome ? endOfTurn(trace, welcome) : window.to + 1;
  const late = greetedLater(trace, id, window);
  const cause = late === null ? 'no-welcome' : 'late-welcome';
  const actual = message(late === null ? 'actual.not-greeted' : 'actual.greeted-late', params);
  const evidence = late === null ? [window.start.n] : [window.start.n, late];
  return (
    troubleOf(trace, [by, id], window.to + 2, expected) ??
    inCircle(trace, [by, id], window.to + 1, { expected, actual, evidence, params }) ??
    asksFirst(trace, id, end, { expected, actual, evidence, params }) ??
    fail(cause, { expected, actual, why: unflushed(trace, id), evidence, params })
  );
}

/** The record of what a client shows when another client comes, before anybody has spoken. */
function greetedLater(trace: RunTrace, id: string, window: ConnectWindow): number | null {
  const first = movesOf(trace).find((move) => move.do === 'say' && move.part !== 'welcome');
  const later = trace.events.find(
    (event) =>
      (event.kind === 'print' || event.kind === 'heard') &&
      event.role === id &&
      event.move > window.to &&
      event.move < (first?.move ?? 0),
  );
  return later?.n ?? null;
}

function ofProbeServer(trace: RunTrace, by: string, id: string, window: ConnectWindow): number[] {
  const welcome = welcomeOf(trace, by, window);
  if (!welcome) return [];
  const end = endOfTurn(trace, welcome);
  return showingsOf(trace, id, welcome.text).flatMap(({ n, move }) => (move < end ? [n] : []));
}

/** What a probe server says to the new client. */
function welcomeOf(trace: RunTrace, by: string, window: ConnectWindow): SayRecord | undefined {
  return saysIn(trace, ['welcome']).find((say) => say.role === by && say.move > window.start.move);
}

/** Fails a client that waits for its keyboard while the welcome lies unread, whoever has sent it. */
function asksFirst(
  trace: RunTrace,
  id: string,
  before: number,
  { params, ...facts }: Pick<Failure, 'expected' | 'actual' | 'evidence'> & Pick<Message, 'params'>,
): Failure | null {
  const settled = settledBefore(trace, before);
  const lying = inOrder(settled?.unread ?? []).find(({ role }) => role === id);
  const wait = waitOf(settled, id);
  const isAtKeyboard =
    wait !== undefined && wait.on.length > 0 && wait.on.every((on) => on.for === 'keyboard');
  if (!settled || !lying?.from || !isAtKeyboard) return null;
  return fail('answers-before-hearing', {
    ...facts,
    blame: [id],
    why: [message('why.unread', { role: id, from: lying.from, bytes: lying.bytes }), waitMessage(wait)],
    evidence: [...facts.evidence, settled.n],
    params: { ...params, from: lying.from },
  });
}

function ofServer(trace: RunTrace, id: string, window: ConnectWindow): readonly number[] {
  // Without a connection, a client can only have printed something of its own.
  return isUnconnected(trace, window) ? [] : answersIn(trace, id, window);
}

/** Records of what a client shows, or a probe hears, once the server can have answered. */
function answersIn(trace: RunTrace, id: string, window: ConnectWindow): readonly number[] {
  const probe = roleOf(trace, id)?.player.by === 'probe';
  const from = probe ? window.from : (window.resumed ?? window.from);
  const answers = (event: RunEvent): boolean =>
    (event.kind === 'print' || event.kind === 'heard') &&
    event.role === id &&
    event.text.trim() !== '' &&
    event.move >= from &&
    event.move <= window.to;
  return trace.events.filter(answers).map(({ n }) => n);
}

function isUnconnected(trace: RunTrace, { start }: ConnectWindow): boolean {
  const settled = settledOf(trace, start.move);
  return settled !== undefined && isConnected(settled) === false;
}
