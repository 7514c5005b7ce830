import type { LabAlikes } from '../../model/alike.ts';
import type { Alike, Late, PassMark, StudentResult } from '../../model/batch.ts';
import type { KeptDocument } from '../../model/result.ts';
import { type Roll, type RollEntry, readRoll } from '../hand-ins/roll.ts';
import { jobId } from '../job/job.ts';
import type { Brief, Journal } from '../journal/journal.ts';
import { staffPage } from '../kept/staff-page.ts';
import { type Comments, readComments } from './comments.ts';
import { type Overrides, readOverrides } from './overrides.ts';
import { type Rules, readRules } from './rules.ts';

/** What lies beside the journal, and counts with it. */
export interface Beside {
  readonly overrides: Overrides;
  readonly comments: Comments;
  readonly roll: Roll;
  readonly rules: Rules;
}

/** Reads all of it, of a batch's folder. */
export function readBeside(out: string): Beside {
  return {
    overrides: readOverrides(out),
    comments: readComments(out),
    roll: readRoll(out),
    rules: readRules(out),
  };
}

/** Where both are known, when it was due and when it came; else what the LMS has marked. */
function lateBy({ handedIn, late }: RollEntry, { due, late: rule }: Rules): Late | null {
  if (due === null || handedIn === null) return late ? { ms: null, rule } : null;
  const ms = Date.parse(handedIn) - Date.parse(due);
  return ms > 0 ? { ms, rule } : null;
}

/**
 * Everything that a batch has come to, for its outputs. Documents stay in the journal and are read when they
 * are looked at: those of a large class would fill the memory.
 * @param journal open as long as the results are in use
 * @param alikes what comparing the hand-ins has shown, lab by lab
 * @param now when outputs are made of it
 */
export function resultsOf(
  journal: Journal,
  { overrides, comments, roll, rules }: Beside,
  alikes: readonly LabAlikes[] = [],
  now = new Date(),
): readonly StudentResult[] {
  const documents = new DocumentReader(journal);
  const asOf = now.toISOString();
  const alikeBy = new Map(alikes.map((ofLab) => [ofLab.lab, alikesByStudent(ofLab)]));
  const pass: PassMark | null = rules.pass && {
    ...rules.pass,
    of: rules.lateCounts ? 'afterPenalty' : 'score',
  };
  return journal.briefs().map((brief): StudentResult => {
    const { student, lab, basis } = brief;
    const override = overrides.get(jobId(student.key, lab)) ?? null;
    const { remarks = [] } = brief;
    const entry = roll.get(student.key) ?? null;
    const comment = comments.get(student.key) ?? null;
    const handedIn = entry?.handedIn ?? null;
    const late = entry === null ? null : lateBy(entry, rules);
    const alike = alikeBy.get(lab)?.get(student.key) ?? null;
    const common = {
      ...{ student, lab, digest: basis.digest, override, remarks, asOf, due: rules.due },
      ...{ handedIn, late, comment, pass, alike },
    };
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
      get staffPage() {
        return documents.read(brief).forStudents === undefined ? null : staffPage(brief.page);
      },
    };
  });
}

function alikesByStudent({ digests, groups }: LabAlikes): ReadonlyMap<string, Alike> {
  const groupOf = new Map(
    groups.flatMap(({ isSame, handIns }, at) =>
      handIns.flatMap(({ students }) => students.map(({ key }) => [key, { isSame, number: at + 1 }])),
    ),
  );
  return new Map([...digests].map(([key, digest]) => [key, { digest, group: groupOf.get(key) ?? null }]));
}

/** Ids of the checks of a result that did not come out the same every time, as a journal has them. */
export function unstableIn(journal: Journal): (result: StudentResult) => readonly string[] {
  return ({ student, lab }) => {
    const brief = journal.find(student.key, lab);
    return brief?.status === 'graded' ? brief.unstable : [];
  };
}

/** Reads documents out of a journal; the last one that was read stays in memory. */
class DocumentReader {
  private readonly journal: Journal;
  private last: { readonly brief: Brief; readonly document: KeptDocument } | null = null;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  read(brief: Brief): KeptDocument {
    if (this.last?.brief === brief) return this.last.document;
    const record = this.journal.read(brief);
    if (record?.status !== 'graded') throw new Error(`no document of ${brief.student.key} in the journal`);
    this.last = { brief, document: record.document };
    return record.document;
  }
}
