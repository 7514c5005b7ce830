import { isDenied, isGone, ProcFile } from './proc-file.ts';
import { type TimerDescriptor, TimerDescriptors, type WaitingThread } from './timer-descriptors.ts';

/**
 * Timers of a process that no call shows.
 * - `none`: it has none
 * - `possible`: nothing speaks for one, but nothing rules it out
 * - `set`: one may go off; when at the latest, by the clock of `performance.now()`, where that is shown
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
 * How late the interrupt of a timer that is due may be, in milliseconds: a thousand times what it takes a processor, and as
 * long as one may well be kept from a virtual machine.
 */
const LATEST_INTERRUPT_MS = 10;
/** Who catches all of these with SIGALRM catches whatever there is, as the runtimes of Go and Ruby do. */
const OTHERS = [1, 10, 12, 15];
/** Where the masks of signals stand in a `stat`, from the state on: those that are held back, and caught. */
const HELD_BACK = 29;
const CAUGHT = 31;

/**
 * Reads what the kernel shows of one process's timers: descriptors (`timerfd`), those of POSIX (`/proc/PID/timers`), and
 * whether it has prepared for the signal of an interval timer (`alarm`, `setitimer`), which itself is not shown.
 */
export class HiddenTimers {
  /** The process's folder below `/proc`. */
  private readonly folder: string;
  private readonly descriptors: TimerDescriptors;
  private timersFile: ProcFile | null = null;
  private statFile: { readonly tid: string; readonly file: ProcFile } | null = null;
  /** What the process had run when a descriptor was last seen set; null where none was, or all have gone off. */
  private setAt: number | null = null;
  /** When a descriptor was first seen that is not set, or due, after the process had run so much. */
  private unset: { readonly runs: number; readonly sinceMs: number } | null = null;
  /** What was found when the process had run so much, where only the process itself can change it. */
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
   * What may go off. The kernel shows no time left from the moment that a descriptor is due; it wakes whoever waits for
   * it, and counts that, when the interrupt comes, which may be later. One that was due before anybody looked shows what
   * one shows that is not set, until then.
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

  /** Whether it can have asked the kernel, in a ring, for a timer of which nothing is shown. */
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

  /** What is there beside descriptors: it changes only where the process runs. */
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

  /** The `stat` of its first thread that is there; null where there is none. A thread that has ended tells of no signals. */
  private readStat(threads: ReadonlyMap<string, WaitingThread>): string | null {
    const [tid] = threads.keys();
    if (tid === undefined) return null;
    if (this.statFile?.tid !== tid) {
      this.statFile?.file.close();
      // The thread may be gone by now: what is closed must not be closed again, when it is another file's.
      this.statFile = null;
      this.statFile = { tid, file: new ProcFile(`${this.folder}/task/${tid}/stat`) };
    }
    return this.statFile.file.read();
  }
}

/** What is known of a process that cannot be read: nothing where it is not shown, and that it is none where it is gone. */
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
 * Timers of POSIX, set or not: the kernel does not say. Those that send SIGVTALRM are the ticks of runtimes that have
 * several threads take turns (Ruby, Haskell); those that send nothing wake nobody.
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
 * Whether an interval timer that goes off would have the program do something: it catches the signal, or holds it back
 * to ask for it. Otherwise it ends the program, or is ignored.
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
