import { nearest } from '../../lab/suggest.ts';
import { allCauses } from '../../model/cause.ts';
import { canFailFor } from './causes-of-graders.ts';
import { checksIn, type LintRule } from './facts.ts';

/** Reports hints for causes that a check of this kind never fails for. */
export const hintCauses: LintRule = (facts, found) => {
  for (const { check, path } of checksIn(facts))
    for (const [h, { cause }] of check.hints.entries()) {
      if (cause === undefined || canFailFor(check.grader, cause)) continue;
      const near = nearest(
        cause,
        allCauses().filter((one) => canFailFor(check.grader, one)),
      );
      found.add(
        'impossible-cause',
        `A check of the kind "${check.grader}" never fails for "${cause}": nobody would get this hint.${near === null ? ' Remove it, or leave "cause" out.' : ` Did you mean "${near}"?`}`,
        [...path, 'hints', h, 'cause'],
      );
    }
};
