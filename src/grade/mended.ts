import { type Message, message } from '../model/message.ts';
import type { Recast } from './findings.ts';

/**
 * The smallest sets of replaced programs with which a check holds.
 * @param recast the full scene, again and again, each time with others replaced
 */
export function mendedBy(recast: readonly Recast[]): readonly Recast[] {
  const mended = recast.filter(({ isCredible, verdict }) => isCredible && verdict.status === 'pass');
  const holds = (outer: Recast, inner: Recast): boolean =>
    inner !== outer &&
    inner.replaced.length < outer.replaced.length &&
    inner.replaced.every((role) => outer.replaced.includes(role));
  return mended.filter((finding) => !mended.some((other) => holds(finding, other)));
}

/** What a replacement that mends a check shows. */
export function whyMended({ replaced, cast }: Recast): Message {
  const byReference = replaced.every((role) => cast[role] === 'reference');
  return message(byReference ? 'why.mended' : 'why.mended-by-probe', { roles: replaced });
}
