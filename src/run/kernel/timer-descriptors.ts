import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { getOrMake } from '../../model/memo.ts';
import { isGone, ProcFile } from './proc-file.ts';
import type { Wait } from './wait.ts';

/** A timer that is a descriptor (`timerfd`). */
export interface TimerDescriptor {
  /** Milliseconds; null where it is not set, or is due. */
  readonly leftMs: number | null;
  readonly wentOff: boolean;
  readonly again: boolean;
}

/** A thread, and what it was last found to wait in. */
export interface WaitingThread {
  readonly tid: string;
  readonly wait: Wait;
}

/** What a descriptor points to, and the file in which the kernel tells more of it. */
interface Descriptor {
  readonly target: string;
  readonly info: string;
}

const TIMER = 'anon_inode:[timerfd]';
const RING = 'anon_inode:[io_uring]';
/** Lines about descriptors that share the inode of timers, but wake nobody by the clock. */
const NO_TIMER = /^(?:eventfd-count|sigmask|inotify wd):/m;

/**
 * The timers among a process's descriptors. Reading where each descriptor points costs more than all else that a look
 * reads, so it is done only where a thread waits on one that may be a timer: a timer that nobody waits on wakes nobody.
 */
export class TimerDescriptors {
  /** The process's folder below `/proc`. */
  private readonly folder: string;
  /** What the kernel tells of `epoll` descriptors that threads wait on, and of what is on their lists, by path. */
  private readonly infos = new Map<string, ProcFile>();

  constructor(folder: string) {
    this.folder = folder;
  }

  close(): void {
    for (const file of this.infos.values()) file.close();
    this.infos.clear();
  }

  /**
   * The process's timers; none where none of its threads can wait on one.
   * @throws the file system's error where the process is gone, or not shown
   */
  read(threads: ReadonlyMap<string, WaitingThread>): readonly TimerDescriptor[] {
    for (const { tid, wait } of threads.values())
      if (this.mayWaitOnTimer(tid, wait))
        return this.list(threads)
          .filter(({ target }) => target === TIMER)
          .map(({ info }) => parseTimer(readFileSync(info, 'latin1')));
    return [];
  }

  /** Whether it has a ring of requests to the kernel (`io_uring`), of which some may be timers. */
  hasRing(threads: ReadonlyMap<string, WaitingThread>): boolean {
    return this.list(threads).some(({ target }) => target === RING);
  }

  private mayWaitOnTimer(tid: string, wait: Wait): boolean {
    if (wait.kind === 'running') return true;
    switch (wait.call) {
      case 'futex':
      case 'futex-waitv':
      case 'accept':
      case 'receive':
      case 'send':
      case 'connect':
      case 'write':
      case 'child':
      case 'lock':
      case 'queue':
      case 'sleep':
      case 'signal':
      case 'pause':
        return false;
      case 'read':
        return wait.kind === 'timed' || wait.fd === null || this.target(tid, wait.fd) === TIMER;
      case 'epoll':
      case 'epoll2':
        return wait.kind === 'timed' || wait.fd === null || this.mayListTimer(tid, wait.fd);
      // The list of descriptors is in the program's own memory, or is not shown.
      case 'poll':
      case 'ppoll':
      case 'select':
      case 'io-uring':
      case 'restart':
        return true;
    }
  }

  /** Whether one of the descriptors that an `epoll` watches may be a timer. */
  private mayListTimer(tid: string, fd: number): boolean {
    const text = this.info(tid, fd).read();
    if (text === null) return true;
    // All descriptors that are no file share one inode, timers and the `epoll` itself among them.
    const own = /^ino:\s*(\d+)$/m.exec(text)?.[1];
    for (const [, listed, inode] of text.matchAll(/^tfd:\s*(\d+)(?:.*\bino:([0-9a-f]+))?/gm))
      if (own === undefined || inode === undefined || Number.parseInt(inode, 16) === Number(own))
        if (this.mayBeTimer(tid, Number(listed))) return true;
    return false;
  }

  private mayBeTimer(tid: string, fd: number): boolean {
    try {
      const text = this.info(tid, fd).read();
      return text === null || !NO_TIMER.test(text);
    } catch (error) {
      if (isGone(error)) return true;
      throw error;
    }
  }

  /** What the kernel tells of a descriptor now, whichever file has its number. */
  private info(tid: string, fd: number): ProcFile {
    const path = `${this.folder}/task/${tid}/fdinfo/${fd}`;
    return getOrMake(this.infos, path, () => new ProcFile(path, true));
  }

  /** All descriptors, which the threads share; read from a thread that is alive, since the first one may have ended. */
  private list(threads: ReadonlyMap<string, WaitingThread>): readonly Descriptor[] {
    const [tid] = threads.keys();
    if (tid === undefined) return [];
    const folder = `${this.folder}/task/${tid}`;
    return readdirSync(`${folder}/fd`).map((fd) => ({
      target: this.target(tid, fd),
      info: `${folder}/fdinfo/${fd}`,
    }));
  }

  /** What a descriptor points to; empty where it is just being closed. */
  private target(tid: string, fd: number | string): string {
    try {
      return readlinkSync(`${this.folder}/task/${tid}/fd/${fd}`);
    } catch (error) {
      if (isGone(error)) return '';
      throw error;
    }
  }
}

function parseTimer(facts: string): TimerDescriptor {
  const [, seconds = '0', parts = '0'] = /it_value: \((\d+), (\d+)\)/.exec(facts) ?? [];
  const leftMs = Number(seconds) * 1000 + Number(parts) / 1e6;
  return {
    leftMs: leftMs === 0 ? null : leftMs,
    wentOff: !/^ticks: 0$/m.test(facts),
    again: !/it_interval: \(0, 0\)/.test(facts),
  };
}
