import type { Verification } from '../verify/verify.ts';
import type { Mistake } from './cost-matrix.ts';

/** All submissions that were checked to the end, mutants too, as mistakes that may cost points. */
export function mistakesOf({ first, mutants }: Pick<Verification, 'first' | 'mutants'>): readonly Mistake[] {
  const submissions = first.flatMap(({ trial, outcome }): Mistake[] =>
    outcome.status === 'graded'
      ? [{ name: trial.name, kind: trial.name, checks: outcome.document.checks }]
      : [],
  );
  const mistaken = mutants.flatMap(({ mutant, trial, outcome }): Mistake[] =>
    outcome.status === 'graded' && !trial.untilFailure
      ? [{ name: mutant.name, kind: `mutants ${mutant.operator}`, checks: outcome.document.checks }]
      : [],
  );
  return [...submissions, ...mistaken];
}
