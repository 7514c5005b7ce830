import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { roleOf } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { delivery } from './delivery.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { promptSentAlong } from './lib/prompts.ts';
import { fail } from './lib/verdicts.ts';

/**
 * Texts that are easily corrupted arrive as they were typed: delivery, with difficult texts; and a probe hears no
 * prompt before them. On a program's screen, a text before them may be the program's own.
 */
export const whole: Grader = {
  params: delivery.params,
  optional: delivery.optional ?? [],
  eachLine: true,
  grade: (trace, claim) => {
    const verdict = delivery.grade(trace, claim);
    if (verdict.status !== 'pass') return verdict;
    const { from, to, parts } = claim.params;
    const pairs = pairsOf(trace, listParam(from), listParam(to), listParam(parts));
    for (const pair of pairs) {
      const failure = withPrompt(trace, pair);
      if (failure) return failure;
    }
    return verdict;
  },
};

function withPrompt(trace: RunTrace, { say, hearer }: Pair): Failure | null {
  if (roleOf(trace, hearer)?.player.by !== 'probe' || roleOf(trace, say.role)?.player.by !== 'student')
    return null;
  const [heard] = showingsOf(trace, hearer, say.text).filter(({ move }) => move >= say.move);
  const prompt = heard ? promptSentAlong(trace, say, heard.prefix) : null;
  if (!heard || prompt === null) return null;
  const seen = `${heard.prefix.slice(heard.prefix.lastIndexOf(prompt))}${say.text}`;
  const params = { role: say.role, roles: [say.role], from: say.role, text: say.text };
  return fail('sends-prompt', {
    blame: [say.role],
    expected: message('expected.no-prompt', params),
    actual: message('actual.sent-with', { ...params, seen }),
    evidence: [say.n, heard.n],
    params,
  });
}
