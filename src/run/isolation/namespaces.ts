import { type ChildProcess, spawn } from 'node:child_process';
import { sendSignal } from '../../machine/process-tree.ts';
import { message } from '../../model/message.ts';
import { inner, innerOfHosts, OUTER, readReady } from './first-process.ts';
import type { HostAddress, NamedHost, NetworkPlan } from './host-address.ts';
import { FURNISH_HOST } from './host-set-up.ts';
import { IsolationError } from './isolation.ts';
import { ADDRESS6, canHaveInterface, GATE, INTERFACE } from './network-set-up.ts';
import { TOOL_PATH, toolFile } from './tools.ts';

/**
 * How long the end of a namespace is waited for. This is a backstop: a dead process stays there until its parent waits
 * for it, and in some containers the first process never does.
 */
const END_WITHIN_MS = 5_000;

export interface NamespacesOptions {
  /** The folder with the batches for `ip` and the files that `furnish` uses; it is `$1` there. */
  readonly folder: string;
  /** The addresses that the batches give to the run's machine, or to its hosts. */
  readonly network: NetworkPlan;
  /** Shell commands, run as root of the namespaces, that set up the mount namespace. */
  readonly furnish: string;
  /** Words before `unshare`, by which another user makes the namespaces. */
  readonly before: readonly string[];
}

/** One of several hosts of a run's network. */
export interface HostNamespaces {
  readonly name: string;
  readonly at: HostAddress;
  /** Its `/proc/…/net`. */
  readonly netFolder: string;
  /** The process that holds it, as the run's own `/proc` shows it. */
  readonly holder: string;
  /** Words for `nsenter` that enter the host's network, and set its name. */
  readonly words: readonly string[];
}

/** A run's namespaces: user, network, processes, mounts, host name and IPC. */
export interface Namespaces {
  /** The first process, which holds them, as giliran sees it. */
  readonly pid: number;
  /** The run's machine on its network; null where it has loopback alone. */
  readonly host: HostAddress | null;
  /** The hosts of the roles that are played, where each has one; otherwise empty. */
  readonly hosts: readonly HostNamespaces[];
  /**
   * The `/proc/…/net` of the network above, where everything ends that is sent over the interface; null where there is
   * none.
   */
  readonly gateFolder: string | null;
  /**
   * The words that run a command inside, for the user who has made the namespaces.
   * @param host the name of the host to run it on; the first one, where there are several and none is named
   */
  enter(host?: string): readonly string[];
  /** The same for root, who becomes the user who has made them, for good and without other groups. */
  stepDown(host?: string): readonly string[];
  /** The words by which the user who has made them reads the run's network, or one host's. */
  look(host?: string): readonly string[];
  /**
   * The words that run a command in the network above; null where nothing leads there.
   * @param who `maker` for the user who has made it, `self` for giliran's own user without any rights there
   */
  atGate(who: 'maker' | 'self'): readonly string[] | null;
  /** Gives the machine that all roles share an IPv6 address. @returns whether it has one */
  addAddress6(): Promise<boolean>;
  /** Counts what is sent to multicast groups in {@link gateFolder}. @returns whether that is possible */
  attend(groups: readonly string[]): Promise<boolean>;
  /** Ends every process in them: the kernel has begun to when this resolves. */
  close(): Promise<void>;
  /** Ends every process in them, and waits until none is left. Their parents must still be there to wait for them. */
  end(): Promise<void>;
}

/**
 * Makes namespaces for one run, with their network up.
 * @throws IsolationError where the machine refuses
 */
export async function openNamespaces(options: NamespacesOptions): Promise<Namespaces> {
  const { folder, furnish, before, network } = options;
  const hosts = network.hosts.filter(({ isThere }) => isThere);
  if (hosts.length > 0 && !canHaveInterface()) throw new IsolationError(message('isolation.no-hosts'));
  const [command = '', ...args] = [
    ...before,
    toolFile('unshare'),
    '--user',
    '--map-root-user',
    '--net',
    '--uts',
    '--ipc',
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    'sh',
    '-c',
    OUTER,
    'giliran',
    hosts.length > 0 ? innerOfHosts(furnish) : inner(furnish),
    folder,
    toolFile('ip'),
    toolFile('nsenter'),
    canHaveInterface() ? INTERFACE : '',
    ...(hosts.length > 0 ? [toolFile('unshare'), FURNISH_HOST, ...hosts.map(({ name }) => name)] : []),
  ];
  const holder: ChildProcess = spawn(command, args, { detached: true, env: { PATH: TOOL_PATH } });
  const ended = endOf(holder);
  const ready = await readReady(holder, ended, hosts.length);
  if (ready === 'failed' || ready === 'no-version-6') {
    // The first process waits for a host that could not be made.
    if (hosts.length > 0) holder.kill('SIGKILL');
    const { exitCode, error } = await ended;
    // The command was never started: this is the system's error, not the tool's.
    if (error !== null && !holder.killed) throw error;
    if (ready === 'no-version-6') throw new IsolationError(message('isolation.no-version-6'));
    if (hosts.length > 0) throw new IsolationError(message('isolation.no-hosts'));
    throw new IsolationError(message('isolation.refused', { tool: 'unshare', how: String(exitCode ?? '?') }));
  }
  const { pid, hasInterface } = ready;
  const made = hosts.flatMap((host, number) => {
    const holder = ready.holders.get(number);
    return holder === undefined ? [] : [hostNamespaces(host, holder, pid)];
  });
  const wordsFor = (name: string | undefined): readonly string[] =>
    made.find((host) => host.name === name)?.words ?? ['-n', '-u'];
  const into = (host: string | undefined): readonly string[] => [
    ...[toolFile('nsenter'), '-t', String(pid), '-U', '-m', '-i', '-p', '--no-fork'],
    ...wordsFor(host),
  ];
  const as = before.length > 0 ? ['--setuid=0', '--setgid=0'] : ['--preserve-credentials'];
  return {
    pid,
    look: (host) => [toolFile('nsenter'), '-t', String(pid), '-U', ...wordsFor(host), ...as],
    host: hasInterface ? network.host : null,
    hosts: made,
    // The process that has made the namespaces is still in the first of the two networks.
    gateFolder: hasInterface ? `/proc/${holder.pid}/net` : null,
    enter: (host) => [...into(host), '--preserve-credentials'],
    stepDown: (host) => [...into(host), '--setuid=0', '--setgid=0'],
    atGate: (who) => {
      if (!hasInterface) return null;
      const into = [toolFile('nsenter'), '-t', String(holder.pid), '-U', '-n'];
      return [...into, ...(who === 'self' ? ['--preserve-credentials'] : as)];
    },
    addAddress6: async () => {
      const enter = [toolFile('nsenter'), '-t', String(pid), '-U', ...wordsFor(undefined), ...as];
      const order = hasInterface
        ? ['address', 'add', ADDRESS6, 'dev', INTERFACE, 'nodad']
        : ['route', 'add', 'multicast', 'ff00::/8', 'dev', 'lo', 'table', 'local'];
      return await succeeds([...enter, toolFile('ip'), '-6', ...order]);
    },
    attend: async (groups) => {
      if (!hasInterface) return false;
      const enter = [toolFile('nsenter'), '-t', String(holder.pid), '-U', '-n', ...as];
      const joins = groups.map((group) => {
        const prefix = group.includes(':') ? 128 : 32;
        const join = [toolFile('ip'), 'address', 'add', `${group}/${prefix}`, 'dev', GATE, 'autojoin'];
        return succeeds([...enter, ...join]);
      });
      return (await Promise.all(joins)).every((done) => done);
    },
    close: async () => {
      sendSignal(pid, 'SIGKILL');
      holder.kill('SIGKILL');
      await ended;
    },
    end: async () => {
      // The holder waits for the end of the first process, which comes when the kernel has ended all others and their
      // parents have waited for them.
      sendSignal(pid, 'SIGKILL');
      const timer = setTimeout(() => holder.kill('SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Runs a command. @returns whether it has succeeded */
async function succeeds([command = '', ...args]: readonly string[]): Promise<boolean> {
  return (await endOf(spawn(command, args, { stdio: 'ignore' }))).exitCode === 0;
}

/** How a command has ended. */
interface Ended {
  /** Null where a signal has ended it, or it was never started. */
  readonly exitCode: number | null;
  /** Why it was never started; null where it was. */
  readonly error: Error | null;
}

/** Resolves when a command has ended, and every process that has inherited its streams. */
function endOf(child: ChildProcess): Promise<Ended> {
  // Unread output would keep the streams open.
  child.stderr?.resume();
  return new Promise((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ exitCode: null, error });
    });
    child.once('close', (exitCode) => resolve({ exitCode, error: null }));
  });
}

/** @param pid the run's first process, as giliran sees it */
function hostNamespaces({ name, at }: NamedHost, holder: string, pid: number): HostNamespaces {
  const folder = `/proc/${pid}/root/proc/${holder}`;
  return {
    name,
    at,
    netFolder: `${folder}/net`,
    holder,
    words: [`--net=${folder}/ns/net`, `--uts=${folder}/ns/uts`],
  };
}
