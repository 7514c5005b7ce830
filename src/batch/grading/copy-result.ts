import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Job, JobResult } from '../job/job.ts';
import type { GradedRecord } from '../journal/records.ts';
import { writeStoredPage } from '../outputs/page.ts';
import type { RegradeContext } from '../regrade/regrade-record.ts';

/**
 * Gives a student the result of another hand-in that is the same, as if it had been run for both: the traces are
 * copied, and the page is the student's own.
 * @returns null where a trace is gone
 */
export function copyResult(
  record: GradedRecord,
  job: Job,
  { out, assets }: RegradeContext,
): JobResult | null {
  if (record.traces.length !== job.traces.length) return null;
  if (!record.traces.every((trace) => existsSync(join(out, trace)))) return null;
  for (const [index, trace] of record.traces.entries()) {
    const target = join(out, job.traces[index] ?? '');
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(out, trace), target);
  }
  const document = { ...record.document, submission: job.student.key, trace: job.traces[0] ?? null };
  writeStoredPage(out, job, document, assets);
  return { status: 'graded', document, unstable: record.unstable };
}
