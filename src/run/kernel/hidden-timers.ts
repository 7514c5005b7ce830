import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isDenied, isGone } from './proc-file.ts';

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
/** Who catches all of these with SIGALRM catches whatever there is, as the runtimes of Go and Ruby do. */
const OTHERS = [1, 10, 12, 15];

/**
 * Reads what the kernel shows of one process's timers: descriptors (`timerfd`), those of POSIX (`/proc/PID/timers`), and
 * whether it has prepared for the signal of an interval timer (`alarm`, `setitimer`), which itself is not shown.
 */
export class HiddenTimers {
  /** The process's folder below `/proc`. */
  private readonly folder: string;
  /** What the process had run when a descriptor was last seen set; null where none was, or all have gone off. */
  private setAt: number | null = null;
  /** What was found when the process had run so much, where only the process itself can change it. */
  private known: { readonly runs: number; readonly hidden: Hidden } | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * What may go off. The kernel shows no time left from the moment that a descriptor is due; it wakes whoever waits for
   * it, and counts that, when the interrupt comes, which may be later.
   * @param runs grows whenever the process is found to have run
   */
  read(runs: number): Hidden {
    if (this.known?.runs === runs) return this.known.hidden;
    try {
      const descriptors = this.descriptors();
      const set = descriptors.filter(({ leftMs }) => leftMs !== null);
      if (set.length > 0) {
        this.setAt = runs;
        return dueAfter(set);
      }
      if (descriptors.some(({ wentOff }) => wentOff)) this.setAt = null;
      if (this.setAt === runs) return SOME_TIME;
      const hidden = this.others();
      this.known = { runs, hidden };
      return hidden;
    } catch (error) {
      if (isGone(error)) return NONE;
      if (isDenied(error)) return SOME_TIME;
      throw error;
    }
  }

  /** What is there beside descriptors: it changes only where the process runs. */
  private others(): Hidden {
    const posix = posixTimers(readFileSync(`${this.folder}/timers`, 'latin1'));
    const alarm = alarmIn(readFileSync(`${this.folder}/status`, 'latin1'));
    if (posix === 'set' || alarm === 'set') return SOME_TIME;
    return posix === 'possible' || alarm === 'possible' || this.hasRing ? POSSIBLE : NONE;
  }

  /** Whether it has a ring of requests to the kernel (`io_uring`), of which some may be timers. */
  private hasRing = false;

  private descriptors(): readonly Descriptor[] {
    this.hasRing = false;
    return readdirSync(`${this.folder}/fd`).flatMap((fd) => {
      const target = this.target(fd);
      this.hasRing ||= target === 'anon_inode:[io_uring]';
      if (target !== 'anon_inode:[timerfd]') return [];
      return [readDescriptor(readFileSync(`${this.folder}/fdinfo/${fd}`, 'latin1'))];
    });
  }

  /** What a descriptor leads to; nothing where it is just being closed. */
  private target(fd: string): string {
    try {
      return readlinkSync(`${this.folder}/fd/${fd}`);
    } catch (error) {
      if (isGone(error)) return '';
      throw error;
    }
  }
}

/** A timer that is a descriptor. */
interface Descriptor {
  /** Null where it is not set, or is due. */
  readonly leftMs: number | null;
  readonly wentOff: boolean;
  readonly again: boolean;
}

function readDescriptor(facts: string): Descriptor {
  const [, seconds = '0', parts = '0'] = /it_value: \((\d+), (\d+)\)/.exec(facts) ?? [];
  const leftMs = Number(seconds) * 1000 + Number(parts) / 1e6;
  return {
    leftMs: leftMs === 0 ? null : leftMs,
    wentOff: !/^ticks: 0$/m.test(facts),
    again: !/it_interval: \(0, 0\)/.test(facts),
  };
}

function dueAfter(set: readonly Descriptor[]): Hidden {
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
function alarmIn(status: string): Hidden['kind'] {
  const signals = (name: string): bigint => {
    const [, mask = '0'] = new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status) ?? [];
    return BigInt(`0x${mask}`);
  };
  const kinds = [signals('SigCgt'), signals('SigBlk')].map((mask): Hidden['kind'] => {
    if (!has(mask, SIGALRM)) return 'none';
    return OTHERS.every((signal) => has(mask, signal)) ? 'possible' : 'set';
  });
  return kinds.find((kind) => kind === 'set') ?? kinds.find((kind) => kind === 'possible') ?? 'none';
}

function has(mask: bigint, signal: number): boolean {
  return (mask & (1n << BigInt(signal - 1))) !== 0n;
}
