import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../journal/journal.ts';
import type { ResultRecord } from '../journal/records.ts';

/** Removes the traces and the page of a result that another has taken the place of. */
export function removeOld(out: string, old: Brief | null, now: ResultRecord): void {
  if (old?.status !== 'graded') return;
  const kept = now.status === 'graded' ? [...now.traces, now.page] : [];
  for (const file of [...old.traces, old.page])
    if (!kept.includes(file)) rmSync(join(out, file), { force: true });
}
