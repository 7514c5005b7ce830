import { isDenied, isGone, ProcFile } from './proc-file.ts';
import { type TimerDescriptor, TimerDescriptors, type WaitingThread } from './timer-descriptors.ts';

/**
 * Timers of a process that no call shows.
 * - `none`: it has none
 * - `possible`: nothing was found, but nothing rules one out
 * - `set`: one may go off; the latest moment by the clock of `performance.now()`, where that is shown
 */
export type Hidden =
  | { readonly kind: 'none' | 'possible' }
  | { readonly kind: 'set'; readonly dueMs: number | null; readonly again: boolean };

const NONE: Hidden = { kind: 'none' };
const POSSIBLE: Hidden = { kind: 'possible' };
const SOME_TIME: Hidden = { kind: 'set', dueMs: null, again: false };

const SIGALRM = 14;
const SIGVTALRM = 26;
/**
 * How late the interrupt of a timer that is due may be, in milliseconds: a thousand times what a processor needs, and
 * about as long as a virtual machine may be kept from its processor.
 */
const LATEST_INTERRUPT_MS = 10;
/**
 * A program that catches all of these besides SIGALRM catches every signal, as the runtimes of Go and Ruby do: that
 * shows no timer.
 */
const OTHERS = [1, 10, 12, 15];
/** Positions of the masks of signals in a `stat`, counted from the state on: blocked and caught ones. */
const HELD_BACK = 29;
const CAUGHT = 31;

/**
 * Reads what the kernel shows of one process's timers: timer descriptors (`timerfd`), POSIX timers
 * (`/proc/PID/timers`), and whether the process handles the signal of an interval timer (`alarm`, `setitimer`). The
 * interval timer itself is not shown.
 */
export class HiddenTimers {
  /** The process's folder below `/proc`. */
  private readonly folder: string;
  private readonly descriptors: TimerDescriptors;
  private timersFile: ProcFile | null = null;
  private statFile: { readonly tid: string; readonly file: ProcFile } | null = null;
  /** How much the process had run when a descriptor was last seen set; null where none was, or all have gone off. */
  private setAt: number | null = null;
  /** When a descriptor was first seen that is not set, or is due, and how much the process had run by then. */
  private unset: { readonly runs: number; readonly sinceMs: number } | null = null;
  /** What was found, and how much the process had run by then, where only the process itself can change it. */
  private known: { readonly runs: number; readonly hidden: Hidden } | null = null;

  constructor(folder: string) {
    this.folder = folder;
    this.descriptors = new TimerDescriptors(folder);
  }

  close(): void {
    this.timersFile?.close();
    this.timersFile = null;
    this.statFile?.file.close();
    this.statFile = null;
    this.descriptors.close();
  }

  /**
   * What may go off. From the moment that a descriptor is due the kernel shows no time left for it, but it wakes the
   * waiting thread, and counts that, only when the interrupt comes. Until then, a timer that was due before the first
   * look cannot be told from one that is not set.
   * @param runs grows whenever the process is found to have run
   * @param threads its threads, with what they wait in
   * @param unrelated whether no other process can have set a descriptor that this one waits on
   */
  read(runs: number, threads: ReadonlyMap<string, WaitingThread>, unrelated = false): Hidden {
    if (unrelated && this.known?.runs === runs && this.setAt !== runs) return this.known.hidden;
    try {
      const descriptors = this.descriptors.read(threads);
      const set = descriptors.filter(({ leftMs }) => leftMs !== null);
      if (set.length > 0) {
        this.setAt = runs;
        return dueAfter(set);
      }
      if (descriptors.some(({ wentOff }) => wentOff)) this.setAt = null;
      if (this.setAt === runs || this.mayBeDue(descriptors, runs)) return SOME_TIME;
      if (this.known?.runs !== runs) this.known = { runs, hidden: this.others(threads) };
      return this.known.hidden;
    } catch (error) {
      return ofUnread(error);
    }
  }

  /** Whether it may have asked the kernel through a ring (`io_uring`) for a timer, of which nothing is shown. */
  hasRing(threads: ReadonlyMap<string, WaitingThread>): boolean {
    try {
      return this.descriptors.hasRing(threads);
    } catch (error) {
      return ofUnread(error) !== NONE;
    }
  }

  private mayBeDue(descriptors: readonly TimerDescriptor[], runs: number): boolean {
    if (!descriptors.some(({ leftMs, wentOff }) => leftMs === null && !wentOff)) return false;
    const now = performance.now();
    if (this.unset?.runs !== runs) this.unset = { runs, sinceMs: now };
    return now - this.unset.sinceMs <= LATEST_INTERRUPT_MS;
  }

  /** Timers other than descriptors: they change only when the process runs. */
  private others(threads: ReadonlyMap<string, WaitingThread>): Hidden {
    this.timersFile ??= new ProcFile(`${this.folder}/timers`, true);
    const timers = this.timersFile.read();
    const stat = this.readStat(threads);
    if (timers === null || stat === null) return SOME_TIME;
    const posix = posixTimers(timers);
    const alarm = alarmIn(stat);
    if (posix === 'set' || alarm === 'set') return SOME_TIME;
    return posix === 'possible' || alarm === 'possible' ? POSSIBLE : NONE;
  }

  /**
   * The `stat` of its first thread that is still there; null where there is none. A thread that has ended shows no
   * signals.
   */
  private readStat(threads: ReadonlyMap<string, WaitingThread>): string | null {
    const [tid] = threads.keys();
    if (tid === undefined) return null;
    if (this.statFile?.tid !== tid) {
      this.statFile?.file.close();
      // The thread may be gone by now. Closed once: the number may soon be another file's.
      this.statFile = null;
      this.statFile = { tid, file: new ProcFile(`${this.folder}/task/${tid}/stat`) };
    }
    return this.statFile.file.read();
  }
}

/** The answer for a process that cannot be read: `possible` where it is not shown, `none` where it is gone. */
function ofUnread(error: unknown): Hidden {
  if (isGone(error)) return NONE;
  if (isDenied(error)) return SOME_TIME;
  throw error;
}

function dueAfter(set: readonly TimerDescriptor[]): Hidden {
  const once = set.filter(({ again }) => !again);
  const leftMs = Math.max(...(once.length > 0 ? once : set).map(({ leftMs }) => leftMs ?? 0));
  return { kind: 'set', dueMs: performance.now() + leftMs, again: once.length === 0 };
}

/**
 * POSIX timers, set or not: the kernel does not say which. Those that send SIGVTALRM are the ticks by which runtimes
 * (Ruby, Haskell) have their threads take turns; those that send nothing wake nobody.
 */
function posixTimers(text: string): Hidden['kind'] {
  const telling = text
    .split(/^(?=ID: )/m)
    .filter((timer) => timer !== '' && !/^notify: none/m.test(timer))
    .map((timer) => Number(/^signal: (\d+)/m.exec(timer)?.[1]));
  if (telling.length === 0) return 'none';
  return telling.every((signal) => signal === SIGVTALRM) ? 'possible' : 'set';
}

/**
 * Whether an interval timer that goes off would make the program do something: that needs a handler for its signal, or
 * a mask that keeps it for later. Otherwise the signal ends the program, or is ignored.
 */
function alarmIn(stat: string): Hidden['kind'] {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const kinds = [fields[CAUGHT], fields[HELD_BACK]].map((field): Hidden['kind'] => {
    const mask = Number(field);
    if (!has(mask, SIGALRM)) return 'none';
    return OTHERS.every((signal) => has(mask, signal)) ? 'possible' : 'set';
  });
  return kinds.find((kind) => kind === 'set') ?? kinds.find((kind) => kind === 'possible') ?? 'none';
}

function has(mask: number, signal: number): boolean {
  return (mask & (1 << (signal - 1))) !== 0;
}
