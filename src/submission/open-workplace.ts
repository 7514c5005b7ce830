import { join } from 'node:path';
import type { Lab } from '../model/lab.ts';
import type { Confinement } from './confinement.ts';
import { programEnvironment } from './environment.ts';
import { writePreloads } from './terminal/preloads.ts';
import type { Workplace } from './workplace.ts';

/**
 * An untrusted submission is prepared in a copy, which holds nothing that leads out of it, and does not change.
 * @throws MessageError where the submission is too large for that
 */
export async function openWorkplace(
  origin: string,
  workFolder: string,
  lab: Lab,
  { confinement = null, signal = null }: { confinement?: Confinement | null; signal?: AbortSignal | null },
): Promise<Workplace> {
  const place = {
    origin,
    workFolder,
    env: programEnvironment(lab, workFolder),
    preloads: writePreloads(workFolder),
    confinement,
    buildMs: lab.limits.buildMs,
    signal,
  };
  if (confinement === null) return { ...place, home: origin };
  const { copyFolder, SUBMISSION_LIMITS } = await import('./copy-folder.ts');
  confinement.admit(workFolder);
  const home = join(workFolder, 'submission');
  copyFolder(origin, home, SUBMISSION_LIMITS);
  return { ...place, home };
}
