import type { MemoryWatch } from '../machine/memory-watch.ts';
import type { Limits } from '../model/lab.ts';
import type { KernelView } from './kernel/kernel-view.ts';
import type { RoleProcess } from './role/role-process.ts';

/** How often programs' memory is looked at, in milliseconds. */
const MEMORY_EVERY_MS = 50;
/** How often their processor time is, in milliseconds: the kernel counts it in hundredths of a second. */
const CPU_EVERY_MS = 250;

export interface LimitWatchOptions {
  readonly limits: Limits;
  /** Bytes that one role may hold; null where the isolation sees to that, or nothing does. */
  readonly memoryLimit: number | null;
  readonly kernel: KernelView | null;
  /** The machine's own memory. */
  readonly machine: MemoryWatch;
  /** The programs by their roles; more come as the run goes on. */
  readonly processes: ReadonlyMap<string, RoleProcess>;
  /** Ends the run at the next move. */
  readonly signal: AbortSignal;
}

/** Watches what a run may take: its time, each program's processor time and memory, and the machine's memory. */
export class LimitWatch {
  private readonly options: LimitWatchOptions;
  private lastCpu = 0;
  private lastMemory = 0;

  constructor(options: LimitWatchOptions) {
    this.options = options;
  }

  /**
   * Ends programs that have taken too much.
   * @param now milliseconds since the run began
   * @returns why the whole run is over, if it is
   */
  check(now: number): 'wall' | 'interrupted' | 'short-of-memory' | null {
    const { limits, signal } = this.options;
    if (signal.aborted) return 'interrupted';
    if (now > limits.wallMs) return 'wall';
    const isShort = this.checkMemory(now);
    this.checkCpu(now);
    return isShort ? 'short-of-memory' : null;
  }

  private checkCpu(now: number): void {
    const { kernel, limits, machine, processes } = this.options;
    if (now - this.lastCpu < CPU_EVERY_MS) return;
    this.lastCpu = now;
    machine.look();
    if (!kernel) return;
    // A look that finds a running program stops there; the list of processes is read again, since there may be
    // children by now.
    kernel.processes.refresh();
    for (const process of processes.values())
      if (process.running && kernel.usage.cpuMs(process.role) > limits.cpuMs)
        process.signal('SIGKILL', 'cpu');
  }

  /**
   * Memory fills up faster than processor time is used: it is looked at more often, where giliran watches it.
   * @returns whether the machine has next to none left, and no program is known to have taken it: memory that the
   *   kernel does not show counts for no program, and is freed with the run
   */
  private checkMemory(now: number): boolean {
    const { kernel, machine, memoryLimit, processes } = this.options;
    if (!kernel || memoryLimit === null || now - this.lastMemory < MEMORY_EVERY_MS) return false;
    this.lastMemory = now;
    let isKnown = false;
    if (kernel.usage.memoryAtMost(memoryLimit) > memoryLimit)
      for (const process of processes.values())
        if (process.running && kernel.usage.memoryBytes(process.role, memoryLimit) > memoryLimit) {
          process.signal('SIGKILL', 'memory');
          isKnown = true;
        }
    return machine.look() && !isKnown;
  }
}
