import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksOf, type Lab } from '../../model/lab.ts';
import { type Fixture, wholeFolder } from '../fixture/find-fixtures.ts';
import type { Mutant } from '../mutants/mutant.ts';
import { countMutants, type MutantCounts, mutantsClaim } from '../mutants/mutants-claim.ts';
import { type MutantRunOrder, type RunMutant, runMutants } from '../mutants/run-mutants.ts';
import {
  type Claim,
  fixturesClaim,
  referenceClaim,
  steadyClaim,
  type Tried,
  trippedClaim,
  unearnedClaim,
} from './claims.ts';
import { generatedFor } from './generated.ts';
import type { RunTrial, Trial } from './trial.ts';

export interface VerifyOrder {
  readonly lab: Lab;
  readonly fixtures: readonly Fixture[];
  /** Starter files as students get them, by name. */
  readonly starter: Readonly<Record<string, string>>;
  /** A folder of this command's own, for generated programs and for fixtures with a base. */
  readonly workFolder: string;
  /** How often each submission is checked, each time with another seed. */
  readonly rounds: number;
  /** The first round's seed. */
  readonly seed: number;
  readonly run: RunTrial;
  /** Small mistakes in the reference, and how to check them; null where none are made. */
  readonly mutants: MutantsOrder | null;
  /** Whether only some fixtures and mutants are tried: claims that need all of them are left out then. */
  readonly isPartial: boolean;
  /** Called with the number of finished trials, and of all. */
  readonly progress: (done: number, total: number) => void;
}

export interface MutantsOrder extends Pick<MutantRunOrder, 'untilFailure' | 'run'> {
  /** Mutants that change only wording are not run. */
  readonly mutants: readonly Mutant[];
  /** Files of the reference for which none can be made. */
  readonly left: readonly string[];
}

/** What a lab was shown to do. */
export interface Verification {
  readonly claims: readonly Claim[];
  readonly trials: number;
  /** What became of the mutants that were run; empty where none were made. */
  readonly mutants: readonly RunMutant[];
  readonly counts: MutantCounts;
  /** What each submission got in the first round, in the order of trials. */
  readonly first: readonly Tried[];
}

/** A submission, and the claim that it is tried for. */
type Subject = { readonly name: string; readonly folder: string; readonly isHostile: boolean } & (
  | { readonly kind: 'reference' }
  | { readonly kind: 'unearned'; readonly isIdle: boolean }
  | { readonly kind: 'fixture'; readonly fixture: Fixture }
);

/**
 * Tries a lab with its reference, with programs that have earned nothing and with its fixtures.
 * @throws whatever a trial throws, as where it is interrupted
 */
export async function verify(order: VerifyOrder): Promise<Verification> {
  const { lab, rounds, seed, progress } = order;
  const subjects = [...referencesOf(order), ...unearnedOf(order), ...fixturesOf(order)];
  const all = order.mutants?.mutants ?? [];
  const mutants = all.filter(({ isWording }) => !isWording);
  const total = subjects.length * rounds + mutants.length;
  let done = 0;
  progress(0, total);
  const attempt = async (subject: Subject, round: number): Promise<Tried> => {
    const trial: Trial = {
      name: subject.name,
      folder: subject.folder,
      seed: seed + round,
      substitution: subject.kind === 'reference' ? 'all' : 'needed',
      untilFailure: false,
      isHostile: subject.isHostile,
    };
    const outcome = await order.run(trial);
    progress(++done, total);
    return { trial, outcome };
  };
  const [tried, run] = await Promise.all([
    Promise.all(
      subjects.map((subject) =>
        Promise.all(Array.from({ length: rounds }, (_, round) => attempt(subject, round))),
      ),
    ),
    mutantsRun(order, mutants, () => progress(++done, total)),
  ]);
  const counts = countMutants(run, all.length - mutants.length);
  const firsts = subjects.flatMap((subject, index) => {
    const [first] = tried[index] ?? [];
    return first ? [{ subject, first }] : [];
  });
  const first = firsts.map((one) => one.first);
  const may = new Map(
    subjects.flatMap((subject) =>
      subject.kind === 'fixture' ? [[subject.name, subject.fixture.may ?? []] as const] : [],
    ),
  );
  const claims = [
    referenceClaim(firsts.flatMap((one) => (one.subject.kind === 'reference' ? [one.first] : []))),
    unearnedClaim(
      firsts.flatMap((one) =>
        one.subject.kind === 'unearned' ? [{ ...one.first, isIdle: one.subject.isIdle }] : [],
      ),
    ),
    fixturesClaim(
      firsts.flatMap((one) =>
        one.subject.kind === 'fixture' ? [{ ...one.first, expected: one.subject.fixture }] : [],
      ),
    ),
    ...(rounds > 1
      ? [steadyClaim(new Map(subjects.map(({ name }, at) => [name, tried[at] ?? []])), may)]
      : []),
    ...(order.isPartial ? [] : [trippedClaim(checksOf(lab), first)]),
    ...(order.mutants === null ? [] : [mutantsClaim(counts, order.mutants.left)]),
  ];
  return { claims, trials: total, mutants: run, counts, first };
}

async function mutantsRun(
  { lab, seed, workFolder, mutants: order }: VerifyOrder,
  mutants: readonly Mutant[],
  isOver: () => void,
): Promise<readonly RunMutant[]> {
  if (order === null || lab.reference === null) return [];
  return runMutants({
    mutants,
    reference: lab.reference,
    marks: lab.free ?? [],
    workFolder: join(workFolder, 'mutants'),
    seed,
    untilFailure: order.untilFailure,
    run: async (trial, mutant) => {
      const outcome = await order.run(trial, mutant);
      isOver();
      return outcome;
    },
  });
}

function referencesOf({ lab }: VerifyOrder): readonly Subject[] {
  if (lab.reference === null) return [];
  return [{ kind: 'reference', name: 'the reference', folder: lab.reference, isHostile: false }];
}

function unearnedOf({ lab, starter, workFolder }: VerifyOrder): readonly Subject[] {
  const written = [{ name: 'starter', isIdle: true, files: starter }, ...generatedFor(lab)];
  return written.map(({ name, isIdle, files }): Subject => {
    const folder = join(workFolder, name.replaceAll(' ', '-'));
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return { kind: 'unearned', name: `nobody’s: ${name}`, folder, isIdle, isHostile: false };
  });
}

function fixturesOf({ fixtures, workFolder }: VerifyOrder): readonly Subject[] {
  return fixtures.map(
    (fixture): Subject => ({
      kind: 'fixture',
      name: fixture.name,
      folder: wholeFolder(fixture, join(workFolder, 'fixtures', fixture.name)),
      isHostile: fixture.isolation === 'sandbox',
      fixture,
    }),
  );
}
