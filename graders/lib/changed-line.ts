import type { Cause } from '../../src/model/cause.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { Failure } from '../../src/model/verdict.ts';
import type { Pair } from './pairs.ts';
import { fail } from './verdicts.ts';

/** Fails a line that is shown otherwise than it was typed. */
export function changed(
  cause: Cause,
  { say, hearer }: Pair,
  expected: Message,
  shown: readonly { readonly n: number; readonly seen: string }[],
): Failure {
  const params = { role: hearer, from: say.role, text: say.text };
  return fail(cause, {
    expected,
    actual: message('actual.shown-changed', { ...params, seen: shown.map(({ seen }) => seen).join(' / ') }),
    evidence: [say.n, ...shown.map(({ n }) => n)],
    params,
  });
}
