import type { StudentResult } from '../model/batch.ts';
import { jobId } from './job.ts';
import type { Journal } from './journal/journal.ts';
import type { ResultRecord } from './journal/records.ts';
import type { Overrides } from './overrides.ts';

/** Everything that a batch has come to, for its outputs. */
export function resultsOf(journal: Journal, overrides: Overrides): readonly StudentResult[] {
  return [...journal.results()].map((record) => resultOf(record, overrides));
}

export function resultOf(record: ResultRecord, overrides: Overrides): StudentResult {
  const { student, lab, basis } = record;
  const common = {
    student,
    lab,
    digest: basis.digest,
    override: overrides.get(jobId(student.key, lab)) ?? null,
  };
  return record.status === 'graded'
    ? { ...common, page: record.page, status: record.status, document: record.document }
    : { ...common, page: null, status: record.status, problem: record.problem };
}
