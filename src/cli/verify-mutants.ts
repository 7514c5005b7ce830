import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from '../authoring/mutants/mutant.ts';
import { mutantsOf } from '../authoring/mutants/mutants-of.ts';
import { OutcomeCache } from '../authoring/mutants/outcome-cache.ts';
import { loadStryker, STRYKER_PACKAGE } from '../authoring/mutants/stryker/load-instrumenter.ts';
import type { RunTrial } from '../authoring/verify/trial.ts';
import type { MutantsOrder } from '../authoring/verify/verify.ts';
import { labDigest } from '../batch/cache-key/lab-digest.ts';
import type { BatchIsolation } from '../batch/job/job.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { cacheFolder } from './cache-folder.ts';
import { UseError } from './io.ts';
import type { VerifyFlags } from './verify.ts';

export interface MadeMutants {
  readonly mutants: readonly Mutant[];
  /** Files of the reference that none could be made of. */
  readonly left: readonly string[];
  /** Whether Stryker's mutators were not there. */
  readonly lacksStryker: boolean;
}

/**
 * Small mistakes in a lab's reference, as far as they are asked for; null where the lab has none.
 * @throws UseError where Stryker's mutators are asked for outright, and not there
 */
export async function makeMutants(
  { reference }: Lab,
  { mutants, only = [] }: Pick<VerifyFlags, 'mutants' | 'only'>,
): Promise<MadeMutants | null> {
  if (reference === null) return null;
  const stryker = await loadStryker();
  if (stryker === null && mutants === true)
    throw new UseError(message('verify.no-stryker', { package: STRYKER_PACKAGE }));
  const made = await mutantsOf(reference, stryker);
  const isMeant = ({ name }: Mutant): boolean =>
    only.length === 0 || only.some((text) => name.includes(text));
  return { mutants: made.mutants.filter(isMeant), left: made.left, lacksStryker: stryker === null };
}

/** Has mutants checked, unless it is known what becomes of them. */
export function mutantsBy(run: RunTrial, lab: Lab, isolation: BatchIsolation): MutantsOrder['run'] {
  const cache = openCache(lab, isolation);
  return async (trial, mutant) => {
    const known = cache?.find(trial, mutant) ?? null;
    if (known !== null) return known;
    const outcome = await run(trial);
    cache?.keep(trial, mutant, outcome);
    return outcome;
  };
}

/** States of a lab, and gilirans, of which outcomes are kept. */
const MOST_KEPT = 16;

/**
 * What is known of mutants of this lab, as this giliran has checked them; null where the system has no place for it.
 */
function openCache(lab: Lab, isolation: BatchIsolation): OutcomeCache | null {
  const root = cacheFolder();
  if (root === null) return null;
  const folder = join(root, 'mutants');
  const state = [labDigest(lab), toolVersion(), builtFile(), isolation];
  const name = `${lab.id}-${createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 16)}.jsonl`;
  forgetOld(folder, name);
  return new OutcomeCache(join(folder, name));
}

/** The name of the built file, which has a hash of what is in it. */
function builtFile(): string {
  return readFileSync(join(projectFolder(), 'dist', 'built.json'), 'utf8');
}

/** Leaves the youngest. Where somebody else is at it too, nothing is lost but time. */
function forgetOld(folder: string, current: string): void {
  try {
    const old = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl') && name !== current)
      .map((name) => ({ file: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .slice(MOST_KEPT - 1);
    for (const { file } of old) rmSync(file, { force: true });
  } catch {
    // There is no such folder yet.
  }
}
