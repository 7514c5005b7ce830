import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Casting } from '../check/check-submission.ts';
import { makeTempFolder } from '../machine/temp-folder.ts';
import type { Lab } from '../model/lab.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { listFolder } from '../submission/folder.ts';
import { type Basis, changeOf, markOfBasis, type Reason } from './basis.ts';
import { inParallel } from './in-parallel.ts';
import type { Handed, Intake, Unpacked } from './intake/intake.ts';
import { foldersForLabs } from './intake/labs/folders-for-labs.ts';
import type { MapFile } from './intake/map/map-file.ts';
import { mapFor } from './intake/map/map-for.ts';
import type { Unmatched } from './intake/map/suggest-map.ts';
import type { BatchIsolation, Job, JobPlace, JobResult } from './job.ts';
import type { Brief, Journal } from './journal/journal.ts';
import type { ResultRecord } from './journal/records.ts';
import { type LabDigest, labDigest } from './lab-digest.ts';
import { type RegradeDesk, regradeRecord } from './regrade-record.ts';
import { removeOld } from './remove-old.ts';
import { seedsFor } from './seeds.ts';
import { isUnmatched, oddNames, playedBelow } from './unmatched.ts';
import { WorkerError } from './worker/worker-process.ts';

/** Who does jobs: this machine's worker processes, or others'. */
export interface Workforce {
  /** @throws WorkerError where it could not be done, tried again and all */
  readonly run: (assignment: { readonly job: Job; readonly place: JobPlace }) => Promise<JobResult>;
}

/** What happens while a class is graded. */
export type ClassEvent =
  | { readonly kind: 'kept' }
  | { readonly kind: 'begun'; readonly reason: Reason }
  | { readonly kind: 'finished'; readonly record: ResultRecord };

export interface ClassOrder extends RegradeDesk {
  readonly intake: Intake;
  readonly labs: readonly Lab[];
  readonly journal: Journal;
  readonly map: MapFile | null;
  readonly casting: Casting;
  readonly isolation: BatchIsolation;
  /** How many checks each submission gets. */
  readonly repeat: number;
  readonly tool: string;
  readonly workforce: Workforce;
  /** How many submissions are in hand at once. */
  readonly atOnce: number;
  readonly tell: (event: ClassEvent) => void;
  readonly signal: AbortSignal;
}

/** What grading a class has shown besides the journal. */
export interface ClassReport {
  /** Students whose files do not play all roles: suggestions are made for them. */
  readonly unmatched: readonly Unmatched[];
}

/**
 * Grades what a class has handed in, but for what the journal has already. Whatever becomes of one
 * submission, the others go on. When the signal is given, what is under way is left, and all that is finished
 * is in the journal.
 */
export async function gradeClass(order: ClassOrder): Promise<ClassReport> {
  return new ClassGrading(order).run();
}

class ClassGrading {
  private readonly order: ClassOrder;
  private readonly digests: ReadonlyMap<string, LabDigest>;
  private readonly unmatched: Unmatched[] = [];

  constructor(order: ClassOrder) {
    this.order = order;
    this.digests = new Map(order.labs.map((lab) => [lab.id, labDigest(lab)]));
  }

  async run(): Promise<ClassReport> {
    const { intake, atOnce, signal } = this.order;
    const folder = makeTempFolder('class');
    try {
      await inParallel(intake.students, atOnce, async (handed) => {
        if (!signal.aborted) await this.gradeStudent(handed, join(folder, handed.student.key));
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { unmatched: this.unmatched };
  }

  /** @param into a private copy of the hand-in, gone when the student is done */
  private async gradeStudent(handed: Handed, into: string): Promise<void> {
    const { labs, map } = this.order;
    const mapOf = (lab: Lab, folder: string) => (map ? mapFor(map, handed.student, lab, folder) : {});
    try {
      const unpacked = await this.unpack(handed, into);
      if (unpacked === null) return;
      const folders = foldersForLabs(unpacked, labs, mapOf);
      for (const lab of labs) {
        const folder = folders.get(lab.id) ?? null;
        const settled = folder === null ? {} : mapOf(lab, folder);
        const { files } = listFolder(folder ?? unpacked.folder);
        const known = { ...playedBelow(folder, lab, files), ...settled };
        if (isUnmatched(lab, files, known)) this.unmatched.push({ student: handed.student, lab, files });
        if (folder === null)
          this.recordUngraded(handed, unpacked, lab, settled, whyNothing(unpacked, lab, files));
        else await this.gradeOrAsk(handed, unpacked, lab, { folder, files, settled, known });
      }
    } finally {
      rmSync(into, { recursive: true, force: true });
    }
  }

  /** @returns null where the harness itself had trouble: that is written down, and the others go on */
  private async unpack(handed: Handed, into: string): Promise<Unpacked | null> {
    try {
      return await handed.unpack(into);
    } catch (error) {
      const reason = error instanceof MessageError ? error.said : String(error);
      const result = { status: 'ungraded', problem: message('grade.unexpected', { reason }) } as const;
      for (const lab of this.order.labs) this.record(handed, this.basisOf('', lab, {}), lab, result, true);
      return null;
    }
  }

  /** Where a person must say which program is whose, a mark would say nothing. */
  private async gradeOrAsk(
    handed: Handed,
    unpacked: Unpacked,
    lab: Lab,
    { folder, files, settled, known }: LabHandIn,
  ): Promise<void> {
    const odd = oddNames(lab, this.order.labs, files, known);
    const problem = message('grade.odd-names', { lab: lab.id, files: odd.slice(0, MOST_NAMES) });
    if (odd.length > 0) this.recordUngraded(handed, unpacked, lab, settled, problem);
    else await this.gradeLab(handed, unpacked, lab, folder, settled);
  }

  private recordUngraded(
    handed: Handed,
    { digest }: Unpacked,
    lab: Lab,
    settled: Readonly<Record<string, string>>,
    problem: Message,
  ): void {
    this.record(handed, this.basisOf(digest, lab, settled), lab, { status: 'ungraded', problem }, false);
  }

  private async gradeLab(
    handed: Handed,
    { digest, problems }: Unpacked,
    lab: Lab,
    folder: string,
    map: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { journal, tell, signal, workforce, out } = this.order;
    const basis = this.basisOf(digest, lab, map);
    const known = journal.find(handed.student.key, lab.id);
    const reason = reasonFor(known, basis);
    if (reason === null) {
      this.keep(known, lab);
      return;
    }
    if (signal.aborted) return;
    tell({ kind: 'begun', reason });
    const job = this.jobFor(handed, problems, lab, basis);
    try {
      const result = await workforce.run({ job, place: { submission: folder, out } });
      if (signal.aborted) return;
      this.record(handed, basis, lab, result, false, job);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof WorkerError)) throw error;
      this.record(handed, basis, lab, { status: 'ungraded', problem: error.said }, true);
    }
  }

  /** What holds is left alone; only where it was told in another language it is said again. */
  private keep(known: Brief | null, lab: Lab): void {
    const { journal, language, tell } = this.order;
    const isForeign = known?.status === 'graded' && known.language !== language;
    const record = isForeign ? journal.read(known) : null;
    if (record?.status === 'graded') {
      const said = regradeRecord(record, lab, this.digestOf(lab), this.order);
      if (said !== null && said !== record) journal.append(said);
    }
    tell({ kind: 'kept' });
  }

  private digestOf(lab: Lab): LabDigest {
    return this.digests.get(lab.id) ?? labDigest(lab);
  }

  private jobFor({ student, late }: Handed, problems: readonly Message[], lab: Lab, basis: Basis): Job {
    const { casting, isolation, language } = this.order;
    const name = `${lab.id}-${markOfBasis(basis)}`;
    return {
      student,
      lab,
      seeds: basis.seeds,
      map: basis.map,
      casting,
      isolation,
      remarks: [...(late ? [message('grade.late')] : []), ...problems],
      language,
      traces: basis.seeds.map((_, round) =>
        ['traces', student.key, `${name}${round === 0 ? '' : `-${round + 1}`}.jsonl`].join('/'),
      ),
      page: ['pages', student.key, `${lab.id}.html`].join('/'),
    };
  }

  private basisOf(digest: string, lab: Lab, map: Readonly<Record<string, string>>): Basis {
    const { journal, repeat, tool, casting, isolation } = this.order;
    const seeds = seedsFor(journal.header.seed, digest, repeat);
    return { digest, ...this.digestOf(lab), tool, seeds, map, casting, isolation };
  }

  private record(
    { student }: Handed,
    basis: Basis,
    lab: Lab,
    result: JobResult,
    again: boolean,
    job: Job | null = null,
  ): void {
    const { journal, language, tell, out } = this.order;
    const known = journal.find(student.key, lab.id);
    const common = {
      kind: 'result',
      at: new Date().toISOString(),
      student,
      lab: lab.id,
      language,
      basis,
    } as const;
    const record: ResultRecord =
      result.status === 'graded'
        ? { ...common, ...result, traces: job?.traces ?? [], page: job?.page ?? '' }
        : { ...common, ...result, again };
    if (isSameFailure(known, record)) {
      tell({ kind: 'kept' });
      return;
    }
    journal.append(record);
    removeOld(out, known, record);
    tell({ kind: 'finished', record });
  }
}

/** What somebody has handed in for one lab. */
interface LabHandIn {
  readonly folder: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
  /** What a map settles, role to file. */
  readonly settled: Readonly<Record<string, string>>;
  /** That, and what folders below say by their own and their files' names. */
  readonly known: Readonly<Record<string, string>>;
}

/** How many names of files are told. */
const MOST_NAMES = 8;

/** Why there is no program for any role: what is there tells. */
function whyNothing({ files, problems }: Unpacked, lab: Lab, names: readonly string[]): Message {
  const [why] = problems;
  return why !== undefined && (files === 0 || problems.length === 1)
    ? why
    : message('grade.no-programs', { lab: lab.id, files: names.slice(0, MOST_NAMES) });
}

/** Why a submission is to be run; null where what is known of it still holds. */
function reasonFor(known: Brief | null, basis: Basis): Reason | null {
  if (known === null) return 'new';
  if (known.status === 'ungraded' && known.again) return 'failed';
  return changeOf(known.basis, basis);
}

/** Whether it was known already that a hand-in cannot be graded, and why. */
function isSameFailure(known: Brief | null, record: ResultRecord): boolean {
  return (
    known?.status === 'ungraded' &&
    record.status === 'ungraded' &&
    !known.again &&
    !record.again &&
    changeOf(known.basis, record.basis) === null &&
    JSON.stringify(known.problem) === JSON.stringify(record.problem)
  );
}
