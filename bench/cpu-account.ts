import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the kernel accounts for groups of processes: in version 1's own controller, or in version 2. */
const ROOTS = [
  { folder: '/sys/fs/cgroup/cpuacct', file: 'cpuacct.usage', toMs: (text: string) => Number(text) / 1e6 },
  {
    folder: '/sys/fs/cgroup',
    file: 'cpu.stat',
    toMs: (text: string) => Number(/usage_usec (\d+)/.exec(text)?.[1]) / 1e3,
  },
] as const;

/** An account of all processor time of a process and of its descendants. */
export interface CpuAccount {
  /** The file into which a process writes 0 or its pid, to be in the account from the beginning. */
  readonly procs: string;
  /** Milliseconds so far. */
  readonly usedMs: () => number;
  readonly close: () => void;
}

/** @returns null where no account can be opened, since that takes root, or a control group of one's own */
export function openCpuAccount(): CpuAccount | null {
  for (const { folder, file, toMs } of ROOTS) {
    const own = join(folder, `giliran-bench-${process.pid}`);
    try {
      mkdirSync(own);
    } catch {
      continue;
    }
    const procs = join(own, 'cgroup.procs');
    if (existsSync(join(own, file)) && existsSync(procs))
      return {
        procs,
        usedMs: () => toMs(readFileSync(join(own, file), 'utf8')),
        close: () => {
          // Processes that are still ending in it are moved back first.
          for (const pid of readFileSync(procs, 'utf8').split('\n').filter(Boolean)) moveBack(folder, pid);
          rmdirSync(own);
        },
      };
    rmdirSync(own);
  }
  return null;
}

function moveBack(folder: string, pid: string): void {
  try {
    writeFileSync(join(folder, 'cgroup.procs'), pid);
  } catch {
    // It has ended.
  }
}
