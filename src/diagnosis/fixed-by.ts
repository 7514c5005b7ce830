import { type Message, message } from '../model/message.ts';
import { isCorruptedDifferently } from './corrupted.ts';
import type { Findings, Substitution } from './findings.ts';

/**
 * The smallest sets of replaced programs with which a check holds that fails in the full scene. Programs that spell
 * texts in a way of their own are in none: what replacing them fixes may be another's mistake in reading the texts.
 */
export function fixedBy({ full, finer, substituted }: Findings): readonly Substitution[] {
  const fixed = substituted.filter(
    ({ isCredible, replaced, verdict }) =>
      isCredible &&
      verdict.status === 'pass' &&
      !finer.some(
        (finding) =>
          isCorruptedDifferently(full, finding) && finding.students.some((role) => replaced.includes(role)),
      ),
  );
  const holds = (outer: Substitution, inner: Substitution): boolean =>
    inner !== outer &&
    inner.replaced.length < outer.replaced.length &&
    inner.replaced.every((role) => outer.replaced.includes(role));
  return fixed.filter((finding) => !fixed.some((other) => holds(finding, other)));
}

/** Says what a replacement that fixes a check shows. */
export function whyFixed({ replaced, cast, like }: Substitution): Message {
  if (like.length > 0) return message('why.fixed-by-peer', { roles: replaced, peers: like });
  const byReference = replaced.every((role) => cast[role] === 'reference');
  return message(byReference ? 'why.fixed' : 'why.fixed-by-probe', { roles: replaced });
}
