import type { Grader } from '../src/model/grader.ts';
import { type Message, message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { endOfTurn, movesOf, type SayRecord, startOf } from '../src/trace/queries.ts';
import { linesOf, showingsOf } from '../src/trace/shown.ts';
import { likeness } from './lib/likeness.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, listParam, pass } from './lib/verdicts.ts';

/** Every line of some roles is shown by others exactly once, in the turn in which it was said. */
export const delivery: Grader = {
  params: { from: 'roles', to: 'roles', parts: 'parts' },
  grade: (trace, { params }) => {
    const pairs = pairsOf(trace, listParam(params.from), listParam(params.to), listParam(params.parts));
    if (pairs.length === 0) return inconclusive(message('inconclusive.never-said'));
    const evidence: number[] = [];
    for (const pair of pairs) {
      const failure = judgePair(trace, pair);
      if (Array.isArray(failure)) evidence.push(...failure);
      else return failure;
    }
    return pass(evidence);
  },
};

/** @returns the failure, or the evidence of one delivery */
function judgePair(trace: RunTrace, pair: Pair): Failure | number[] {
  const { say, hearer } = pair;
  const end = endOfTurn(trace, say);
  const all = showingsOf(trace, hearer, say.text);
  const inTurn = all.filter(({ move }) => move >= say.move && move < end);
  const expected = message('expected.shown-once', { role: hearer, from: say.role, text: say.text });
  // A line that was typed again later may be shown again later.
  const counted = inTurn.length > 0 && isTypedOnce(trace, say.text) ? all : inTurn;
  if (counted.length === 1) return [say.n, ...counted.map(({ n }) => n)];
  if (counted.length > 1) {
    const trouble = troubleOf(trace, [say.role, hearer], Number.POSITIVE_INFINITY, expected);
    if (trouble?.cause === 'too-much-output') return trouble;
    return fail('heard-twice', {
      expected,
      actual: message('actual.shown-times', { role: hearer, times: counted.length }),
      evidence: [say.n, ...counted.map(({ n }) => n)],
      params: { role: hearer, from: say.role },
    });
  }
  return troubleOf(trace, [say.role, hearer], end, expected) ?? absence(trace, pair, expected, end);
}

function isTypedOnce(trace: RunTrace, text: string): boolean {
  return movesOf(trace).filter((move) => move.do === 'say' && move.text === text).length === 1;
}

/** A line that was not shown in its turn, with what was seen instead. */
function absence(trace: RunTrace, { say, hearer }: Pair, expected: Message, end: number): Failure {
  const params = { role: hearer, from: say.role, text: say.text };
  // The same line may have been said again since.
  const later = isTypedOnce(trace, say.text)
    ? showingsOf(trace, hearer, say.text).find(({ move }) => move >= end)
    : undefined;
  if (later)
    return fail(cameInOneGo(trace, hearer, later.move) ? 'output-held-back' : 'shown-late', {
      expected,
      actual: message('actual.shown-late', params),
      evidence: [say.n, later.n],
      params,
    });
  const lines = linesOf(trace, hearer).flatMap((line) => {
    const first = line.pieces.findIndex(({ move }) => move >= say.move && move < end);
    const last = line.pieces.findLast(({ move }) => move >= say.move && move < end);
    const piece = line.pieces[first];
    if (!piece || !last) return [];
    return [{ text: line.text.slice(line.pieces[first - 1]?.end ?? 0, last.end), n: piece.n }];
  });
  const like = lines
    .map((line) => ({ ...line, cause: likeness(line.text, say.text) }))
    .find(({ cause }) => cause !== null);
  if (like?.cause)
    return fail(like.cause, {
      expected,
      actual: message('actual.shown-changed', { ...params, seen: like.text }),
      evidence: [say.n, like.n],
      params,
    });
  const [other] = lines;
  const same = sameEveryTurn(trace, say.role, hearer);
  if (other && same !== null)
    return fail('hard-coded', {
      expected,
      actual: message('actual.same-always', { role: hearer, seen: same }),
      evidence: [say.n, other.n],
      params,
    });
  return fail('not-heard', {
    expected,
    actual: other
      ? message('actual.shown-other', { ...params, seen: other.text })
      : message('actual.shown-nothing', params),
    evidence: other ? [say.n, other.n] : [say.n],
    params,
  });
}

/** Whether a role showed several lines at once that had been said one after another. */
function cameInOneGo(trace: RunTrace, hearer: string, move: number): boolean {
  const earlier = movesOf(trace).filter(
    (other): other is SayRecord => other.do === 'say' && other.move < move,
  );
  const shown = earlier.filter(({ text }) =>
    showingsOf(trace, hearer, text).some((showing) => showing.move === move),
  );
  return shown.length > 1;
}

/** What a role showed in answer to every plain line of another, word for word the same; null where it varied. */
function sameEveryTurn(trace: RunTrace, speaker: string, hearer: string): string | null {
  const says = movesOf(trace).filter(
    (move): move is SayRecord =>
      move.do === 'say' &&
      move.role === speaker &&
      move.textKind === 'plain' &&
      !move.early &&
      move.move > (startOf(trace, hearer)?.move ?? Number.POSITIVE_INFINITY),
  );
  const answers = says.map((say) => {
    const end = endOfTurn(trace, say);
    const inTurn = trace.events.filter(
      (event) =>
        event.kind === 'print' &&
        event.role === hearer &&
        event.move >= say.move &&
        event.move < end &&
        event.ended,
    );
    return inTurn.map((event) => (event.kind === 'print' ? event.text : '')).join('\n');
  });
  const [first] = answers;
  if (first === undefined || first.trim() === '' || answers.length < 2) return null;
  return answers.every((answer) => answer === first) ? first : null;
}
