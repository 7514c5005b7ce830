const MIB = 1024 * 1024;

/** What programs in a sandbox may use. */
export interface SandboxLimits {
  /** Memory of all of a role's processes together. */
  readonly memoryBytes: number;
  /** Memory of one process: a backstop, enforced by the kernel. */
  readonly processMemoryBytes: number;
  /** Processes and threads. */
  readonly processes: number;
  readonly openFiles: number;
  /** How much a role may write in all, and into one file. */
  readonly diskBytes: number;
  readonly files: number;
  /** Processor time of one process: a backstop behind the lab's own limit. */
  readonly cpuSeconds: number;
  /** Pending signals, and POSIX timers. */
  readonly pendingSignals: number;
}

/** For a role of a run. */
export const ROLE_LIMITS: SandboxLimits = {
  memoryBytes: 512 * MIB,
  processMemoryBytes: 2048 * MIB,
  processes: 128,
  openFiles: 512,
  diskBytes: 64 * MIB,
  files: 8_192,
  cpuSeconds: 300,
  pendingSignals: 1_024,
};

/** For a submission's build: compilers take more. */
export const BUILD_LIMITS: SandboxLimits = {
  memoryBytes: 2048 * MIB,
  processMemoryBytes: 4096 * MIB,
  processes: 512,
  openFiles: 1_024,
  diskBytes: 512 * MIB,
  files: 32_768,
  cpuSeconds: 120,
  pendingSignals: 4_096,
};

/**
 * The words that set a process's limits. The kernel counts processes and signals by user and, since 5.14, by user
 * namespace as well. Before that, a limit for a real user would hold everywhere, not just in the sandbox.
 * @param mayCount whether they can be counted for the sandbox alone
 */
export function limitWords(limits: SandboxLimits, mayCount: boolean): readonly string[] {
  return [
    ...(mayCount ? [`--nproc=${limits.processes}`, `--sigpending=${limits.pendingSignals}`] : []),
    `--data=${limits.processMemoryBytes}`,
    `--nofile=${limits.openFiles}`,
    `--fsize=${limits.diskBytes}`,
    `--cpu=${limits.cpuSeconds}`,
    '--core=0',
    '--msgqueue=0',
    '--memlock=65536',
  ];
}

/** Whether a kernel counts processes and signals for each user namespace. */
export function countsByNamespace(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > 5 || (major === 5 && minor >= 14);
}
