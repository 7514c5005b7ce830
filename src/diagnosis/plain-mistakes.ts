import { hasTrait } from '../model/cause.ts';
import type { Failure, Verdict } from '../model/verdict.ts';

/**
 * Whether a program makes among scripted endpoints the mistake that shows in the full scene.
 * @param together what the full scene came to
 * @param alone what the program's scene among scripted endpoints came to
 */
export function isSamePlainMistake(together: Verdict, alone: Failure): boolean {
  // What is sent twice to a probe is heard twice by a program.
  const cause = alone.cause === 'sends-twice' ? 'heard-twice' : alone.cause;
  return hasTrait(alone.cause, 'plain') && together.status === 'fail' && cause === together.cause;
}
