import { closeSync, constants, existsSync, openSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { basename, delimiter, dirname } from 'node:path';
import { findOnPath } from '../../machine/find-on-path.ts';
import { childrenOf, descendants, ROLE_MARK, roleMark, sendSignal } from '../../machine/process-tree.ts';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import type { ControlGroup, ControlGroups } from './control-groups.ts';
import { sizeOf } from './folder-size.ts';
import type { HostAddress, NetworkPlan } from './host-address.ts';
import type { Isolation, Launch, Wrapped } from './isolation.ts';
import { type Namespaces, openNamespaces } from './namespaces.ts';
import { HOST_NAME } from './network-set-up.ts';
import { isForEverybody, runtimeTrees } from './runtime-trees.ts';
import { DISKS_AHEAD, diskOptions, INSIDE, makeSandboxFolder, type SandboxFolder } from './sandbox-folder.ts';
import { countsByNamespace, limitWords, type SandboxLimits } from './sandbox-limits.ts';
import { hidingWords, readOnlyWords, systemWords } from './sandbox-view.ts';
import { toolFile } from './tools.ts';
import type { UnprivilegedUser } from './unprivileged-user.ts';

export interface SandboxOptions {
  /** Who giliran steps down to; null where it is no more than an ordinary user itself. */
  readonly user: UnprivilegedUser | null;
  /** The addresses of the run's machine, or of its hosts. */
  readonly network: NetworkPlan;
  readonly limits: SandboxLimits;
  /** The filter of system calls. */
  readonly filter: Buffer;
  /** Holds each program to its memory; null where giliran has to watch that itself. */
  readonly groups: ControlGroups | null;
  /** Interpreters that every program finds, wherever they lie. */
  readonly interpreters: readonly string[];
  /** Files of giliran's own that its helpers are run from. */
  readonly helpers: readonly string[];
  /** Folders that are covered where they lie in something that is shown. */
  readonly hidden: readonly string[];
}

/** A sandbox for one run. */
export interface Sandbox extends Isolation {
  /**
   * Ends every process in it, and waits for the end. What programs have left in their own folders stays until it is
   * closed, and nobody can change it any more.
   */
  end(): Promise<void>;
  /**
   * Where a program's own folder lies for this process once all has ended, as the program has left it.
   * @throws the file system's error, where the machine was short of something when it was to be kept
   */
  ownFolder(pid: number): string;
}

/** Makes a sandbox for each run, or for a build. */
export interface SandboxMaker {
  /**
   * @param network the addresses of the run's machine, or of its hosts
   * @throws IsolationError where there can be none, with what is missing and how to get it
   */
  open(network: NetworkPlan, limits?: SandboxLimits): Promise<Sandbox>;
}

/** Lets a control group take in whatever is started from here. */
const ENTER_GROUP = 'echo 0 > "$0" && exec "$@"';

/** Shows root's files to those it steps down to: they could not get at them. */
const REACH = 'mount -a -T "$0/reach.fstab" && exec "$@"';

/** Instances of `inotify` in a run, and what they may watch: a machine gives an account 128 for all that it runs. */
const INOTIFY = { instances: 16, watches: 8_192 } as const;

/** Sets what the run may take of what is its account's, and mounts the private disks. */
const FURNISH = `
echo ${INOTIFY.instances} 2>/dev/null > /proc/sys/user/max_inotify_instances || :
echo ${INOTIFY.watches} 2>/dev/null > /proc/sys/user/max_inotify_watches || :
mount -a -T "$1/disks.fstab" || exit 6
cd "$1/disks" && mkdir ${Array.from({ length: DISKS_AHEAD }, (_, number) => `${number}/tmp ${number}/shm`).join(' ')} || exit 7
`;

/**
 * Lays out a program's private disk, starts the program in its sandbox and ends as it ends. `bwrap` writes into the
 * status file when the program is about to run, and when it has ended. Only from `bwrap` on may a process pass for
 * the role: one that comes and goes before it would make the role seem to be there between two looks.
 */
const WAITER = `
exec 3>&2 2>/dev/null
status=$0 filter=$1 disk=$2 options=$3 own=$4 role=$5
shift 5
if [ "$options" ]; then
  mkdir -p "$disk" && mount -t tmpfs -o "$options" giliran "$disk" && mkdir "$disk/tmp" "$disk/shm" || exit
fi
if [ "$own" ]; then cp -R "$own" "$disk/own" || exit; fi
if [ "$role" ]; then export ${ROLE_MARK}="$role"; fi
(exec "$@" 2>&3 3>&- 8>"$status" 9<"$filter")
code=$?
[ $code -gt 128 ] && kill -$((code - 128)) $$
exit $code
`;

/** What bwrap writes at the end where its command was started. */
const WAS_STARTED = '"exit-code"';

/**
 * Makes a sandbox for one run: its namespaces, and in them one more set for each program, with a file system of
 * its own.
 * @throws IsolationError where the machine refuses
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { user, network, interpreters, helpers } = options;
  const trees = interpreters.flatMap(runtimeTrees);
  const folder = makeSandboxFolder({ ...options, reach: user ? [...trees, ...helpers] : [] });
  const stepDown =
    user === null
      ? []
      : [toolFile('setpriv'), `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'];
  const reach =
    user === null
      ? []
      : [toolFile('unshare'), '--mount', toolFile('sh'), '-c', REACH, folder.path, ...stepDown];
  const namespaces = await openNamespaces({
    folder: folder.path,
    network,
    furnish: FURNISH,
    before: reach,
  }).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  try {
    folder.names.belongTo(namespaces.host);
    return new BubblewrapSandbox(options, folder, namespaces, trees);
  } catch (error) {
    await namespaces.close();
    folder.remove();
    throw error;
  }
}

class BubblewrapSandbox implements Sandbox {
  readonly level = 'sandbox';
  /** bwrap's two: one that waits outside the program's process namespace, and that namespace's first. */
  readonly layers = 2;
  readonly memoryLimit: number | null;
  readonly hasRoomApart = countsByNamespace(release());
  readonly procRoot: string;
  readonly netFolder: string;
  readonly gateFolder: string | null;
  readonly host: HostAddress | null;
  readonly hosts: Isolation['hosts'];
  readonly belongs: Isolation['belongs'];
  private readonly options: SandboxOptions;
  private readonly folder: SandboxFolder;
  private readonly namespaces: Namespaces;
  private readonly trees: readonly string[];
  private readonly system: readonly string[];
  private readonly limits: readonly string[];
  /** Numbers of the started programs, by the process that was started for each. */
  private readonly numbers = new Map<number, number>();
  /** The control group of each started program, by its number. */
  private readonly groups: ControlGroup[] = [];
  /** Open folders of programs that have ended: a private disk lasts as long as one of it is open. */
  private readonly kept = new Map<number, number>();
  /** Why there is none of a program that has ended. */
  private readonly lost = new Map<number, unknown>();
  private wrapped = 0;
  private ending: Promise<void> | null = null;
  private closed = false;

  constructor(
    options: SandboxOptions,
    folder: SandboxFolder,
    namespaces: Namespaces,
    trees: readonly string[],
  ) {
    this.options = options;
    this.folder = folder;
    this.namespaces = namespaces;
    this.trees = trees;
    this.system = systemWords(folder.etc);
    this.memoryLimit = options.groups === null ? options.limits.memoryBytes : null;
    this.procRoot = `/proc/${namespaces.pid}/root/proc`;
    this.netFolder = `/proc/${namespaces.pid}/net`;
    this.gateFolder = namespaces.gateFolder;
    this.host = namespaces.host;
    this.hosts = namespaces.hosts.map(({ name, at, netFolder }) => ({ role: name, at, netFolder }));
    const holders = new Set(namespaces.hosts.map(({ holder }) => holder));
    this.belongs = holders.size === 0 ? null : (pids) => pids.filter((pid) => !holders.has(pid));
    this.limits = limitWords(options.limits, countsByNamespace(release()) || options.user !== null);
  }

  wrap(launch: Launch): Wrapped {
    const number = this.wrapped++;
    const { limits, groups } = this.options;
    const own = launch.folders.find((folder) => folder.own)?.outside ?? '';
    const group = groups?.make(limits);
    if (group) this.groups[number] = group;
    const [command = '', ...args] = [
      ...(group ? [toolFile('sh'), '-c', ENTER_GROUP, group.entrance] : []),
      ...(this.options.user === null
        ? this.namespaces.enter(launch.host)
        : this.namespaces.stepDown(launch.host)),
      toolFile('sh'),
      '-c',
      WAITER,
      this.folder.status(number),
      this.folder.filter,
      this.folder.disk(number),
      this.diskFor(number, own),
      own,
      launch.env[ROLE_MARK] ?? '',
      ...this.sandboxWords(launch, this.folder.disk(number)),
    ];
    return { command, args, cwd: '/', env: this.environment(launch) };
  }

  /** Options of the private disk that a program needs; empty where one is there already. */
  private diskFor(number: number, own: string): string {
    const { diskBytes, files } = this.options.limits;
    const held = own !== '' && existsSync(own) ? sizeOf(own) : { bytes: 0, files: 0 };
    if (held.bytes > diskBytes / 2 || held.files > files / 2)
      return diskOptions(held.bytes + diskBytes, held.files + files);
    return number < DISKS_AHEAD ? '' : diskOptions(diskBytes, files);
  }

  leadNames(address: string | null): void {
    this.folder.names.lead(address);
  }

  leadNamesBy6(): void {
    this.folder.names.leadBy6();
  }

  addAddress6(): Promise<boolean> {
    return this.namespaces.addAddress6();
  }

  look(command: string, args: readonly string[], host?: string): readonly string[] {
    return [...this.namespaces.look(host), command, ...args];
  }

  atGate(command: string, args: readonly string[], as: 'maker' | 'self'): readonly string[] | null {
    const words = this.namespaces.atGate(as);
    return words && [...words, command, ...args];
  }

  attend(groups: readonly string[]): Promise<boolean> {
    return this.namespaces.attend(groups);
  }

  adopt(pid: number): void {
    this.numbers.set(pid, this.wrapped - 1);
  }

  ranOutOfMemory(pid: number): boolean {
    return this.groups[this.numbers.get(pid) ?? -1]?.ranOutOfMemory() ?? false;
  }

  neverStarted(pid: number): boolean {
    try {
      return !readFileSync(this.folder.status(this.numbers.get(pid) ?? -1), 'latin1').includes(WAS_STARTED);
    } catch {
      // It was not even begun.
      return true;
    }
  }

  folderNow = (pid: number): string => this.ownNow(this.numbers.get(pid) ?? -1);

  private ownNow(number: number): string {
    return `/proc/${this.namespaces.pid}/root${this.folder.disk(number)}/own`;
  }

  ownFolder(pid: number): string {
    rethrowShortage(this.lost.get(pid));
    return `/proc/self/fd/${this.kept.get(pid) ?? -1}`;
  }

  end(): Promise<void> {
    // Once is enough: later the pids may be somebody else's.
    this.ending ??= (async () => {
      for (const [pid, number] of this.numbers) this.keep(pid, number);
      await this.namespaces.end();
      for (const pid of this.numbers.keys()) sendSignal(pid, 'SIGKILL');
    })();
    return this.ending;
  }

  private keep(pid: number, number: number): void {
    try {
      this.kept.set(pid, openSync(this.ownNow(number), constants.O_RDONLY | constants.O_DIRECTORY));
    } catch (error) {
      // It was never laid out, or the machine is short of something: whoever asks for it is told.
      this.lost.set(pid, error);
    }
  }

  signal(pid: number, role: string, signal: NodeJS.Signals): void {
    const outer = childrenOf(pid);
    // Those whose program has ended while a child of its goes on hang below the run's first process.
    const left = childrenOf(this.namespaces.pid).filter((child) => roleMark(child) === role);
    const firsts = [...outer.flatMap(childrenOf), ...left];
    if (signal !== 'SIGKILL') for (const target of firsts.flatMap(descendants)) sendSignal(target, signal);
    // The kernel ends a process namespace with its first process; where there is none yet, bwrap is still at work.
    else for (const target of firsts.length > 0 ? firsts : outer) sendSignal(target, signal);
  }

  async close(): Promise<void> {
    // Once is enough: later the pids may be somebody else's.
    if (this.closed) return;
    this.closed = true;
    if (this.ending === null) {
      const closing = this.namespaces.close();
      for (const pid of this.numbers.keys()) sendSignal(pid, 'SIGKILL');
      await closing;
    } else await this.ending;
    for (const descriptor of this.kept.values()) closeSync(descriptor);
    this.kept.clear();
    this.folder.remove();
    await Promise.all(this.groups.map((group) => group.remove()));
  }

  /** The words that make a sandbox and start a program in it. */
  private sandboxWords(launch: Launch, disk: string): readonly string[] {
    const others = commandsOf(launch).flatMap(runtimeTrees);
    // What root alone may read was made to be reached beforehand, or is not shown.
    const trees = [...this.trees, ...(this.options.user ? others.filter(isForEverybody) : others)];
    const from = (path: string): string => this.folder.reached.get(path) ?? path;
    const inside = (path: string): string => insidePath(path, launch);
    return [
      toolFile('bwrap'),
      ...['--unshare-user', '--uid', String(INSIDE.uid), '--gid', String(INSIDE.gid)],
      ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
      ...['--hostname', this.hosts.find(({ role }) => role === launch.host)?.role ?? HOST_NAME],
      ...['--cap-drop', 'ALL'],
      ...this.system,
      // The network's settings would be the program's to change: it is the user who owns the network.
      ...['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
      ...['--dev', '/dev', '--bind', `${disk}/shm`, '/dev/shm', '--remount-ro', '/dev'],
      ...['--bind', `${disk}/tmp`, '/tmp'],
      ...readOnlyWords(trees.map((tree) => ({ from: from(tree), at: tree }))),
      ...launch.folders.flatMap((folder) =>
        folder.own
          ? ['--bind', `${disk}/own`, folder.inside]
          : ['--ro-bind', from(folder.outside), folder.inside],
      ),
      ...hidingWords(this.options.hidden, ['/usr', ...trees]),
      ...[
        '--remount-ro',
        '/',
        '--chdir',
        inside(launch.cwd),
        '--json-status-fd',
        '8',
        '--seccomp',
        '9',
        '--',
      ],
      ...[toolFile('prlimit'), ...this.limits, '--'],
      ...[inside(launch.command), ...launch.args.map(inside)],
    ];
  }

  /** Only what programs need, and nothing that names the machine or its user. */
  private environment(launch: Launch): Readonly<Record<string, string>> {
    const { JAVA_HOME, [ROLE_MARK]: _role, ...others } = launch.env;
    // What runtimes are to load before a program is named by its folder.
    const rest = Object.fromEntries(
      Object.entries(others).map(([name, value]) => [name, insidePath(value, launch)]),
    );
    // Before the system's own: there may be another of the name.
    const own = this.options.interpreters
      .map((file) => dirname(file))
      .filter((folder) => !/^\/(?:usr\/)?bin$/.test(folder));
    const folders = [...own, '/usr/local/bin', '/usr/bin', '/bin'];
    return {
      ...rest,
      ...(JAVA_HOME?.startsWith('/usr/') ? { JAVA_HOME } : {}),
      PATH: [...new Set(folders)].join(delimiter),
      HOME: INSIDE.home,
      USER: INSIDE.user,
      LOGNAME: INSIDE.user,
      TMPDIR: '/tmp',
    };
  }
}

/** A path of the machine's as the program sees it. */
function insidePath(path: string, { folders }: Launch): string {
  for (const { outside, inside } of folders) {
    if (path === outside) return inside;
    if (path.startsWith(`${outside}/`)) return inside + path.slice(outside.length);
  }
  return path;
}

/**
 * The machine's programs that a launch begins with: `stdbuf` starts another. Only what the PATH leads to: a path of
 * the student's choosing must not decide what is shown.
 */
function commandsOf({ command, args }: Launch): readonly string[] {
  const words = basename(command) === 'stdbuf' ? [args[1] ?? ''] : [command];
  return words.flatMap((word) => (word.includes('/') ? [] : (findOnPath(word) ?? [])));
}
