import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FreeMark } from '../../model/lab.ts';
import type { Outcome, RunTrial, Trial } from '../verify/trial.ts';
import { freeBy } from './free-marks.ts';
import type { Mutant } from './mutant.ts';

/**
 * What became of a mutant: some check failed, all held, or none failed and some could not be decided. A mutant that
 * could not be graded at all is no program.
 */
export type Fate = 'caught' | 'survived' | 'unclear' | 'no-program';

export interface RunMutant {
  readonly mutant: Mutant;
  readonly trial: Trial;
  readonly outcome: Outcome;
  readonly fate: Fate;
  /** The mark that frees it; null where it is caught, or no mark does. */
  readonly free: FreeMark | null;
}

/** A check that could not be told, and why not; null where nothing is said of it. */
export interface Untold {
  readonly id: string;
  readonly why: string | null;
}

/** The checks of a mutant's outcome that could not be told, in the lab's order. */
export function untoldOf({ outcome }: Pick<RunMutant, 'outcome'>): readonly Untold[] {
  const checks = outcome.status === 'ungraded' ? [] : outcome.document.checks;
  return checks.flatMap(({ id, status, message }) =>
    status === 'inconclusive' ? [{ id, why: message ?? null }] : [],
  );
}

export interface MutantRunOrder {
  readonly mutants: readonly Mutant[];
  /** The reference's folder. */
  readonly reference: string;
  readonly marks: readonly FreeMark[];
  /** A folder of this command's own; each mutant is written into a folder within it. */
  readonly workFolder: string;
  readonly seed: number;
  /** Whether checking may stop at the first failure. */
  readonly untilFailure: boolean;
  readonly run: (trial: Trial, mutant: Mutant) => ReturnType<RunTrial>;
}

/**
 * Checks each mutant, as many at once as `run` takes.
 * @throws whatever the run of a trial throws
 */
export async function runMutants(order: MutantRunOrder): Promise<readonly RunMutant[]> {
  return Promise.all(
    order.mutants.map(async (mutant): Promise<RunMutant> => {
      const trial: Trial = {
        name: mutant.name,
        folder: join(order.workFolder, folderName(mutant)),
        seed: order.seed,
        substitution: 'none',
        untilFailure: order.untilFailure,
        isHostile: false,
      };
      writeMutant(order.reference, mutant, trial.folder);
      const outcome = await order.run(trial, mutant);
      const fate = fateOf(outcome);
      const isMissed = fate === 'survived' || fate === 'unclear';
      return { mutant, trial, outcome, fate, free: isMissed ? freeBy(mutant, order.marks) : null };
    }),
  );
}

function folderName({ name }: Mutant): string {
  return name.replace(/^mutants\//, '').replace(/[^\w.-]+/g, '-');
}

function writeMutant(reference: string, { file, after }: Mutant, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(reference, folder, { recursive: true });
  writeFileSync(join(folder, file), after);
}

function fateOf(outcome: Outcome): Fate {
  if (outcome.status === 'ungraded') return 'no-program';
  switch (outcome.document.verdict) {
    case 'fail':
      return 'caught';
    case 'pass':
      return 'survived';
    case 'inconclusive':
      return 'unclear';
  }
}
