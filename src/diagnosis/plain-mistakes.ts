import type { Failure, Verdict } from '../model/verdict.ts';

/** Mistakes that show in a text that everybody can read: whoever makes them speaks no wire of their own. */
const PLAIN = new Set([
  'spaces-changed',
  'truncated',
  'splits-messages',
  'merges-messages',
  'heard-twice',
  'sends-twice',
  'sent-late',
  'output-held-back',
  'reorders',
]);

/**
 * Whether a program makes among scripted endpoints the mistake that shows in the full scene.
 * @param together what the full scene came to
 * @param alone what the program's scene among scripted endpoints came to
 */
export function isSamePlainMistake(together: Verdict, alone: Failure): boolean {
  // What is sent twice to a probe is heard twice by a program.
  const cause = alone.cause === 'sends-twice' ? 'heard-twice' : alone.cause;
  return PLAIN.has(alone.cause) && together.status === 'fail' && cause === together.cause;
}
