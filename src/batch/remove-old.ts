import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from './journal/journal.ts';
import type { ResultRecord } from './journal/records.ts';

/** Removes the traces of a result that another has taken the place of. */
export function removeTraces(out: string, old: Brief | null, now: ResultRecord): void {
  if (old?.status !== 'graded') return;
  const kept = now.status === 'graded' ? now.traces : [];
  for (const trace of old.traces) if (!kept.includes(trace)) rmSync(join(out, trace), { force: true });
}
