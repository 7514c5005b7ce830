import { hasTrait } from '../model/cause.ts';
import type { Failure, Verdict } from '../model/verdict.ts';

/**
 * Whether a program makes among scripted endpoints the mistake that shows in the full scene.
 * @param together the verdict of the full scene
 * @param alone the verdict of the program's scene among scripted endpoints
 */
export function isSamePlainMistake(together: Verdict, alone: Failure): boolean {
  // What a probe sees sent twice, a program hears twice.
  const cause = alone.cause === 'sends-twice' ? 'heard-twice' : alone.cause;
  return hasTrait(alone.cause, 'plain') && together.status === 'fail' && cause === together.cause;
}
