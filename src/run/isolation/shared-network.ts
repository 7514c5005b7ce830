import { platform } from 'node:os';
import { childrenOf, descendants, endMarked, signalTree } from '../../machine/process-tree.ts';
import type { Isolation } from './isolation.ts';

/** The variable that marks every process of a run, so that those are found whose parents have ended. */
export const RUN_MARK = 'GILIRAN_RUN';

/**
 * The machine's own network and processes: one run at a time.
 * @param mark value of {@link RUN_MARK} in the run's programs
 */
export function openSharedNetwork(mark: string): Isolation {
  const linux = platform() === 'linux';
  const started: number[] = [];
  const known = new Set<string>();
  return {
    level: 'none',
    wrap: ({ command, args, cwd, env }) => ({ command, args, cwd, env }),
    layers: 0,
    memoryLimit: null,
    hasRoomApart: true,
    ranOutOfMemory: () => false,
    neverStarted: () => false,
    procRoot: linux ? '/proc' : null,
    netFolder: linux ? '/proc/self/net' : null,
    host: null,
    hosts: [],
    folderNow: null,
    gateFolder: null,
    leadNames: () => {},
    leadNamesBy6: () => {},
    addAddress6: () => Promise.resolve(false),
    look: () => null,
    atGate: () => null,
    attend: () => Promise.resolve(false),
    belongs: (pids) => {
      for (const pid of started) for (const own of [pid, ...descendants(pid)]) known.add(String(own));
      // Processes whose parents have ended are known from an earlier look.
      for (const pid of [...known]) for (const own of childrenOf(Number(pid))) known.add(String(own));
      return pids.filter((pid) => known.has(pid));
    },
    adopt: (pid) => started.push(pid),
    signal: (pid, _role, signal) => {
      signalTree(pid, signal);
    },
    close: async () => {
      // The last started first, which are clients and receivers: if the server closed first, its port would stay in
      // TIME_WAIT.
      for (const pid of [...started].reverse()) signalTree(pid, 'SIGKILL');
      endMarked(RUN_MARK, mark);
    },
  };
}
