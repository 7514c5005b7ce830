import type { RunTrace } from '../../src/model/trace.ts';
import type { SayRecord } from '../../src/trace/queries.ts';
import { labelIn } from './labels.ts';

/** The unfinished line on a role's screen when a line was typed there, which is a prompt; null for none. */
function promptBefore(trace: RunTrace, say: SayRecord): string | null {
  const prints = trace.events.filter(
    (event) => event.kind === 'print' && event.role === say.role && event.stream === 'out' && event.n < say.n,
  );
  const last = prints.at(-1);
  if (last?.kind !== 'print' || last.ended) return null;
  return prints
    .map((event) => (event.kind === 'print' && event.line === last.line ? event.text : ''))
    .join('');
}

/**
 * The prompt of a line's speaker where it is before the line's text: then it was sent along. A prompt that names a
 * speaker is a label instead, and one without words may be anything.
 * @param prefix what is before the text where it was heard
 * @returns null for none
 */
export function promptSentAlong(trace: RunTrace, say: SayRecord, prefix: string): string | null {
  const prompt = promptBefore(trace, say)?.trim() ?? '';
  if (!/\p{L}{2}/u.test(prompt) || !prefix.trim().endsWith(prompt)) return null;
  const numbers = trace.run.roles.flatMap(({ number }) => (number === null ? [] : [number]));
  const kinds = trace.run.roles.map(({ kind }) => kind);
  const isLabel =
    labelIn(prompt, numbers, false).kind !== 'none' ||
    kinds.some((kind) => prompt.toLowerCase().includes(kind));
  return isLabel ? null : prompt;
}
