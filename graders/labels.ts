import type { Cause } from '../src/model/cause.ts';
import type { Grader } from '../src/model/grader.ts';
import type { GraderParam } from '../src/model/lab.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace, TraceRole } from '../src/model/trace.ts';
import { endOfTurn, movesOf, roleOf, type SayRecord } from '../src/trace/queries.ts';
import { type Showing, showingsOf } from '../src/trace/shown.ts';
import { type Label, labelIn } from './lib/labels.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { fail, inconclusive, listParam, pass } from './lib/verdicts.ts';

/** Whoever shows a line names its speaker before it, on the same line; case, spaces and punctuation are free. */
export const labels: Grader = {
  params: { from: 'roles', to: 'roles', parts: 'parts' },
  grade: (trace, { params }) => {
    const evidence: number[] = [];
    for (const { say, hearer } of pairsIn(trace, params)) {
      const [shown] = showingsOf(trace, hearer, say.text).filter(
        ({ move }) => move >= say.move && move < endOfTurn(trace, say),
      );
      const speaker = roleOf(trace, say.role);
      // Whether a line arrives at all is another check's claim.
      if (!shown || !speaker) continue;
      const label = labelOf(trace, shown, speaker);
      evidence.push(shown.n);
      if (fits(label, speaker)) continue;
      return fail(causeOf(trace, params, { say, label }), {
        expected: message('expected.label', { role: hearer, from: say.role, text: say.text }),
        actual: message('actual.line', { role: hearer, seen: `${shown.prefix}${say.text}` }),
        evidence: [say.n, shown.n],
        params: { role: hearer, from: say.role },
      });
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.nothing-shown'));
  },
};

/**
 * The label of a text that is shown. Where the line before it was not ended, it is what stands between the two, if
 * anything does.
 */
function labelOf(trace: RunTrace, { prefix }: Showing, speaker: TraceRole): Label {
  const ends = movesOf(trace).flatMap((move) => {
    const at = move.do === 'say' ? prefix.lastIndexOf(move.text) : -1;
    return move.do === 'say' && at >= 0 ? [at + move.text.length] : [];
  });
  const numbers = numbersOf(trace);
  const isClient = speaker.number !== null;
  const own = labelIn(prefix.slice(Math.max(0, ...ends)), numbers, isClient);
  return own.kind === 'none' ? labelIn(prefix, numbers, isClient) : own;
}

interface Mislabelled {
  readonly say: SayRecord;
  readonly label: Label;
}

/** Whether the label is not there, another's, or exchanged with the one whose it is. */
function causeOf(trace: RunTrace, params: Params, { say, label }: Mislabelled): Cause {
  if (label.kind === 'none') return 'missing-label';
  const other = trace.run.roles.find((role) => fits(label, role));
  if (!other) return 'wrong-label';
  const exchanged = pairsIn(trace, params).some((pair) => {
    if (pair.say.role !== other.id) return false;
    const [shown] = showingsOf(trace, pair.hearer, pair.say.text);
    const speaker = roleOf(trace, say.role);
    return shown && speaker && fits(labelOf(trace, shown, other), speaker);
  });
  return exchanged ? 'swapped-labels' : 'wrong-label';
}

type Params = Readonly<Record<string, GraderParam>>;

function pairsIn(trace: RunTrace, params: Params): readonly Pair[] {
  return pairsOf(trace, listParam(params.from), listParam(params.to), listParam(params.parts));
}

function numbersOf(trace: RunTrace): readonly number[] {
  return trace.run.roles.flatMap(({ number }) => (number === null ? [] : [number]));
}

function fits(label: Label, speaker: TraceRole): boolean {
  if (speaker.number === null) return label.kind === 'server';
  return label.kind === 'client' && label.number === speaker.number;
}
