import { hostname } from 'node:os';
import { execa } from 'execa';
import { message } from '../../model/message.ts';
import { sendSignal } from './host-tree.ts';
import { IsolationError } from './isolation.ts';
import { TOOL_PATH, toolFile } from './tools.ts';

/** The host's own name inside. */
export const HOST_NAME = 'giliran';

/** `/etc/hosts` inside: the machine's own name leads to exactly 127.0.0.1. */
export function hostsText(): string {
  return `127.0.0.1 localhost ${HOST_NAME} ${hostname()}\n`;
}

/** `/etc/nsswitch.conf` inside: names are looked up in files alone. */
export const NAME_SERVICES = 'passwd: files\ngroup: files\nhosts: files\n';

/**
 * Loopback acknowledges at once, so that Nagle's algorithm holds nothing up; multicast goes to loopback, and comes from
 * its address.
 */
export const ROUTES = `link set lo up
route add 224.0.0.0/4 dev lo src 127.0.0.1
route add 255.255.255.255 dev lo
route change local 127.0.0.0/8 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1
route change local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1
`;

/**
 * Runs as the first process of the namespaces. Small tables of sockets make `/proc/net/tcp` a hundred times faster to
 * read (kernel 6.1), and `/proc/net/udp` ten times (6.2); they can only be asked for from the network above, hence the
 * second `unshare`.
 */
const OUTER = `
echo 64 2>/dev/null > /proc/sys/net/ipv4/tcp_child_ehash_entries || :
echo 128 2>/dev/null > /proc/sys/net/ipv4/udp_child_hash_entries || :
exec unshare --net sh -c "$1" giliran "$2" "$3"
`;

/**
 * Sets the network up, says so with its own pid as the outside sees it, and waits for the end of its input: when
 * giliran is gone, however it went, it ends, and the kernel ends every process of the run with it.
 */
const inner = (furnish: string): string => `
read -r pid _ < /proc/self/stat
mount -t proc proc /proc || exit 3
${furnish}
"$2" -force -batch "$1/routes" 2>/dev/null
"$2" link show lo | grep -q UP || exit 5
echo "ready $pid"
exec cat >/dev/null
`;

export interface NamespacesOptions {
  /** Holds `routes` and what `furnish` uses; its path is `$1` there. */
  readonly folder: string;
  /** Shell commands that furnish the mount namespace, as its root. */
  readonly furnish: string;
  /** Words before `unshare`: who makes the namespaces. */
  readonly before: readonly string[];
}

/** A run's namespaces: user, network, processes, mounts, host name and IPC. */
export interface Namespaces {
  /** The first process, which holds them, as this process sees it. */
  readonly pid: number;
  /** The words that put a command into them, for whoever has made them. */
  readonly enter: readonly string[];
  /** The same for root: whoever has made them is what it becomes, for good, and it has no other groups. */
  readonly stepDown: readonly string[];
  /** Ends every process in them, and waits for the end. */
  close(): Promise<void>;
}

/**
 * Makes namespaces for one run, with their network up.
 * @throws IsolationError where the machine refuses
 */
export async function openNamespaces(options: NamespacesOptions): Promise<Namespaces> {
  const { folder, furnish, before } = options;
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
    inner(furnish),
    folder,
    toolFile('ip'),
  ];
  const holder = execa(command, args, {
    reject: false,
    buffer: false,
    cleanup: true,
    detached: true,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
    extendEnv: false,
    env: { PATH: TOOL_PATH },
  });
  const pid = await readReady(holder);
  if (pid === null) {
    const { exitCode } = await holder;
    throw new IsolationError(message('isolation.refused', { tool: 'unshare', how: String(exitCode ?? '?') }));
  }
  const into = [toolFile('nsenter'), '-t', String(pid), '-U', '-n', '-m', '-u', '-i', '-p', '--no-fork'];
  return {
    pid,
    enter: [...into, '--preserve-credentials'],
    stepDown: [...into, '--setuid=0', '--setgid=0'],
    close: async () => {
      sendSignal(pid, 'SIGKILL');
      holder.kill('SIGKILL');
      await holder;
    },
  };
}

/** The first process's pid, once the network is up; null where it never is. */
function readReady(holder: {
  readonly stdout: NodeJS.ReadableStream | null;
  once(event: 'exit' | 'error', listener: () => void): unknown;
}): Promise<number | null> {
  return new Promise((resolve) => {
    let text = '';
    holder.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const ready = /ready (\d+)\n/.exec(text);
      if (ready) resolve(Number(ready[1]));
    });
    holder.once('exit', () => resolve(null));
    holder.once('error', () => resolve(null));
  });
}
