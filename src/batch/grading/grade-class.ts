import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { shortageIn } from '../../assessment/machine-shortage.ts';
import { inParallel } from '../../machine/in-parallel.ts';
import { makeTempFolder } from '../../machine/temp-folder.ts';
import type { Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, MessageError, message } from '../../model/message.ts';
import { listFolder } from '../../submission/folder.ts';
import { keepHandIn } from '../alike/keep-hand-in.ts';
import type { Handed, Unpacked } from '../intake/intake.ts';
import { foldersForLabs, type LabChoice } from '../intake/labs/folders-for-labs.ts';
import { acceptable, withAccepted } from '../intake/map/accept.ts';
import { folderFor, mapFor } from '../intake/map/map-for.ts';
import type { Unmatched } from '../intake/map/suggest-map.ts';
import type { Job } from '../job/job.ts';
import { WorkerError } from '../job/workforce.ts';
import type { ClassOrder } from './class-order.ts';
import { ClassRecords } from './class-records.ts';
import { type ClassTask, jobFor } from './class-task.ts';
import { handInOf, type LabHandIn, MOST_FILES, NO_HAND_IN, settledHandIn } from './lab-hand-in.ts';
import { Turns } from './turns.ts';
import { isUnmatched, oddNames } from './unmatched.ts';
import { whyNoFolder } from './why-no-folder.ts';

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
  private readonly records: ClassRecords;
  private readonly unmatched: Unmatched[] = [];
  /** Of the members of a group, so that the first is done when the others ask for what came of it. */
  private readonly turns = new Turns();

  constructor(order: ClassOrder) {
    this.order = order;
    this.records = new ClassRecords(order);
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
    const { labs, map, alike, out } = this.order;
    const student = handed.group?.by ?? handed.student;
    const mapOf = (lab: Lab, folder: string) => (map ? mapFor(map, student, lab, folder) : {});
    const said = map === null ? {} : { folderOf: (lab: Lab) => folderFor(map, student, lab) };
    try {
      const unpacked = await this.unpack(handed, into);
      if (unpacked === null) return;
      const choices = foldersForLabs(unpacked, labs, { mapOf, ...said });
      if (alike) keepHandIn(out, handed, unpacked, labs, choices);
      for (const lab of labs) {
        const choice = choices.get(lab.id) ?? { kind: 'none' };
        if (choice.kind === 'folder') {
          const handIn = this.accepting(student, lab, handInOf(choice, lab, mapOf));
          await this.gradeOrAsk(handed, unpacked, lab, handIn);
        } else this.leaveWithout(handed, unpacked, lab, choice);
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
      const reason = error instanceof MessageError ? error.userMessage : String(error);
      const problem = shortageIn(error)?.userMessage ?? message('grade.unexpected', { reason });
      for (const lab of this.order.labs)
        this.records.leaveUngraded(this.records.taskOf(handed, '', lab, NO_HAND_IN), problem, true);
      return null;
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

  /** Where there is no folder, or it cannot be told which. */
  private leaveWithout(
    handed: Handed,
    unpacked: Unpacked,
    lab: Lab,
    choice: Exclude<LabChoice, { kind: 'folder' }>,
  ): void {
    const { files } = listFolder(unpacked.folder);
    if (choice.kind === 'none') this.noteUnmatched(handed, lab, files, {});
    const problem = whyNoFolder(unpacked, lab, choice, files, handed.student);
    const task = this.records.taskOf(handed, unpacked.digest, lab, { ...NO_HAND_IN, files });
    this.records.leaveUngraded(task, problem, false);
  }

  /** Where a person must say which program is whose, a mark would say nothing. */
  private async gradeOrAsk(handed: Handed, unpacked: Unpacked, lab: Lab, handIn: LabHandIn): Promise<void> {
    const { files, known } = handIn;
    this.noteUnmatched(handed, lab, files, known);
    const task = this.records.taskOf(handed, unpacked.digest, lab, handIn);
    const odd = oddNames(lab, this.order.labs, files, known);
    const problem = message('grade.odd-names', { lab: lab.id, files: odd.slice(0, MOST_FILES) });
    if (odd.length > 0) this.records.leaveUngraded(task, problem, false);
    else await this.gradeLab(task, unpacked.problems);
  }

  /** For suggestions. */
  private noteUnmatched(
    { student }: Handed,
    lab: Lab,
    files: readonly string[],
    known: LabHandIn['known'],
  ): void {
    if (isUnmatched(lab, files, known)) this.unmatched.push({ student, lab, files, known });
  }

  private async gradeLab(task: ClassTask, problems: readonly Message[]): Promise<void> {
    const { onEvent, signal } = this.order;
    const reason = this.records.reasonFor(task);
    if (reason === null) {
      this.records.keep(task);
      return;
    }
    if (signal.aborted) return;
    const { group } = task.handed;
    const job = jobFor(task, problems, this.order);
    const run = async (): Promise<void> => {
      if (signal.aborted) return;
      if (group !== null && this.records.share(task, job)) return;
      onEvent({ kind: 'begun', reason });
      await this.runJob(task, job);
    };
    await (group === null ? run() : this.turns.take(`${group.name} ${task.lab.id}`, run));
  }

  private async runJob(task: ClassTask, job: Job): Promise<void> {
    const { signal, workforce, out } = this.order;
    try {
      const result = await workforce.run({ job, place: { submission: task.handIn.folder, out } });
      if (!signal.aborted) this.records.finish(task, result, job);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof WorkerError)) throw error;
      this.records.leaveUngraded(task, error.userMessage, true);
    }
  }
}
