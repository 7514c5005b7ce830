import type { Lab } from '../../model/lab.ts';
import type { Message } from '../../model/message.ts';
import { changeOf, type Reason } from '../cache-key/cache-key.ts';
import { type LabDigest, labDigest } from '../cache-key/lab-digest.ts';
import { isSameFailure, reasonFor } from '../cache-key/reason.ts';
import { seedsFor } from '../cache-key/seeds.ts';
import type { Handed } from '../intake/intake.ts';
import type { Job, JobResult } from '../job/job.ts';
import type { Brief } from '../journal/journal.ts';
import type { ResultRecord } from '../journal/records.ts';
import { regradeRecord } from '../regrade/regrade-record.ts';
import type { ClassOrder } from './class-order.ts';
import type { ClassTask } from './class-task.ts';
import { copyResult } from './copy-result.ts';
import { type LabHandIn, versionRemarks } from './lab-hand-in.ts';
import { removeOld } from './remove-old.ts';

/** What is known of a class's results, and what becomes known: every change of its journal is made here. */
export class ClassRecords {
  private readonly order: ClassOrder;
  private readonly digests: ReadonlyMap<string, LabDigest>;

  constructor(order: ClassOrder) {
    this.order = order;
    this.digests = new Map(order.labs.map((lab) => [lab.id, labDigest(lab)]));
  }

  /** With what a result for it would rest on. @param digest of the hand-in's files */
  taskOf(handed: Handed, digest: string, lab: Lab, handIn: LabHandIn): ClassTask {
    const { journal, repeat, tool, substitution, isolation } = this.order;
    const { settled: map, versions } = handIn;
    const seeds = seedsFor(journal.header.seed, digest, repeat);
    const folder = versions === null ? {} : { folder: versions.taken };
    const basis = { digest, ...this.digestOf(lab), tool, seeds, map, ...folder, substitution, isolation };
    return { handed, lab, handIn, basis };
  }

  /** Why it is to be run; null where its result still holds. */
  reasonFor(task: ClassTask): Reason | null {
    return reasonFor(this.known(task), task.basis);
  }

  /** What holds is left alone; only where it was told in another language it is said again. */
  keep(task: ClassTask): void {
    const { journal, language, onEvent } = this.order;
    const known = this.known(task);
    const isForeign = known?.status === 'graded' && known.language !== language;
    const record = isForeign ? journal.read(known) : null;
    if (record?.status === 'graded') {
      const said = regradeRecord(record, task.lab, this.digestOf(task.lab), this.order);
      if (said !== null && said !== record) journal.append(said);
    }
    onEvent({ kind: 'kept' });
  }

  /** Writes down what a job came to. */
  finish(task: ClassTask, result: JobResult, job: Job): void {
    const common = this.recordOf(task);
    this.append(
      result.status === 'graded'
        ? { ...common, ...result, traces: job.traces, page: job.page }
        : { ...common, ...result, again: false },
    );
  }

  /** Writes down why there is no mark. @param again whether another try may end well */
  leaveUngraded(task: ClassTask, problem: Message, again: boolean): void {
    this.append({ ...this.recordOf(task), status: 'ungraded', problem, again });
  }

  /** Takes over what another member of the group got for the same files. @returns whether there was anything */
  share(task: ClassTask, job: Job): boolean {
    const { journal, language, intake } = this.order;
    const { handed, lab, basis } = task;
    const members = intake.students.filter(({ group }) => group?.name === handed.group?.name);
    for (const { student } of members) {
      const brief = student.key === handed.student.key ? null : journal.find(student.key, lab.id);
      if (brief?.status !== 'graded' || brief.language !== language) continue;
      const record = changeOf(brief.basis, basis) === null ? journal.read(brief) : null;
      const shared = record?.status === 'graded' ? copyResult(record, job, this.order) : null;
      if (shared === null) continue;
      this.finish(task, shared, job);
      return true;
    }
    return false;
  }

  private known({ handed, lab }: ClassTask): Brief | null {
    return this.order.journal.find(handed.student.key, lab.id);
  }

  private digestOf(lab: Lab): LabDigest {
    return this.digests.get(lab.id) ?? labDigest(lab);
  }

  private recordOf({ handed: { student }, lab, handIn, basis }: ClassTask) {
    const remarks = [...versionRemarks(handIn), ...handIn.mapped, ...handIn.taken];
    return {
      kind: 'result',
      at: new Date().toISOString(),
      student,
      lab: lab.id,
      language: this.order.language,
      basis,
      ...(remarks.length === 0 ? {} : { remarks }),
    } as const;
  }

  private append(record: ResultRecord): void {
    const { journal, onEvent, out } = this.order;
    const known = journal.find(record.student.key, record.lab);
    if (isSameFailure(known, record)) {
      onEvent({ kind: 'kept' });
      return;
    }
    journal.append(record);
    removeOld(out, known, record);
    onEvent({ kind: 'finished', record });
  }
}
