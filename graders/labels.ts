import type { Grader } from '../src/model/grader.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace, TraceRole } from '../src/model/trace.ts';
import { endOfTurn, roleOf } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { type Label, labelIn } from './lib/labels.ts';
import { pairsOf } from './lib/pairs.ts';
import { fail, inconclusive, listParam, pass } from './lib/verdicts.ts';

/** Whoever shows a line names its speaker before it, on the same line; case, spaces and punctuation are free. */
export const labels: Grader = {
  params: { from: 'roles', to: 'roles', parts: 'parts' },
  grade: (trace, { params }) => {
    const evidence: number[] = [];
    const numbers = trace.run.roles.flatMap(({ number }) => (number === null ? [] : [number]));
    for (const { say, hearer } of pairsOf(
      trace,
      listParam(params.from),
      listParam(params.to),
      listParam(params.parts),
    )) {
      const [shown] = showingsOf(trace, hearer, say.text).filter(
        ({ move }) => move >= say.move && move < endOfTurn(trace, say),
      );
      const speaker = roleOf(trace, say.role);
      // Whether a line arrives at all is another check's claim.
      if (!shown || !speaker) continue;
      const label = labelIn(shown.prefix, numbers, speaker.number !== null);
      evidence.push(shown.n);
      if (fits(label, speaker)) continue;
      const cause = label.kind === 'none' ? 'missing-label' : 'wrong-label';
      return fail(cause, {
        expected: message('expected.label', { role: hearer, from: say.role, text: say.text }),
        actual: message('actual.line', { role: hearer, seen: `${shown.prefix}${say.text}` }),
        evidence: [say.n, shown.n],
        params: { role: hearer, from: say.role },
        blame: blamed(trace, hearer),
      });
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.nothing-shown'));
  },
};

function fits(label: Label, speaker: TraceRole): boolean {
  if (speaker.number === null) return label.kind === 'server';
  return label.kind === 'client' && label.number === speaker.number;
}

/** The one who prints may label, or the server that passes the line on: the server's own screen is its own doing. */
function blamed(trace: RunTrace, hearer: string): string[] {
  return roleOf(trace, hearer)?.verb === 'listens' ? [hearer] : [];
}
