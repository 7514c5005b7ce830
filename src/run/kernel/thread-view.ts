import { isGone, ProcFile } from './proc-file.ts';
import type { CallKind } from './system-calls.ts';
import { readWait, type Wait } from './wait.ts';

/** What the kernel shows of a thread that has ended and that nobody has asked about: no call, no stack, no code. */
const DEAD = '-1 0x0 0x0';

/** States of a thread that does nothing until it is woken: asleep, stopped, traced, or dead but for its name. */
const ASLEEP = new Set(['S', 'T', 't', 'I', 'Z']);

/** One thread, as the kernel shows it. */
export class ThreadView {
  readonly tid: string;
  /** How often its counter (time on a processor, and times put on one) has been found to have moved. */
  runs = 0;
  /** What it waited in when it was last looked at. */
  wait: Wait = { kind: 'running' };
  /** Times it has run and come back to a timed call since the scene last did something. */
  rounds = 0;
  /** {@link runs} when it was last found in a timed call. */
  private slept: number | null = null;
  /** Its line of `syscall` when it was last looked at. */
  line = '';
  /** {@link runs} when it was last known to be blocked: until it runs again, it waits in the same call. */
  private blockedAt: number | null = null;
  /** {@link runs} when the scene last settled. */
  private settledAt: number | null = null;
  /** Whether it had not run between the last two times that the scene settled: it will hardly be the next to run. */
  private isQuiet = false;
  private readonly callFile: ProcFile;
  private readonly counterFile: ProcFile;
  private readonly stateFile: ProcFile;

  private constructor(tid: string, callFile: ProcFile, counterFile: ProcFile, stateFile: ProcFile) {
    this.tid = tid;
    this.callFile = callFile;
    this.counterFile = counterFile;
    this.stateFile = stateFile;
  }

  /** @returns null where the thread is gone already, or dead */
  static open(folder: string, tid: string): ThreadView | null {
    const opened: ProcFile[] = [];
    const keep = (file: ProcFile): ProcFile => {
      opened.push(file);
      return file;
    };
    try {
      const callFile = keep(new ProcFile(`${folder}/syscall`));
      if (!callFile.read()?.startsWith(DEAD))
        return new ThreadView(tid, callFile, keep(openCounter(folder)), keep(new ProcFile(`${folder}/stat`)));
      callFile.close();
      return null;
    } catch (error) {
      for (const file of opened) file.close();
      if (isGone(error)) return null;
      throw error;
    }
  }

  /** Reads the counter. @returns null where the thread is gone, else whether it has run since the last reading */
  ran(): boolean | null {
    const changed = this.counterFile.hasChanged();
    if (changed === true) {
      this.runs++;
      this.isQuiet = false;
    }
    return changed;
  }

  /** Reads what it waits in. @returns false where the thread is gone or dead */
  look(table: Readonly<Record<number, CallKind>>, hiddenTimers: boolean): boolean {
    const line = this.callFile.read();
    if (line === null || line.startsWith(DEAD)) return false;
    if (line !== this.line) {
      this.line = line;
      this.wait = readWait(line, table, hiddenTimers);
    }
    return true;
  }

  /** Whether it has not run since it was known to be blocked. */
  isKnown(): boolean {
    return this.blockedAt === this.runs;
  }

  /** Whether it is known to be blocked, and one reading will show that it still is. */
  isResting(): boolean {
    return this.isQuiet && this.isKnown();
  }

  /** It is blocked, and its counter has not moved while that was read. */
  confirm(): void {
    this.blockedAt = this.runs;
  }

  /** The scene has settled. */
  settle(): void {
    this.isQuiet = this.settledAt === this.runs;
    this.settledAt = this.runs;
  }

  /** It is looked at anew, whatever is known of it. */
  doubt(): void {
    this.blockedAt = null;
  }

  /** It has been found in a timed call: a round more, if it has run since the last time. */
  sleeps(): void {
    if (this.slept !== null && this.slept !== this.runs) this.rounds++;
    this.slept = this.runs;
  }

  /** Counts rounds from here. */
  restart(): void {
    this.rounds = 0;
    this.slept = null;
  }

  /**
   * Whether it may run by itself. One that has just been woken for another processor still shows its old call and
   * counter until that processor takes it, and one that is ending does not sleep either; its state alone tells.
   */
  isReady(): boolean {
    return !ASLEEP.has(this.state());
  }

  /** Whether a signal has stopped it: then it shows no call, and does nothing until another signal comes. */
  isStopped(): boolean {
    return this.state() === 'T';
  }

  private state(): string {
    return this.stateFile.readState() ?? 'R';
  }

  close(): void {
    this.callFile.close();
    this.counterFile.close();
    this.stateFile.close();
  }
}

/** `schedstat` is the cheapest; kernels built without it still count context switches in `status`. */
function openCounter(folder: string): ProcFile {
  try {
    return new ProcFile(`${folder}/schedstat`);
  } catch (error) {
    if (!isGone(error)) throw error;
    return new ProcFile(`${folder}/status`);
  }
}
