import type { Message } from '../../src/model/message.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import type { Pair } from './pairs.ts';
import { fail } from './verdicts.ts';

/** Fails a line that its hearer printed in its turn, and erased or overwrote before anybody could read it. */
export function erasedAtOnce(
  { events }: RunTrace,
  { say, hearer }: Pair,
  end: number,
  expected: Message,
): Failure | null {
  const erased = events.find(
    (event) =>
      event.kind === 'erased' &&
      event.role === hearer &&
      event.move >= say.move &&
      event.move < end &&
      event.text.includes(say.text.trim()),
  );
  if (!erased) return null;
  const params = { role: hearer, roles: [hearer], from: say.role, text: say.text };
  return fail('erased', {
    expected,
    actual: message('actual.erased', params),
    evidence: [say.n, erased.n],
    params,
  });
}
