import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { labDigest } from '../batch/cache-key/lab-digest.ts';
import type { NamedLab } from '../batch/grading/batch-order.ts';
import type { SessionRecord } from '../batch/journal/records.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { UseError } from './io.ts';
import { findLab } from './labs.ts';

/**
 * The labs of `LAB[,LAB…]`.
 * @throws UseError where one is not known, or is named twice
 */
export async function findLabs(names: string): Promise<readonly NamedLab[]> {
  const found: NamedLab[] = [];
  for (const name of names.split(',')) {
    const lab = await findLab(name.trim());
    if (found.some((other) => other.lab.id === lab.id))
      throw new UseError(message('grade.lab-twice', { lab: lab.id }));
    const source = /^[a-z0-9-]+$/.test(name) && !existsSync(name) ? name : resolveLab(name, lab);
    found.push({ lab, record: { id: lab.id, source, digest: labDigest(lab).lab } });
  }
  return found;
}

/** giliran's own labs go by their ids on any machine, others by their files. */
function resolveLab(name: string, lab: Lab): string {
  return name === lab.id ? name : resolve(name);
}

/** The labs of a batch that can be found here, by their ids, and the names of those that cannot. */
export async function findLabsOf(
  session: SessionRecord | null,
): Promise<{ readonly labs: ReadonlyMap<string, Lab>; readonly missing: readonly string[] }> {
  const labs = new Map<string, Lab>();
  const missing: string[] = [];
  for (const { id, source } of session?.labs ?? []) {
    const lab = await findLab(source).catch((error: unknown) => {
      if (error instanceof UseError) return null;
      throw error;
    });
    if (lab?.id === id) labs.set(id, lab);
    else missing.push(id === source ? id : `${id} (${source})`);
  }
  return { labs, missing };
}
