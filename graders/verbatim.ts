import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { roleOf } from '../src/trace/queries.ts';
import { type Showing, showingsOf } from '../src/trace/shown.ts';
import { changed } from './lib/changed-line.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { standingPrompts, withoutPrompts } from './lib/standing-prompts.ts';
import { besideIn, turnOf } from './lib/turn.ts';
import { fail, inconclusive, pass, togetherFailed } from './lib/verdicts.ts';

/**
 * A line is shown as it came, without additions. What came before its text is part of it; a prompt that was there
 * already, or that is there whenever the program waits, does not count. Where a probe hears the line, its author has
 * sent no more than was typed, neither in that line nor in further ones. Whether it comes at all is another check's claim.
 */
export const verbatim: Grader = {
  params: { from: 'roles', to: 'roles', parts: 'parts' },
  grade: (trace, { params }) => {
    const pairs = pairsOf(trace, listParam(params.from), listParam(params.to), listParam(params.parts));
    const evidence: number[] = [];
    const failures = new Map<string, Failure>();
    for (const pair of pairs) {
      const judged = judge(trace, pair);
      if (Array.isArray(judged)) evidence.push(...judged);
      else if (!failures.has(judged.blame.join())) failures.set(judged.blame.join(), judged);
    }
    const [first, ...others] = failures.values();
    if (first) return togetherFailed(first, [first, ...others]);
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** @returns the failure, or the evidence */
function judge(trace: RunTrace, pair: Pair): Failure | number[] {
  const { say, hearer } = pair;
  const [shown] = showingsOf(trace, hearer, say.text).filter(({ move }) => move >= say.move);
  if (!shown) return [];
  if (roleOf(trace, hearer)?.player.by === 'probe') return judgeSent(trace, pair, shown);
  const typed = say.typed ?? say.text;
  const before = typed.slice(0, typed.indexOf(say.text));
  const prompts = standingPrompts(trace, hearer);
  const prefix = withoutPrompts(shown.prefix, prompts);
  const isHeadless = !prefix.trimEnd().endsWith(before.trimEnd());
  const params = { role: hearer, roles: [hearer], from: say.role, text: typed };
  const expected = message('expected.verbatim', params);
  const seen = `${shown.prefix}${say.text}${shown.suffix}`;
  if (isHeadless) return { ...changed('changed', pair, expected, [{ n: shown.n, seen }]), blame: [hearer] };
  const added = prefix.slice(0, prefix.trimEnd().length - before.trimEnd().length).trim();
  if (added === '' && withoutPrompts(shown.suffix, prompts).trim() === '') return [say.n, shown.n];
  return fail('adds-to-lines', {
    blame: [hearer],
    expected,
    actual: message('actual.answers', { role: hearer, seen }),
    evidence: [say.n, shown.n],
    params,
  });
}

/** A line as it came to a probe, and what came behind it in its turn. @returns the failure, or the evidence */
function judgeSent(
  trace: RunTrace,
  { say, hearer }: Pair,
  { n, prefix, suffix }: Showing,
): Failure | number[] {
  const [, ...behind] = besideIn(turnOf(trace, { say, hearer }), hearer).suffix.split('\n');
  // An empty line is a message, too: whoever ends the line twice has everybody hear of it.
  const more = behind.join('\n');
  if (prefix.trim() === '' && suffix.trim() === '' && more === '') return [say.n, n];
  const params = { role: say.role, roles: [say.role], to: hearer, text: say.text };
  return fail('adds-to-typed', {
    blame: [say.role],
    expected: message('expected.sent-as-typed', params),
    actual: message('actual.sent-with', {
      ...params,
      seen: `${prefix}${say.text}${suffix}${more === '' ? '' : `\n${more}`}`,
    }),
    evidence: [say.n, n],
    params,
  });
}
