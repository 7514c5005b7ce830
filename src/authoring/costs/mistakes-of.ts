import type { Verification } from '../verify/verify.ts';
import type { Mistake } from './cost-matrix.ts';

/** Every submission that was checked to its end, mutants too, as a mistake that may cost something. */
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
