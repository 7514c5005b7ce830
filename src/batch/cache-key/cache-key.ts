import { createHash } from 'node:crypto';
import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { BatchIsolation } from '../job/job.ts';

/** All that a result depends on: while it is the same, there is no need to run anything again. */
export interface CacheKey {
  /** Of the submission's files. */
  readonly digest: string;
  /** Of the lab. */
  readonly lab: string;
  /** Of what the lab plays: what it grades may change without it. */
  readonly scenes: string;
  /** The giliran that ran it. */
  readonly tool: string;
  readonly seeds: readonly number[];
  readonly map: Readonly<Record<string, string>>;
  /** Which of several versions was taken; left out where there was but one. */
  readonly folder?: string;
  readonly substitution: SubstitutionMode;
  readonly isolation: BatchIsolation;
}

/** Why a result is not there yet, or counts no longer. */
export type Reason = 'new' | 'submission' | 'lab' | 'tool' | 'options' | 'failed';

/** What has changed since; null where nothing has. */
export function changeOf(old: CacheKey, now: CacheKey): Reason | null {
  if (old.digest !== now.digest) return 'submission';
  if (old.lab !== now.lab) return 'lab';
  if (old.tool !== now.tool) return 'tool';
  return hashOf(old) === hashOf(now) ? null : 'options';
}

/** Tells results of different origin apart, in eight digits. */
export function fingerprint(basis: CacheKey): string {
  return hashOf(basis).slice(0, 8);
}

function hashOf({
  digest,
  lab,
  scenes,
  tool,
  seeds,
  map,
  folder,
  substitution,
  isolation,
}: CacheKey): string {
  const maps = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [digest, lab, scenes, tool, seeds, maps, substitution, isolation];
  if (folder !== undefined) parts.push(folder);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
