import type { Cause } from '../../src/model/cause.ts';
import { memo } from '../../src/model/memo.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { endOfTurn, isInBurst, movesOf, roleOf, type SayRecord, startOf } from '../../src/trace/queries.ts';
import { linesOf, type Showing, showingsOf } from '../../src/trace/shown.ts';
import { settledBefore } from '../../src/trace/waits.ts';
import { absenceInBurst, absenceOf, delayOf } from './absence.ts';
import { changed } from './changed-line.ts';
import { erasedAtOnce } from './erased.ts';
import { likeness } from './likeness.ts';
import type { Pair } from './pairs.ts';
import { inPieces, isBegun, spreadOver } from './pieces.ts';
import { EMPTY, shownInTurn, standIn } from './stand-in.ts';
import { unflushed } from './unflushed.ts';
import { fail } from './verdicts.ts';

/** Fails a line that is there more than once: at a probe it was sent twice, while a program may show twice what came once. */
export function repeated(
  trace: RunTrace,
  pair: Pair,
  expected: Message,
  counted: readonly Showing[],
): Failure {
  const { say, hearer } = pair;
  const isProbe = roleOf(trace, hearer)?.player.by === 'probe';
  const sender = isProbe ? senderTo(trace, pair) : null;
  return fail(sender === null ? 'heard-twice' : 'sends-twice', {
    expected,
    actual: message('actual.shown-times', { role: hearer, times: counted.length }),
    evidence: [say.n, ...counted.map(({ n }) => n)],
    params: { role: sender ?? hearer, from: say.role },
  });
}

/** The program from which a probe hears a line: its author, or the server that passes it on. */
function senderTo(trace: RunTrace, { say, hearer }: Pair): string | null {
  const serves = trace.run.roles.find(({ verb }) => verb === 'listens');
  const speaker = roleOf(trace, say.role);
  const isDirect = speaker?.verb !== 'connects' || roleOf(trace, hearer)?.verb !== 'connects';
  const sender = isDirect ? speaker : serves;
  return sender?.player.by === 'student' ? sender.id : null;
}

/** Whether this text is typed only once in the run. */
export function isTypedOnce(trace: RunTrace, text: string): boolean {
  return timesTyped(trace).get(text) === 1;
}

const timesTyped = memo((trace: RunTrace): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const move of movesOf(trace))
    if (move.do === 'say') times.set(move.text, (times.get(move.text) ?? 0) + 1);
  return times;
});

/**
 * The failure for a line that was not shown in time, with what was seen instead.
 * @param end the first move after that time
 */
export function missing(trace: RunTrace, { say, hearer }: Pair, expected: Message, end: number): Failure {
  const params = { role: hearer, from: say.role, text: say.text };
  // The same text may have been typed again since.
  const later = isTypedOnce(trace, say.text)
    ? showingsOf(trace, hearer, say.text).find(({ move }) => move >= end)
    : undefined;
  if (later) return late(trace, { say, hearer }, later, expected);
  const erased = erasedAtOnce(trace, { say, hearer }, end, expected);
  if (erased) return erased;
  const lines = shownInTurn(trace, { say, hearer });
  const seen = lines.map(({ text, n }) => ({ seen: text, n }));
  const rows = lines.flatMap(({ text }) => text.split('\n'));
  if (inPieces(rows, say.text)) return changed('splits-messages', { say, hearer }, expected, seen);
  const spread = spreadOver(trace, { say, hearer });
  if (spread.length > 0) return changed('splits-messages', { say, hearer }, expected, spread);
  const begun = lines.find(({ text }) => isBegun(text, say.text));
  if (begun && hasUnread(trace, { say, hearer }))
    return changed('truncated', { say, hearer }, expected, [{ n: begun.n, seen: begun.text }]);
  const like = lines
    .map(({ text, n }) => ({ n, seen: text, cause: likeness(text, say.text) }))
    .find(({ cause }) => cause !== null);
  if (like?.cause) return changed(like.cause, { say, hearer }, expected, [like]);
  const [other] = lines;
  const same = sameEveryTurn(trace, say.role, hearer);
  const speaker = roleOf(trace, hearer)?.player.by === 'probe' ? senderTo(trace, { say, hearer }) : null;
  if (other && same !== null)
    return fail('hard-coded', {
      expected,
      actual: message('actual.same-always', { seen: same }),
      evidence: [say.n, other.n],
      params: { ...params, role: speaker ?? hearer },
    });
  const lost = isInBurst(trace, say)
    ? absenceInBurst(trace, { say, hearer })
    : absenceOf(trace, { say, hearer });
  const stand = lost.cause === 'not-printed' ? standIn(trace, { say, hearer }) : null;
  return fail(stand === null ? lost.cause : 'shown-otherwise', {
    blame: lost.blame,
    expected,
    actual: other
      ? message('actual.shown-other', { ...params, seen: stand ?? other.text })
      : message('actual.shown-nothing', params),
    why: [...lost.why, ...unflushed(trace, hearer)],
    evidence: [say.n, ...(other ? [other.n] : []), ...lost.evidence],
    params: lost.params,
  });
}

/** Whether a hearer has left unread what came in a turn, or a part of it. */
function hasUnread(trace: RunTrace, { say, hearer }: Pair): boolean {
  const after = settledBefore(trace, endOfTurn(trace, say));
  return after?.unread.some(({ role }) => role === hearer) ?? false;
}

/** The failure for a line that was shown after its turn. */
function late(trace: RunTrace, pair: Pair, later: Showing, expected: Message): Failure {
  const { say, hearer } = pair;
  const params = { role: hearer, from: say.role, text: say.text };
  const delay = delayOf(trace, pair);
  const sender = roleOf(trace, hearer)?.player.by === 'probe' ? senderTo(trace, pair) : null;
  return fail(delay?.cause ?? lateCause(trace, pair, later, sender !== null), {
    blame: delay?.blame ?? [],
    expected,
    actual: message('actual.shown-late', params),
    why: delay?.why ?? [],
    evidence: [say.n, later.n, ...(delay?.evidence ?? [])],
    params: { ...params, ...(sender === null ? {} : { role: sender }), ...delay?.params },
  });
}

/**
 * In which way a line came late: on one line with others, after one that was typed later, at once with others, or
 * alone. What a probe hears late was sent late.
 */
function lateCause(trace: RunTrace, { say, hearer }: Pair, later: Showing, isProbe: boolean): Cause {
  const shown = movesOf(trace)
    .filter((other): other is SayRecord => other.do === 'say' && other.role !== hearer)
    .filter((other) => other.move !== say.move && isTypedOnce(trace, other.text))
    .flatMap((other) => showingsOf(trace, hearer, other.text).map((showing) => ({ say: other, showing })));
  const together = shown.filter(({ showing }) => showing.move === later.move);
  const isMerged = isProbe
    ? together.some(({ showing }) => showing.n === later.n)
    : linesOf(trace, hearer).some(
        ({ text }) => text.includes(say.text) && shown.some((other) => text.includes(other.say.text)),
      );
  // What a probe hears on one connection is one text, in whatever pieces it arrives.
  const stream = linesOf(trace, hearer).find(({ text }) => text.includes(say.text))?.text ?? '';
  const isBefore = (other: (typeof shown)[number]): boolean =>
    isProbe
      ? stream.includes(other.say.text) && stream.indexOf(other.say.text) < stream.indexOf(say.text)
      : other.showing.n < later.n;
  const overtook = shown.find((other) => other.say.move > say.move && isBefore(other));
  if (overtook) return overtook.say.role === say.role ? 'reorders' : 'wrong-order';
  // Lines that were sent one after the other may reach a probe in one piece, but never in another order.
  if (isMerged) return 'merges-messages';
  if (isProbe) return 'sent-late';
  if (together.length === 0) return 'shown-late';
  const own = together.filter((other) => other.say.role === say.role);
  if (isOutOfOrder([...own, { say, showing: later }])) return 'reorders';
  return isOutOfOrder([...together, { say, showing: later }]) ? 'wrong-order' : 'output-held-back';
}

/** Whether lines were shown in another order than they were typed. */
function isOutOfOrder(lines: readonly { readonly say: SayRecord; readonly showing: Showing }[]): boolean {
  const shown = [...lines].sort((a, b) => a.showing.n - b.showing.n);
  return shown.some((line, index) => index > 0 && line.say.move < (shown[index - 1]?.say.move ?? 0));
}

const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b/;

/** What a role showed in answer to every plain line of another, word for word the same; null where it varied. */
function sameEveryTurn(trace: RunTrace, speaker: string, hearer: string): string | null {
  const says = movesOf(trace).filter(
    (move): move is SayRecord =>
      move.do === 'say' &&
      move.role === speaker &&
      move.textKind === 'plain' &&
      !move.early &&
      !isInBurst(trace, move) &&
      move.move > (startOf(trace, hearer)?.move ?? Number.POSITIVE_INFINITY),
  );
  const answers = says.map((say) => {
    const end = endOfTurn(trace, say);
    const inTurn = trace.events.filter(
      (event) =>
        ((event.kind === 'print' && event.ended) || event.kind === 'heard') &&
        event.role === hearer &&
        event.move >= say.move &&
        event.move < end,
    );
    return inTurn
      .map((event) => (event.kind === 'print' || event.kind === 'heard' ? event.text : ''))
      .join('\n');
  });
  const [first] = answers;
  if (first === undefined || first.trim() === '' || answers.length < 2) return null;
  // Addresses differ in each run, so such a text is not written into the program.
  if (EMPTY.test(first) || ADDRESS.test(first)) return null;
  return answers.every((answer) => answer === first) ? first : null;
}
