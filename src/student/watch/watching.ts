import type { CheckOutcome } from '../../assessment/check-outcome.ts';
import type { Isolations } from '../../assessment/isolations.ts';
import { referenceOf, runCheck } from '../../assessment/run-check.ts';
import type { Graders } from '../../model/grader.ts';
import type { Lab, Step } from '../../model/lab.ts';
import { type Message, MessageError } from '../../model/message.ts';
import type { Submission } from '../../submission/submission.ts';
import type { Recorder } from '../../trace/recorder.ts';
import { stepAtHand } from '../progress.ts';
import { ProgressFile } from '../progress-file.ts';
import { FolderWatch } from './folder-watch.ts';

/** Called as a watch goes on. */
export interface WatchListener {
  /** A check begins. @param files what was saved; empty for the first check */
  readonly begins: (files: readonly string[]) => void;
  /** The step at hand is decided, and the others are still being checked. */
  readonly atHand: (step: Step, outcome: CheckOutcome) => void;
  /** Everything is decided. */
  readonly decided: (outcome: CheckOutcome, durationMs: number) => void;
  /** Something does not compile, or cannot be used as it is: nothing was run. */
  readonly refused: (reasons: readonly Message[]) => void;
  readonly waitingForPorts: () => void;
}

export interface WatchOptions {
  readonly lab: Lab;
  readonly graders: Graders;
  readonly folder: string;
  readonly map: Readonly<Record<string, string>>;
  readonly seed: number;
  /** Opens the isolations for one more check, in advance. */
  readonly isolations: () => Promise<Isolations>;
  /** @param isWhole whether it is for the check that is kept, or for the step at hand alone */
  readonly recorder: (isWhole: boolean) => Recorder;
  /** The recorder of a whole check was closed, so that its trace is complete. */
  readonly recorded: () => void;
  readonly projectFolder: string;
  readonly listener: WatchListener;
  readonly signal: AbortSignal;
}

/** A file does not compile, so that there is nothing else to show. */
class DoesNotCompile extends Error {
  readonly reasons: readonly Message[];

  constructor(reasons: readonly Message[]) {
    super('does not compile');
    this.reasons = reasons;
  }
}

/** Checks a folder, and again whenever something in it is saved, until it is stopped. */
export class Watching {
  private readonly options: WatchOptions;
  private saved: readonly string[] | null = null;
  private wake: () => void = () => {};
  private current: AbortController | null = null;
  private next: Promise<Isolations>;

  constructor(options: WatchOptions) {
    this.options = options;
    this.next = options.isolations();
  }

  /** @throws what a check throws that another save will not fix */
  async run(): Promise<void> {
    const { folder, signal } = this.options;
    const watch = new FolderWatch(folder, (files) => this.note(files));
    const stop = (): void => this.interrupt();
    signal.addEventListener('abort', stop);
    try {
      await watch.ready;
      let files: readonly string[] = [];
      while (!signal.aborted) {
        await this.check(files);
        files = await this.nextSave();
      }
    } finally {
      signal.removeEventListener('abort', stop);
      await watch.close();
      await (await this.next).close();
    }
  }

  private note(files: readonly string[]): void {
    this.saved = [...new Set([...(this.saved ?? []), ...files])];
    this.interrupt();
  }

  /** Ends the check that is running, whose result is out of date. */
  private interrupt(): void {
    this.current?.abort();
    this.wake();
  }

  private async nextSave(): Promise<readonly string[]> {
    while (this.saved === null && !this.options.signal.aborted)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    const files = this.saved ?? [];
    this.saved = null;
    return files;
  }

  private async check(files: readonly string[]): Promise<void> {
    const { lab, folder, listener, signal } = this.options;
    const begun = performance.now();
    const current = new AbortController();
    this.current = current;
    listener.begins(files);
    try {
      const step = stepAtHand(lab, new ProgressFile(folder).of(lab.id).holds);
      if (step) {
        const outcome = await this.play(step, current.signal);
        if (!current.signal.aborted) listener.atHand(step, outcome);
      }
      const outcome = await this.play(null, current.signal);
      if (!current.signal.aborted) listener.decided(outcome, performance.now() - begun);
    } catch (error) {
      // A check that is ended on the way may fail in any way.
      if (current.signal.aborted || signal.aborted) return;
      if (error instanceof DoesNotCompile) listener.refused(error.reasons);
      else if (error instanceof MessageError) listener.refused([error.userMessage]);
      else throw error;
    } finally {
      this.current = null;
    }
  }

  private async play(step: Step | null, signal: AbortSignal): Promise<CheckOutcome> {
    signal.throwIfAborted();
    const { lab, graders, folder, map, seed, projectFolder, listener } = this.options;
    const isolations = await this.next;
    const recorder = this.options.recorder(step === null);
    const reference = referenceOf(lab, isolations.confined, signal);
    try {
      return await runCheck({
        lab,
        graders,
        folder,
        map,
        seed,
        step: step?.id ?? null,
        substitution: 'needed',
        isolations,
        reference,
        recorder,
        remarks: [],
        projectFolder,
        prepared: assertCompiles,
        signal,
        waitingForPorts: listener.waitingForPorts,
      });
    } finally {
      recorder.close();
      if (step === null && !signal.aborted) this.options.recorded();
      await reference.dispose();
      await isolations.close();
      // Opened in advance, while the student reads or writes.
      this.next = this.options.isolations();
    }
  }
}

/** @throws DoesNotCompile where a program has to be corrected before anything can be seen */
function assertCompiles({ problems }: Submission): void {
  const reasons = [...problems.values()]
    .filter(({ cause }) => cause === 'syntax-error' || cause === 'build-failed' || cause === 'bad-manifest')
    .map(({ message }) => message);
  const own = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  if (own.size > 0) throw new DoesNotCompile([...own.values()]);
}
