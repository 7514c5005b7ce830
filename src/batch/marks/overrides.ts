import { join } from 'node:path';
import type { Override } from '../../model/batch.ts';
import { jobId } from '../job/job.ts';
import { appendRecord, readRecords } from './record-lines.ts';

/** A mark that a person has set, or taken back. */
export interface OverrideRecord {
  /** A student's key. */
  readonly student: string;
  readonly lab: string;
  /** Null where the override was taken back. */
  readonly override: Override | null;
  /** ISO 8601. */
  readonly at: string;
}

/** Marks that people have set, by {@link jobId}. */
export type Overrides = ReadonlyMap<string, Override>;

/** Reads those of a batch that hold: they lie beside its journal, and grading again does not touch them. */
export function readOverrides(out: string): Overrides {
  const file = overridesFile(out);
  const overrides = new Map<string, Override>();
  for (const { student, lab, override } of readRecords<OverrideRecord>(file))
    if (override === null) overrides.delete(jobId(student, lab));
    else overrides.set(jobId(student, lab), override);
  return overrides;
}

/** Writes one down. */
export function addOverride(out: string, record: OverrideRecord): void {
  appendRecord(overridesFile(out), record);
}

function overridesFile(out: string): string {
  return join(out, 'overrides.jsonl');
}
