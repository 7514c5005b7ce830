import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { findOnPath } from '../../machine/find-on-path.ts';
import { childrenOf, descendants, roleMark, sendSignal } from './host-tree.ts';
import { type Isolation, IsolationError } from './isolation.ts';

/** The host's own name inside. */
const HOST_NAME = 'giliran';

/**
 * Runs as the first process of the namespaces. A small table of connections makes `/proc/net/tcp` a hundred times
 * faster to read (kernel 6.1); it can only be asked for from the network above, hence the second `unshare`.
 */
const OUTER = `
echo 64 2>/dev/null > /proc/sys/net/ipv4/tcp_child_ehash_entries || :
exec unshare --net sh -c "$1" giliran "$2" "$3"
`;

/**
 * Sets the network up, says so with its own pid as the outside sees it, and waits for the end of its input: when
 * giliran is gone, however it went, it ends, and the kernel ends every process of the run with it.
 */
const INNER = `
read -r pid _ < /proc/self/stat
mount -t proc proc /proc || exit 3
mount --bind "$1/hosts" /etc/hosts || exit 4
[ -e /etc/nsswitch.conf ] && mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf
hostname ${HOST_NAME} 2>/dev/null
"$2" -force -batch "$1/routes" 2>/dev/null
"$2" link show lo | grep -q UP || exit 5
echo "ready $pid"
exec cat >/dev/null
`;

/** Loopback acknowledges at once, so that Nagle's algorithm holds nothing up; multicast goes to loopback. */
const ROUTES = `link set lo up
route add 224.0.0.0/4 dev lo
route add 255.255.255.255 dev lo
route change local 127.0.0.0/8 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1
route change local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1
`;

/**
 * Starts a program inside and ends as it ends. Only a child can be in the process namespace; nsenter's own waiting
 * stops when the child is stopped, and may never see it end. A shell's does not, but it would remark upon signals.
 */
const WAITER = `
exec 3>&2 2>/dev/null
cd "$0" || exit
"$@" 2>&3 3>&-
code=$?
[ $code -gt 128 ] && kill -$((code - 128)) $$
exit $code
`;

/** Where tools of the system lie, on a user's short PATH too. */
const TOOL_PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;

/** Tools that a private network needs, with the Debian package of each. */
const TOOLS: Readonly<Record<string, string>> = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  ip: 'iproute2',
  mount: 'mount',
};

/** What is missing on this machine for a private network; empty where nothing is. */
export function missingTools(): readonly string[] {
  return Object.keys(TOOLS)
    .filter((tool) => findTool(tool) === null)
    .map((tool) => `${tool} (${TOOLS[tool]})`);
}

function findTool(tool: string): string | null {
  return findOnPath(tool, TOOL_PATH);
}

/**
 * Makes network, process, mount, host name and user namespaces for one run.
 * @throws IsolationError where the machine refuses
 */
export async function openPrivateNetwork(): Promise<Isolation> {
  const missing = missingTools();
  if (process.platform !== 'linux') throw new IsolationError('private networks are a Linux feature');
  if (missing.length > 0) throw new IsolationError(`missing: ${missing.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'giliran-net-'));
  writeFileSync(join(folder, 'hosts'), `127.0.0.1 localhost ${HOST_NAME} ${hostname()}\n`);
  writeFileSync(join(folder, 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files\n');
  writeFileSync(join(folder, 'routes'), ROUTES);
  const holder = execa(
    findTool('unshare') ?? 'unshare',
    [
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
      INNER,
      folder,
      findTool('ip') ?? 'ip',
    ],
    {
      reject: false,
      buffer: false,
      cleanup: true,
      detached: true,
      stdin: 'pipe',
      stdout: 'pipe',
      stderr: 'pipe',
      env: { PATH: TOOL_PATH },
    },
  );
  const pid = await readReady(holder);
  if (pid === null) {
    const { exitCode } = await holder;
    rmSync(folder, { recursive: true, force: true });
    throw new IsolationError(`the kernel refuses namespaces (unshare ended with ${exitCode ?? 'a signal'})`);
  }
  const setpriv = findTool('setpriv');
  const dropAll =
    setpriv === null ? [] : [setpriv, '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all', '--'];
  const started: number[] = [];
  let closed = false;
  return {
    level: 'network',
    wrap: (command, args, cwd) => ({
      command: findTool('nsenter') ?? 'nsenter',
      args: [
        '-t',
        String(pid),
        '-U',
        '-n',
        '-m',
        '-u',
        '-i',
        '-p',
        '--no-fork',
        '--preserve-credentials',
        findTool('sh') ?? 'sh',
        '-c',
        WAITER,
        cwd,
        ...dropAll,
        command,
        ...args,
      ],
    }),
    procRoot: `/proc/${pid}/root/proc`,
    netFolder: `/proc/${pid}/net`,
    belongs: null,
    adopt: (child) => started.push(child),
    signal: (started, role, signal) => {
      const strays = descendants(pid).filter((stray) => roleMark(stray) === role);
      for (const target of [
        ...childrenOf(started).flatMap((child) => [child, ...descendants(child)]),
        ...strays,
      ])
        sendSignal(target, signal);
    },
    close: async () => {
      // Once is enough: later the pids may be somebody else's.
      if (closed) return;
      closed = true;
      sendSignal(pid, 'SIGKILL');
      holder.kill('SIGKILL');
      for (const child of started) sendSignal(child, 'SIGKILL');
      await holder;
      rmSync(folder, { recursive: true, force: true });
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

/** Whether an ordinary user may make user namespaces here, as far as the kernel's switches tell. */
export function namespaceSwitches(): readonly string[] {
  const off: string[] = [];
  for (const [name, bad] of [
    ['kernel/unprivileged_userns_clone', '0'],
    ['kernel/apparmor_restrict_unprivileged_userns', '1'],
    ['user/max_user_namespaces', '0'],
  ] as const) {
    try {
      if (readFileSync(`/proc/sys/${name}`, 'latin1').trim() === bad)
        off.push(`${name.replace('/', '.')} is ${bad}`);
    } catch {
      // This kernel has no such switch.
    }
  }
  return off;
}
