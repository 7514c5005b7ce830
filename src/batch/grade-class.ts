import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SubstitutionMode } from '../assessment/check-submission.ts';
import { shortageIn } from '../assessment/machine-shortage.ts';
import { inParallel } from '../machine/in-parallel.ts';
import { makeTempFolder } from '../machine/temp-folder.ts';
import type { Student } from '../model/batch.ts';
import type { Lab } from '../model/lab.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { listFolder } from '../submission/folder.ts';
import { keepHandIn } from './alike/keep-hand-in.ts';
import { type CacheKey, changeOf, fingerprint, type Reason } from './cache-key.ts';
import { copyResult } from './copy-result.ts';
import type { Handed, Intake, Unpacked } from './intake/intake.ts';
import { foldersForLabs, type LabChoice, type TakenVersion } from './intake/labs/folders-for-labs.ts';
import { type Accepted, acceptable, withAccepted } from './intake/map/accept.ts';
import type { MapFile } from './intake/map/map-file.ts';
import { folderFor, folderLine, mapFor } from './intake/map/map-for.ts';
import type { Unmatched } from './intake/map/suggest-map.ts';
import type { BatchIsolation, Job, JobPlace, JobResult } from './job.ts';
import type { Brief, Journal } from './journal/journal.ts';
import type { ResultRecord } from './journal/records.ts';
import { type LabDigest, labDigest } from './lab-digest.ts';
import { type RegradeContext, regradeRecord } from './regrade-record.ts';
import { removeOld } from './remove-old.ts';
import { seedsFor } from './seeds.ts';
import { isUnmatched, mappedRemarks, oddNames, playedOtherwise, takenRemarks } from './unmatched.ts';
import { WorkerError } from './worker/worker-process.ts';

/** Who does jobs: this machine's worker processes, or others'. */
export interface Workforce {
  /** @throws WorkerError where it could not be done, tried again and all */
  readonly run: (assignment: { readonly job: Job; readonly place: JobPlace }) => Promise<JobResult>;
}

/** What happens while a class is graded. */
export type ClassEvent =
  | { readonly kind: 'kept' }
  | { readonly kind: 'accepted'; readonly accepted: Accepted }
  | { readonly kind: 'begun'; readonly reason: Reason }
  | { readonly kind: 'finished'; readonly record: ResultRecord };

export interface ClassOrder extends RegradeContext {
  readonly intake: Intake;
  readonly labs: readonly Lab[];
  readonly journal: Journal;
  readonly map: MapFile | null;
  /** Whether files that could only be suggested are taken, where each is the only one that may be meant. */
  readonly accept: boolean;
  /** Whether sources are kept, to be compared. */
  readonly alike: boolean;
  readonly substitution: SubstitutionMode;
  readonly isolation: BatchIsolation;
  /** How many checks each submission gets. */
  readonly repeat: number;
  readonly tool: string;
  readonly workforce: Workforce;
  /** How many submissions are in hand at once. */
  readonly atOnce: number;
  readonly onEvent: (event: ClassEvent) => void;
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
  /** What is under way for members of a group. */
  private readonly turns = new Map<string, Promise<void>>();

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
    const student = handed.group?.by ?? handed.student;
    const mapOf = (lab: Lab, folder: string) => (map ? mapFor(map, student, lab, folder) : {});
    const said = map === null ? {} : { folderOf: (lab: Lab) => folderFor(map, student, lab) };
    try {
      const unpacked = await this.unpack(handed, into);
      if (unpacked === null) return;
      const choices = foldersForLabs(unpacked, labs, { mapOf, ...said });
      if (this.order.alike) keepHandIn(this.order.out, handed, unpacked, labs, choices);
      for (const lab of labs) {
        const choice = choices.get(lab.id) ?? { kind: 'none' };
        if (choice.kind === 'folder')
          await this.gradeOrAsk(
            handed,
            unpacked,
            lab,
            this.accepting(student, lab, handInOf(choice, lab, mapOf)),
          );
        else this.recordWithout(handed, unpacked, lab, choice);
      }
    } finally {
      rmSync(into, { recursive: true, force: true });
    }
  }

  /** With what is taken of what could only be suggested, where that is asked for. */
  private accepting(student: Student, lab: Lab, handIn: LabHandIn): LabHandIn {
    const { accept, map, onEvent } = this.order;
    const { folder, files, known } = handIn;
    if (!accept || !isUnmatched(lab, files, known)) return handIn;
    const accepted = { student, lab: lab.id, files: acceptable(folder, lab, files, known) };
    if (Object.keys(accepted.files).length === 0) return handIn;
    onEvent({ kind: 'accepted', accepted });
    return settledHandIn(handIn, lab, mapFor(withAccepted(map, accepted), student, lab, folder));
  }

  /** Where there is no folder, or nobody can tell which. */
  private recordWithout(handed: Handed, unpacked: Unpacked, lab: Lab, choice: LabChoice): void {
    const { files } = listFolder(unpacked.folder);
    if (choice.kind === 'none' && isUnmatched(lab, files, {}))
      this.unmatched.push({ student: handed.student, lab, files, known: {} });
    const problem = whyNoFolder(unpacked, lab, choice, files, handed.student);
    this.recordUngraded(handed, unpacked, lab, { ...NOTHING, files }, problem);
  }

  /** @returns null where the harness itself had trouble: that is written down, and the others go on */
  private async unpack(handed: Handed, into: string): Promise<Unpacked | null> {
    try {
      return await handed.unpack(into);
    } catch (error) {
      const reason = error instanceof MessageError ? error.userMessage : String(error);
      const result = {
        status: 'ungraded',
        problem: shortageIn(error)?.userMessage ?? message('grade.unexpected', { reason }),
      } as const;
      for (const lab of this.order.labs)
        this.record(handed, this.basisOf('', lab, NOTHING), lab, result, { again: true, handIn: NOTHING });
      return null;
    }
  }

  /** Where a person must say which program is whose, a mark would say nothing. */
  private async gradeOrAsk(handed: Handed, unpacked: Unpacked, lab: Lab, handIn: LabHandIn): Promise<void> {
    const { files, known } = handIn;
    if (isUnmatched(lab, files, known)) this.unmatched.push({ student: handed.student, lab, files, known });
    const odd = oddNames(lab, this.order.labs, files, known);
    const problem = message('grade.odd-names', { lab: lab.id, files: odd.slice(0, MOST_NAMES) });
    if (odd.length > 0) this.recordUngraded(handed, unpacked, lab, handIn, problem);
    else await this.gradeLab(handed, unpacked, lab, handIn);
  }

  private recordUngraded(
    handed: Handed,
    { digest }: Unpacked,
    lab: Lab,
    handIn: LabHandIn,
    problem: Message,
  ): void {
    const result = { status: 'ungraded', problem } as const;
    this.record(handed, this.basisOf(digest, lab, handIn), lab, result, { again: false, handIn });
  }

  private async gradeLab(
    handed: Handed,
    { digest, problems }: Unpacked,
    lab: Lab,
    handIn: LabHandIn,
  ): Promise<void> {
    const { journal, onEvent, signal } = this.order;
    const basis = this.basisOf(digest, lab, handIn);
    const known = journal.find(handed.student.key, lab.id);
    const reason = reasonFor(known, basis);
    if (reason === null) {
      this.keep(known, lab);
      return;
    }
    if (signal.aborted) return;
    const { group } = handed;
    const remarks =
      group === null ? [] : [message('group.remark', { group: group.name, names: group.members })];
    const job = this.jobFor(
      handed,
      [...remarks, ...remarksOn(handIn), ...handIn.mapped, ...problems],
      lab,
      basis,
    );
    const run = async (): Promise<void> => {
      if (signal.aborted) return;
      if (group !== null && this.recordShared(handed, basis, lab, handIn, job)) return;
      onEvent({ kind: 'begun', reason });
      await this.runJob(handed, basis, lab, handIn, job);
    };
    await (group === null ? run() : this.inTurn(`${group.name} ${lab.id}`, run));
  }

  private async runJob(
    handed: Handed,
    basis: CacheKey,
    lab: Lab,
    handIn: LabHandIn,
    job: Job,
  ): Promise<void> {
    const { signal, workforce, out } = this.order;
    try {
      const result = await workforce.run({ job, place: { submission: handIn.folder, out } });
      if (signal.aborted) return;
      this.record(handed, basis, lab, result, { again: false, handIn, job });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof WorkerError)) throw error;
      this.record(
        handed,
        basis,
        lab,
        { status: 'ungraded', problem: error.userMessage },
        { again: true, handIn },
      );
    }
  }

  /** One after the other, so that the first of a group is done when the others ask for what came of it. */
  private async inTurn(queue: string, task: () => Promise<void>): Promise<void> {
    const before = this.turns.get(queue) ?? Promise.resolve();
    const own = before.catch(() => {}).then(task);
    this.turns.set(queue, own);
    await own;
  }

  /** Takes over what another member of the group got for the same files. @returns whether there was anything */
  private recordShared(handed: Handed, basis: CacheKey, lab: Lab, handIn: LabHandIn, job: Job): boolean {
    const { journal, language } = this.order;
    const members = this.order.intake.students.filter(({ group }) => group?.name === handed.group?.name);
    for (const { student } of members) {
      const brief = student.key === handed.student.key ? null : journal.find(student.key, lab.id);
      if (brief?.status !== 'graded' || brief.language !== language) continue;
      const record = changeOf(brief.basis, basis) === null ? journal.read(brief) : null;
      const shared = record?.status === 'graded' ? copyResult(record, job, this.order) : null;
      if (shared === null) continue;
      this.record(handed, basis, lab, shared, { again: false, handIn, job });
      return true;
    }
    return false;
  }

  /** What holds is left alone; only where it was told in another language it is said again. */
  private keep(known: Brief | null, lab: Lab): void {
    const { journal, language, onEvent } = this.order;
    const isForeign = known?.status === 'graded' && known.language !== language;
    const record = isForeign ? journal.read(known) : null;
    if (record?.status === 'graded') {
      const said = regradeRecord(record, lab, this.digestOf(lab), this.order);
      if (said !== null && said !== record) journal.append(said);
    }
    onEvent({ kind: 'kept' });
  }

  private digestOf(lab: Lab): LabDigest {
    return this.digests.get(lab.id) ?? labDigest(lab);
  }

  private jobFor({ student }: Handed, problems: readonly Message[], lab: Lab, basis: CacheKey): Job {
    const { substitution, isolation, language } = this.order;
    const name = `${lab.id}-${fingerprint(basis)}`;
    return {
      student,
      lab,
      seeds: basis.seeds,
      map: basis.map,
      substitution,
      isolation,
      remarks: problems,
      language,
      traces: basis.seeds.map((_, round) =>
        ['traces', student.key, `${name}${round === 0 ? '' : `-${round + 1}`}.jsonl`].join('/'),
      ),
      page: ['pages', student.key, `${lab.id}.html`].join('/'),
    };
  }

  private basisOf(digest: string, lab: Lab, { settled: map, versions }: LabHandIn): CacheKey {
    const { journal, repeat, tool, substitution, isolation } = this.order;
    const seeds = seedsFor(journal.header.seed, digest, repeat);
    const folder = versions === null ? {} : { folder: versions.taken };
    return { digest, ...this.digestOf(lab), tool, seeds, map, ...folder, substitution, isolation };
  }

  private record(
    { student }: Handed,
    basis: CacheKey,
    lab: Lab,
    result: JobResult,
    { again, handIn, job }: Recording,
  ): void {
    const { journal, language, onEvent, out } = this.order;
    const known = journal.find(student.key, lab.id);
    const remarks = [...remarksOn(handIn), ...handIn.mapped, ...handIn.taken];
    const common = {
      kind: 'result',
      at: new Date().toISOString(),
      student,
      lab: lab.id,
      language,
      basis,
      ...(remarks.length === 0 ? {} : { remarks }),
    } as const;
    const record: ResultRecord =
      result.status === 'graded'
        ? { ...common, ...result, traces: job?.traces ?? [], page: job?.page ?? '' }
        : { ...common, ...result, again };
    if (isSameFailure(known, record)) {
      onEvent({ kind: 'kept' });
      return;
    }
    journal.append(record);
    removeOld(out, known, record);
    onEvent({ kind: 'finished', record });
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
  /** Null where there is but one. */
  readonly versions: TakenVersion | null;
  /** What is to be said of files that a map settles. */
  readonly mapped: readonly Message[];
  /** What is to be said of files that were taken by their names; a check says it by itself. */
  readonly taken: readonly Message[];
}

const NOTHING: LabHandIn = {
  folder: '',
  files: [],
  settled: {},
  known: {},
  versions: null,
  mapped: [],
  taken: [],
};

/** What goes with a result into the journal. */
interface Recording {
  /** Whether another try may end well. */
  readonly again: boolean;
  readonly handIn: LabHandIn;
  readonly job?: Job;
}

function handInOf(
  { folder, versions }: Extract<LabChoice, { kind: 'folder' }>,
  lab: Lab,
  mapOf: (lab: Lab, folder: string) => Readonly<Record<string, string>>,
): LabHandIn {
  const { files } = listFolder(folder);
  return settledHandIn({ folder, files, versions }, lab, mapOf(lab, folder));
}

function settledHandIn(
  { folder, files, versions }: Pick<LabHandIn, 'folder' | 'files' | 'versions'>,
  lab: Lab,
  settled: Readonly<Record<string, string>>,
): LabHandIn {
  const known = { ...playedOtherwise(folder, lab, files, settled), ...settled };
  const taken = takenRemarks(lab, files, settled, known);
  return { folder, files, versions, settled, known, mapped: mappedRemarks(settled), taken };
}

/** Which of several versions was taken, and what else there is. */
function remarksOn({ versions }: LabHandIn): readonly Message[] {
  if (versions === null) return [];
  const { taken, others, by } = versions;
  return [
    message('intake.versions', { taken, others: firstOf(others), why: message(`intake.version-by-${by}`) }),
  ];
}

function whyNoFolder(
  unpacked: Unpacked,
  lab: Lab,
  choice: LabChoice,
  files: readonly string[],
  { key }: Student,
): Message {
  if (choice.kind === 'open')
    return message('grade.which-version', {
      lab: lab.id,
      folders: firstOf(choice.names),
      line: folderLine(key),
    });
  if (choice.kind === 'missing')
    return message('grade.no-version', { wanted: choice.wanted, folders: firstOf(choice.names) });
  return whyNothing(unpacked, lab, files);
}

/** The first few of many names. */
function firstOf(names: readonly string[]): readonly string[] {
  return names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names;
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
function reasonFor(known: Brief | null, basis: CacheKey): Reason | null {
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
