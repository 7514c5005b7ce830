import { type Due, dueBy } from './due.ts';
import { isGone, ProcFile } from './proc-file.ts';
import type { CallKind } from './system-calls.ts';
import { readTimeout } from './timeout.ts';
import { readWait, type Wait } from './wait.ts';

/** The `syscall` of a thread that has ended and that nobody has waited for: no call, no stack, no code. */
const DEAD = '-1 0x0 0x0';

/**
 * States of a thread that does nothing until it is woken: asleep, stopped, traced, idle, or dead but not yet waited
 * for.
 */
const ASLEEP = new Set(['S', 'T', 't', 'I', 'Z']);

/** States of a thread that does nothing until a signal comes, or for good. */
const STANDING = new Set(['T', 't', 'Z', 'X']);

/** One thread, as the kernel shows it. */
export class ThreadView {
  readonly tid: string;
  /** How often its counter (processor time, and turns on a processor) was found to have moved. */
  runs = 0;
  /** What it waited in when it was last looked at. */
  wait: Wait = { kind: 'running' };
  /** How often it has run and come back to a timed call since the scene last did something. */
  rounds = 0;
  /** {@link runs} when it was last found in a timed call. */
  private slept: number | null = null;
  /** When that timed call had to return. */
  private sleptUntil: Due | null = null;
  /** The place of that call, and {@link runs} then. */
  private sleptIn = '';
  private sleptAt = 0;
  /**
   * Places of timed calls that it has come back to when they had run out, with the longest of their times, in
   * milliseconds.
   */
  private readonly loops = new Map<string, number>();
  /** Places of loops in which it has waited for something that never came. */
  private readonly endlessIn = new Set<string>();
  /** Whether it has run while all rested and no timer was shown: so it has a timer that the kernel does not show. */
  wakesUnseen = false;
  /** When its counter was last read, and the last time before that at which it had not moved yet. */
  private readAt: number;
  private blockedAfter: number;
  /**
   * Whether it continues a call that a signal has interrupted (mostly because its role was held): the kernel shows the
   * same arguments under another number.
   */
  private isRestarted = false;
  private due: { readonly runs: number; readonly line: string; readonly due: Due } | null = null;
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

  private constructor(
    tid: string,
    bornAfter: number,
    callFile: ProcFile,
    counterFile: ProcFile,
    stateFile: ProcFile,
  ) {
    this.tid = tid;
    this.readAt = bornAfter;
    this.blockedAfter = bornAfter;
    this.callFile = callFile;
    this.counterFile = counterFile;
    this.stateFile = stateFile;
  }

  /**
   * @param bornAfter the last moment at which it was not there yet, by the clock of `performance.now()`
   * @returns null where the thread is gone already, or dead
   */
  static open(folder: string, tid: string, bornAfter: number): ThreadView | null {
    const opened: ProcFile[] = [];
    const keep = (file: ProcFile): ProcFile => {
      opened.push(file);
      return file;
    };
    try {
      const callFile = keep(new ProcFile(`${folder}/syscall`));
      if (!callFile.read()?.startsWith(DEAD))
        return new ThreadView(
          tid,
          bornAfter,
          callFile,
          keep(openCounter(folder)),
          keep(new ProcFile(`${folder}/stat`)),
        );
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
    const before = this.readAt;
    this.readAt = performance.now();
    const changed = this.counterFile.hasChanged();
    if (changed === true) {
      this.runs++;
      this.isQuiet = false;
      this.blockedAfter = before;
    }
    return changed;
  }

  /** Reads what it waits in. @returns false where the thread is gone or dead */
  look(table: Readonly<Record<number, CallKind>>, hiddenTimers: boolean): boolean {
    const line = this.callFile.read();
    if (line === null || line.startsWith(DEAD)) return false;
    this.isRestarted = table[numberOf(line)] === 'restart' && afterNumber(line) === afterNumber(this.line);
    if (line !== this.line && !this.isRestarted) {
      this.line = line;
      this.wait = readWait(line, table, hiddenTimers);
    }
    return true;
  }

  /** Whether it has not run since it was known to be blocked. */
  isKnown(): boolean {
    return this.blockedAt === this.runs;
  }

  /** Whether it is known to be blocked, so that one reading of its counter shows that it still is. */
  isResting(): boolean {
    return this.isQuiet && this.isKnown();
  }

  /** Its call blocks, and its counter did not move while that was read: it is known to be blocked. */
  confirm(): void {
    this.blockedAt = this.runs;
  }

  /**
   * When the timed call that it waits in comes back at the earliest and at the latest.
   * @param folder the process's folder below `/proc`
   */
  dueIn(folder: string): Due {
    const isSame = this.due?.line === this.line && (this.due.runs === this.runs || this.isRestarted);
    if (this.due && isSame) return this.due.due;
    const timeout = this.wait.kind === 'timed' ? readTimeout(folder, this.wait.call, this.line) : null;
    const due = dueBy(this.isRestarted && timeout?.from === 'call' ? null : timeout, this.blockedAfter);
    this.due = { runs: this.runs, line: this.line, due };
    return due;
  }

  /** Whether it was there when the scene last settled, and has run since. */
  hasRunSinceSettled(): boolean {
    return this.settledAt !== null && this.settledAt !== this.runs;
  }

  /** The scene has settled. */
  settle(): void {
    this.isQuiet = this.settledAt === this.runs;
    this.settledAt = this.runs;
  }

  /** Forgets what is known of it, so that it is looked at anew. */
  doubt(): void {
    this.blockedAt = null;
  }

  keepEndless(): void {
    this.endlessIn.add(placeOf(this.line));
  }

  isEndless(): boolean {
    return this.endlessIn.has(placeOf(this.line));
  }

  /**
   * It was found in a timed call: that is one round more, if it has run since the last time.
   * @param due when that call returns, where that is up to its own time-out
   */
  sleeps(due: Due): void {
    if (this.slept !== null && this.slept !== this.runs) this.rounds++;
    this.slept = this.runs;
    const place = placeOf(this.line);
    const before = this.sleptUntil;
    const cameBack = place === this.sleptIn && this.sleptAt !== this.runs;
    if (cameBack && before?.leftMs && performance.now() >= before.earliestMs)
      if ((due.leftMs ?? 0) >= before.leftMs * SHORTEST_ROUND)
        this.loops.set(place, Math.max(this.loops.get(place) ?? 0, before.leftMs));
    this.sleptIn = place;
    this.sleptAt = this.runs;
    this.sleptUntil = due;
  }

  /** Counts rounds from here on. */
  restart(): void {
    this.rounds = 0;
    this.slept = null;
  }

  /**
   * Whether its timed call is another round of a known loop, which goes on whatever happens.
   * @param leftMs how long the call may last; null where that is not known
   */
  isLooping(leftMs: number | null): boolean {
    if (leftMs === null) return this.rounds > 0;
    return leftMs <= (this.loops.get(placeOf(this.line)) ?? 0) * LONGEST_ROUND;
  }

  /**
   * Whether it may run by itself, which only its state tells: a thread that was just woken for another processor still
   * shows its old call and counter until that processor takes it, and one that is ending does not sleep either.
   */
  isReady(): boolean {
    return !ASLEEP.has(this.state());
  }

  /** Whether a signal has stopped it: then it shows no call, and does nothing until another signal comes. */
  isStopped(): boolean {
    return this.state() === 'T';
  }

  /** Whether it does nothing until a signal comes, or for good: one that has ended has no state any more. */
  standsStill(): boolean {
    const state = this.stateFile.readState();
    return state === null || STANDING.has(state);
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

/** The call's number in a line of `syscall`. */
function numberOf(line: string): number {
  return Number.parseInt(line, 10);
}

/** What follows the number: the arguments, the stack pointer, and where the call returns to. */
function afterNumber(line: string): string {
  return line.slice(line.indexOf(' ') + 1);
}

/**
 * How much shorter or longer a call may be than the one before at the same place, or than the longest there, and still
 * be another round of the same loop: a part of it has gone by when it is found.
 */
const SHORTEST_ROUND = 0.5;
const LONGEST_ROUND = 2;

/** Where in the program a call is made: its number, its stack pointer, and where it returns to. */
function placeOf(line: string): string {
  const fields = line.trim().split(' ');
  return `${fields[0]} ${fields.at(-2)} ${fields.at(-1)}`;
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
