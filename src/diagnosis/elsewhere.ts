import { hasTrait } from '../model/cause.ts';
import type { Check } from '../model/lab.ts';
import type { Finding } from './findings.ts';
import { isOutOfPlace } from './out-of-place.ts';
import { touches } from './touches.ts';

/** Whether a check is about programs of every kind, so that no other's mistake explains why it fails. */
export function isWhole({ subjects: about }: Check, kinds: ReadonlyMap<string, string>): boolean {
  const own = new Set(about.map((role) => kinds.get(role)));
  return [...kinds.values()].every((kind) => own.has(kind));
}

/** Whether the full scene fails by a mistake of others that shows whoever they play with. */
export function isOthersOwn(check: Check, { verdict }: Finding): boolean {
  if (verdict.status !== 'fail' || verdict.blame.length === 0) return false;
  return hasTrait(verdict.cause, 'self-evident') && !touches(check, verdict.blame);
}

/** Whether a program was out of place in the full scene: that is its own mistake, however well it does elsewhere. */
export function failsItsPlace(check: Check, { verdict }: Finding): boolean {
  return isOutOfPlace(verdict) && touches(check, verdict.blame);
}

/** Whether a program is out of step in a scene: it has lost count of the messages, and would wherever the same comes before. */
export function isOutOfStep({ verdict }: Finding): boolean {
  return verdict.status === 'fail' && verdict.cause === 'out-of-step';
}
