import type { Cause } from '../../src/model/cause.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace, Unread } from '../../src/model/trace.ts';
import { inOrder } from '../../src/model/waits.ts';
import { atEachEndpoint, movesOf, roleOf } from '../../src/trace/queries.ts';
import { circleOf, readsKeyboard, waitMessage, waitOf } from '../../src/trace/waits.ts';
import { wentElsewhere } from './astray.ts';
import { refusalIn } from './broadcasting.ts';
import { circleMessage } from './circle.ts';
import type { Pair } from './pairs.ts';
import {
  datagramsIn,
  hasShown,
  heardIn,
  isHeldIn,
  isProgram,
  listenersIn,
  ranIn,
  segmentsIn,
  type Turn,
  turnOf,
} from './turn.ts';

/** Where a line got lost, as far as the evidence tells. */
export interface Absence {
  readonly cause: Cause;
  /** Roles that the evidence names; empty for none. */
  readonly blame: readonly string[];
  readonly params: Message['params'];
  readonly why: readonly Message[];
  readonly evidence: readonly number[];
}

type Found = Partial<Omit<Absence, 'cause'>> & { readonly cause: Cause };

/**
 * Where a line got lost that a hearer did not show: at a program that waits for something else, before it was sent, on
 * its way, unread, or read and not shown.
 *
 * The kernel shows what each program waits for before and after a turn, which bytes lie unread, who ran, and how much
 * went out. Without that, the place is not known.
 */
export function absenceOf(trace: RunTrace, pair: Pair): Absence {
  const turn = turnOf(trace, pair);
  const found =
    blocked(turn) ??
    unsent(turn) ??
    unread(turn) ??
    notPassedOn(turn) ??
    wentElsewhere(turn) ??
    notShown(turn);
  return toAbsence(turn, found ?? { cause: 'not-heard' });
}

/**
 * Like {@link absenceOf}, for a line that was typed together with others: what was counted in its turn may belong to
 * those. Only what a program waits for, and what lies unread, counts then.
 */
export function absenceInBurst(trace: RunTrace, pair: Pair): Absence {
  const turn = turnOf(trace, pair);
  return toAbsence(turn, blocked(turn) ?? unsent(turn) ?? unread(turn) ?? { cause: 'not-heard' });
}

/** Why a line came late, if the turn itself shows a program that waits for something else. */
export function delayOf(trace: RunTrace, pair: Pair): Absence | null {
  const turn = turnOf(trace, pair);
  const found = blocked(turn) ?? unread(turn);
  return found && toAbsence(turn, found);
}

function toAbsence(turn: Turn, { cause, blame = [], params = {}, why = [] }: Found): Absence {
  const { say, hearer, after } = turn;
  return {
    cause,
    blame,
    params: { role: hearer, from: say.role, text: say.text, ...params },
    why: [...why, ...waitsOf(turn)],
    evidence: after ? [after.n] : [],
  };
}

/** The line was typed, and its program waited for something else before and after. */
function blocked(turn: Turn): Found | null {
  const { trace, say, speaker, before, after } = turn;
  if (!isProgram(trace, speaker) || speaker !== say.role || isHeldIn(turn, speaker)) return null;
  if (readsKeyboard(before, speaker) !== false || readsKeyboard(after, speaker) !== false) return null;
  const why = [message('why.turn', { role: speaker }), message('why.not-typed', { role: speaker })];
  const circle = circleOf(after);
  if (!circle) return { cause: 'stuck', params: { roles: [speaker] }, why };
  return { cause: 'deadlock', params: { members: circle }, why: [...why, circleMessage(circle)] };
}

/** Nothing left the program at which the line was typed. */
function unsent(turn: Turn): Found | null {
  const { trace, speaker } = turn;
  const segments = segmentsIn(turn);
  const sent = segments ?? datagramsIn(turn)?.sent;
  if (sent !== 0 || !isProgram(trace, speaker)) return null;
  const error = refusalIn(trace, speaker, turn.say.move);
  if (error !== null)
    return {
      cause: 'broadcast-not-allowed',
      blame: [speaker],
      params: { role: speaker, error },
      why: [message('why.printed', { role: speaker, error })],
    };
  return {
    cause: 'never-sent',
    blame: segments === null || !mayAwaitOthers(turn) ? [speaker] : [],
    params: { role: speaker },
    why: [message('why.sent-nothing', { role: speaker })],
  };
}

/**
 * Whether a program that sent nothing may be waiting for another one, which is at fault then: a program that listens to
 * its connections beside its keyboard may wait for an answer, or for its turn. Scripted endpoints owe nobody anything.
 */
function mayAwaitOthers({ trace, hearer, relay, speaker, after }: Turn): boolean {
  if (!after?.waits) return true;
  const other = relay?.id ?? hearer;
  return isProgram(trace, other) && (waitOf(after, speaker)?.on.some((on) => on.for === 'message') ?? true);
}

/** It was sent, and lies unread where it should have been taken. */
function unread(turn: Turn): Found | null {
  const { trace, hearer, relay, after } = turn;
  const reader = relay && !hasShown(turn, relay.id) ? relay.id : hearer;
  const lying = lyingBefore(turn, reader);
  const waits = waitOf(after, reader);
  if (!lying || !isProgram(trace, reader)) return null;
  const circle = circleOf(after);
  const inCircle = circle?.includes(reader) ? circle : null;
  const isBlockedOn = (what: string): boolean =>
    waits !== undefined && waits.on.length > 0 && waits.on.every((on) => on.for === what);
  const cause = inCircle
    ? 'deadlock'
    : isBlockedOn('lock')
      ? 'stuck'
      : isBlockedOn('keyboard') && isReadLater(turn, lying)
        ? 'answers-before-hearing'
        : 'not-received';
  // A scripted endpoint has sent what the lab's protocol says: a program that does not read that first has the wrong
  // order.
  const isOwnDoing = cause === 'answers-before-hearing' && isScripted(trace, lying.from);
  return {
    cause,
    blame: isOwnDoing ? [reader] : [],
    params: { role: reader, roles: [reader], ...(inCircle ? { members: inCircle } : {}) },
    why: [
      lying.from === null
        ? message('why.unread-datagrams', { role: reader })
        : message('why.unread', { role: reader, from: lying.from, bytes: lying.bytes }),
      ...(inCircle ? [circleMessage(inCircle)] : []),
    ],
  };
}

/**
 * What lies unread before a role. Of several, it is what came from the line's direction, which is the one to read; the
 * kernel lists them in no order.
 */
function lyingBefore({ after, relay, speaker }: Turn, reader: string): Unread | undefined {
  const all = after?.unread.filter(({ role }) => role === reader) ?? [];
  const author = relay && relay.id !== reader ? relay.id : speaker;
  return all.find(({ from }) => from === author) ?? inOrder(all)[0];
}

function isScripted(trace: RunTrace, role: string | null): boolean {
  return role !== null && roleOf(trace, role)?.player.by === 'probe';
}

/** Whether what lay unread was read once the program had got its keyboard line. */
function isReadLater({ trace, after }: Turn, { role, from, bytes }: Unread): boolean {
  return trace.events.some((event) => {
    if (event.kind !== 'settled' || !after || event.n <= after.n) return false;
    const lying = event.unread.filter((unread) => unread.role === role && unread.from === from);
    return lying.reduce((sum, unread) => sum + unread.bytes, 0) < bytes;
  });
}

/** The server has the line, and sends it to nobody, or not to everybody. */
function notPassedOn(turn: Turn): Found | null {
  const { trace, say, hearer, relay, speaker } = turn;
  // Among peers nobody sends to all: each one sends to the next.
  const isServer = roleOf(trace, speaker)?.verb === 'listens' && roleOf(trace, hearer)?.verb === 'connects';
  const server = relay?.id ?? (isServer ? speaker : null);
  if (server === null || !isProgram(trace, server) || wasSentToGroup(turn)) return null;
  const got = listenersIn(turn).filter((role) => hasShown(turn, role));
  const isProbe = roleOf(trace, hearer)?.player.by === 'probe';
  if (isProbe ? !isMissedByProbe(turn) : !isLeftOut(turn, got)) return null;
  const isSilent =
    isProbe && listenersIn(turn).every((role) => heardIn(turn, role).length === 0 && got.length === 0);
  const cause = relay ? 'not-passed-on' : isSilent ? 'never-sent' : 'not-sent-to-all';
  return {
    cause,
    // A server that has not shown the line either may have refused it, because of what its author made of it.
    blame: relay === null || hasShown(turn, server) ? [server] : [],
    params: { role: cause === 'never-sent' ? server : hearer, from: say.role, server, roles: [server] },
  };
}

/** Whether the server has sent a datagram, where lines go to groups: no connection shows whom it reached. */
function wasSentToGroup(turn: Turn): boolean {
  const hearer = roleOf(turn.trace, turn.hearer);
  const hears = hearer ? atEachEndpoint(hearer) : [];
  return (datagramsIn(turn)?.sent ?? 0) > 0 && hears.some(({ endpoint }) => endpoint.range !== undefined);
}

/** Whether a probe heard nothing in the turn, or only an older line. */
function isMissedByProbe(turn: Turn): boolean {
  const heard = heardIn(turn, turn.hearer);
  const older = movesOf(turn.trace).filter((move) => move.do === 'say' && move.move < turn.say.move);
  return (
    heard.length === 0 ||
    older.some((move) => move.do === 'say' && heard.some((text) => text.includes(move.text)))
  );
}

/**
 * Whether nothing came to the hearer: it did not run at all, or every segment that went out reached somebody who has
 * shown the line.
 */
function isLeftOut(turn: Turn, got: readonly string[]): boolean {
  const segments = segmentsIn(turn);
  if (segments === null || !turn.after?.waits) return false;
  return !ranIn(turn, turn.hearer) || segments <= got.length + (turn.relay ? 1 : 0);
}

/** It came, and was not shown. */
function notShown(turn: Turn): Found | null {
  const { trace, hearer, relay, after } = turn;
  const wait = waitOf(after, hearer);
  if (!isProgram(trace, hearer) || !wait || !ranIn(turn, hearer)) return null;
  // A program that polls by the clock runs whether anything has come or not.
  if (wait.on.length === 0 || wait.on.some((on) => on.for === 'timer')) return null;
  if (relay && isProgram(trace, relay.id) && !hasShown(turn, relay.id)) return null;
  const listeners = listenersIn(turn).length;
  const sent = (segmentsIn(turn) ?? 0) >= listeners + (relay ? 1 : 0) && segmentsIn(turn) !== 0;
  const counts = datagramsIn(turn);
  const read = (counts?.received ?? 0) >= Math.max(1, listeners);
  if (!sent && !read) return null;
  return {
    cause: awaitsMore(turn) ? 'awaits-more' : 'not-printed',
    params: { role: hearer, roles: [hearer] },
  };
}

/**
 * Whether a program goes on reading from others although it is its own turn to speak: it takes what came for a part.
 */
function awaitsMore({ trace, hearer, end, after }: Turn): boolean {
  const next = movesOf(trace).find((move) => move.do === 'say' && move.move >= end);
  const isOwnTurn = next?.do === 'say' && next.role === hearer && !next.early;
  return (
    isOwnTurn &&
    readsKeyboard(after, hearer) === false &&
    (waitOf(after, hearer)?.on.every((on) => on.for === 'message') ?? false)
  );
}

/** What the roles concerned were waiting for when the turn was over. */
function waitsOf({ trace, hearer, relay, speaker, after }: Turn): readonly Message[] {
  const concerned = [relay?.id ?? null, speaker, hearer];
  return (after?.waits ?? [])
    .filter(({ role }) => concerned.includes(role) && isProgram(trace, role))
    .map(waitMessage);
}
