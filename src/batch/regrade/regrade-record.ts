import { join } from 'node:path';
import type { Language } from '../../messages/language.ts';
import type { Graders } from '../../model/grader.ts';
import type { Lab } from '../../model/lab.ts';
import type { PageAssets } from '../../pages/conversation/assets.ts';
import type { LabDigest } from '../cache-key/lab-digest.ts';
import type { GradedRecord } from '../journal/records.ts';
import { writePage } from '../outputs/page.ts';
import { settleStored } from './settle-stored.ts';

/** What it takes to grade stored traces. */
export interface RegradeContext {
  /** The batch's folder. */
  readonly out: string;
  readonly graders: Graders;
  /** The language that results are told in. */
  readonly language: Language;
  readonly assets: PageAssets;
}

/**
 * Grades a result again from its stored traces, and writes its page anew.
 * @returns what is to be appended: the record itself where nothing is different; null where a trace is
 * missing
 */
export function regradeRecord(
  record: GradedRecord,
  lab: Lab,
  digest: LabDigest,
  { out, graders, language, assets }: RegradeContext,
): GradedRecord | null {
  const stored = settleStored(record, lab, out, graders, language);
  if (stored === null) return null;
  const { document, unstable, runs } = stored;
  const { student, basis } = record;
  if (basis.lab === digest.lab && JSON.stringify(record.document) === JSON.stringify(document)) return record;
  writePage(join(out, record.page), { student, lab, document, runs, language }, assets);
  return {
    ...record,
    at: new Date().toISOString(),
    language,
    basis: { ...basis, ...digest },
    document,
    unstable,
  };
}
