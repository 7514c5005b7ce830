import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Confined } from '../../assessment/confine.ts';
import { Isolations } from '../../assessment/isolations.ts';
import { ShortageError, shortageIn } from '../../assessment/machine-shortage.ts';
import { type Reference, referenceOf, runCheck } from '../../assessment/run-check.ts';
import type { Graders } from '../../model/grader.ts';
import { getOrMake } from '../../model/memo.ts';
import { MessageError } from '../../model/message.ts';
import type { CheckDocument } from '../../model/result.ts';
import type { PageAssets } from '../../pages/conversation/assets.ts';
import { buildDocument } from '../../report/document.ts';
import { IsolationError } from '../../run/isolation/isolation.ts';
import { Recorder } from '../../trace/recorder.ts';
import { asideOf } from '../kept/write-atomically.ts';
import { readPageAssets, writeStoredPage } from '../outputs/page.ts';
import type { Job, JobPlace, JobResult } from './job.ts';
import { settleAttempts } from './settle-attempts.ts';

/** Scenes of one submission that are played at once: other submissions keep the machine busy. */
const SCENES_AT_ONCE = 1;

export interface JobRunnerOptions {
  readonly graders: Graders;
  readonly projectFolder: string;
  readonly tool: string;
  readonly signal: AbortSignal;
}

/** Does jobs, one after another; what they have in common is made ready once. */
export class JobRunner {
  private readonly options: JobRunnerOptions;
  private readonly references = new Map<string, Reference>();
  private confined: Promise<Confined> | null = null;
  private assets: PageAssets | null = null;

  constructor(options: JobRunnerOptions) {
    this.options = options;
  }

  /**
   * Checks a submission, and writes its traces and its page.
   * @throws whatever is the harness's own trouble: another try may end well
   */
  async run(job: Job, place: JobPlace): Promise<JobResult> {
    try {
      const [first, ...others] = await this.attempts(job, place);
      if (!first) throw new Error('a job without a seed');
      const { document, unstable } = settleAttempts(first, others, job.language);
      this.writePage(job, place, document);
      return { status: 'graded', document, unstable };
    } catch (error) {
      const shortage = shortageIn(error);
      if (shortage !== null) throw shortage;
      if (!(error instanceof MessageError)) throw error;
      if (error instanceof IsolationError || error instanceof ShortageError) throw error;
      return { status: 'ungraded', problem: error.userMessage };
    }
  }

  /** Removes what was made ready. */
  async close(): Promise<void> {
    for (const reference of this.references.values()) await reference.dispose();
  }

  private async attempts(job: Job, place: JobPlace): Promise<readonly CheckDocument[]> {
    const documents: CheckDocument[] = [];
    for (const [index, seed] of job.seeds.entries())
      documents.push(await this.attempt(job, place, seed, job.traces[index] ?? ''));
    return documents;
  }

  private async attempt(job: Job, place: JobPlace, seed: number, trace: string): Promise<CheckDocument> {
    const { graders, projectFolder, tool, signal } = this.options;
    const { lab, map, substitution, untilFailure, isolation, remarks, language } = job;
    const startedAt = performance.now();
    const confined = isolation === 'sandbox' ? await this.confine() : null;
    const isolations = new Isolations(isolation, seed, confined);
    const file = join(place.out, trace);
    mkdirSync(dirname(file), { recursive: true });
    const recorder = new Recorder(asideOf(file), lab.id, seed, tool);
    try {
      const outcome = await runCheck({
        lab,
        graders,
        folder: place.submission,
        map,
        seed,
        step: null,
        substitution,
        untilFailure: untilFailure ?? false,
        isolations,
        reference: this.reference(job, confined),
        recorder,
        remarks,
        projectFolder,
        scenesAtOnce: SCENES_AT_ONCE,
        pace: 'thrifty',
        signal,
        waitingForPorts: () => {},
      }).finally(() => recorder.close());
      renameSync(asideOf(file), file);
      const durationMs = performance.now() - startedAt;
      return buildDocument(outcome, {
        lab: lab.id,
        submission: job.student.key,
        seed,
        durationMs,
        trace,
        language,
      });
    } finally {
      await isolations.close();
    }
  }

  /** What a sandbox takes is loaded only where one is asked for. */
  private confine(): Promise<Confined> {
    this.confined ??= import('../../assessment/confine.ts').then(({ confine }) =>
      confine(this.options.projectFolder),
    );
    return this.confined;
  }

  private reference({ lab, isolation }: Job, confined: Confined | null): Reference {
    // A worker of a queue meets a lab in several states: each has a folder of its own.
    const key = `${isolation}/${lab.id}/${lab.reference}`;
    return getOrMake(this.references, key, () => referenceOf(lab, confined, this.options.signal));
  }

  private writePage(job: Job, { out }: JobPlace, document: CheckDocument): void {
    this.assets ??= readPageAssets(this.options.projectFolder);
    writeStoredPage(out, job, document, this.assets);
  }
}
