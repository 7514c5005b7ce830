import type { StudentResult } from '../model/batch.ts';
import type { CheckDocument } from '../model/result.ts';
import { jobId } from './job.ts';
import type { Brief, Journal } from './journal/journal.ts';
import type { Overrides } from './overrides.ts';

/**
 * Everything that a batch has come to, for its outputs. Documents stay in the journal and are read when they
 * are looked at: those of a large class would fill the memory.
 * @param journal open as long as the results are in use
 */
export function resultsOf(journal: Journal, overrides: Overrides): readonly StudentResult[] {
  const documents = new DocumentReader(journal);
  return journal.briefs().map((brief): StudentResult => {
    const { student, lab, basis } = brief;
    const override = overrides.get(jobId(student.key, lab)) ?? null;
    const { remarks = [] } = brief;
    const common = { student, lab, digest: basis.digest, override, remarks };
    if (brief.status === 'ungraded')
      return { ...common, page: null, status: 'ungraded', problem: brief.problem };
    return {
      ...common,
      page: brief.page,
      status: 'graded',
      map: basis.map,
      get document() {
        return documents.read(brief);
      },
    };
  });
}

/** Ids of the checks of a result that did not come out the same every time, as a journal has them. */
export function unstableIn(journal: Journal): (result: StudentResult) => readonly string[] {
  return ({ student, lab }) => {
    const brief = journal.find(student.key, lab);
    return brief?.status === 'graded' ? brief.unstable : [];
  };
}

/** Reads documents out of a journal; the one that was looked at last is at hand. */
class DocumentReader {
  private readonly journal: Journal;
  private last: { readonly brief: Brief; readonly document: CheckDocument } | null = null;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  read(brief: Brief): CheckDocument {
    if (this.last?.brief === brief) return this.last.document;
    const record = this.journal.read(brief);
    if (record?.status !== 'graded') throw new Error(`no document of ${brief.student.key} in the journal`);
    this.last = { brief, document: record.document };
    return record.document;
  }
}
