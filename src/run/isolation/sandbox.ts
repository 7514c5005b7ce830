import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { childrenOf, descendants, ROLE_MARK, roleMark, sendSignal } from '../../machine/process-tree.ts';
import { bubblewrapWords, type SandboxView } from './bubblewrap-words.ts';
import type { ControlGroup, ControlGroups } from './control-groups.ts';
import { sizeOf } from './folder-size.ts';
import type { HostAddress, NetworkPlan } from './host-address.ts';
import type { Isolation, Launch, Wrapped } from './isolation.ts';
import { KeptFolders } from './kept-folders.ts';
import { environmentInside } from './launch-inside.ts';
import { type Namespaces, openNamespaces } from './namespaces.ts';
import { HOST_NAME } from './network-set-up.ts';
import { runtimeTrees } from './runtime-trees.ts';
import { DISKS_AHEAD, diskOptions, makeSandboxFolder, type SandboxFolder } from './sandbox-folder.ts';
import { countsByNamespace, limitWords, type SandboxLimits } from './sandbox-limits.ts';
import { ENTER_GROUP, FURNISH, REACH, WAITER, WAS_STARTED } from './sandbox-scripts.ts';
import { systemWords } from './sandbox-view.ts';
import { toolFile } from './tools.ts';
import type { UnprivilegedUser } from './unprivileged-user.ts';

export interface SandboxOptions {
  /** The user that root runs programs as; null where giliran is an ordinary user itself. */
  readonly user: UnprivilegedUser | null;
  /** The addresses of the run's machine, or of its hosts. */
  readonly network: NetworkPlan;
  readonly limits: SandboxLimits;
  /** The filter of system calls. */
  readonly filter: Buffer;
  /** Limits each program's memory; null where giliran has to enforce that itself. */
  readonly groups: ControlGroups | null;
  /** Interpreters that every program finds, wherever they lie. */
  readonly interpreters: readonly string[];
  /** Files of giliran's own that its helpers run from. */
  readonly helpers: readonly string[];
  /** Folders that are hidden where they lie within something that is shown. */
  readonly hidden: readonly string[];
}

/** A sandbox for one run. */
export interface Sandbox extends Isolation {
  /**
   * Ends every process in it, and waits for that. What programs have left in their own folders stays until the sandbox
   * is closed, and cannot be changed any more.
   */
  end(): Promise<void>;
  /**
   * Where giliran finds a program's own folder once all has ended, as the program has left it.
   * @throws the file system's error, where the machine was short of something when the folder was to be kept
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

/**
 * Makes a sandbox for one run: its namespaces, and within them another set for each program, with a file system of its
 * own.
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
  /** bwrap's two: one outside of the program's process namespace that waits, and that namespace's first process. */
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
  private readonly view: SandboxView;
  /** Numbers of the started programs, by the pid of the process that was started for each. */
  private readonly numbers = new Map<number, number>();
  /** The control group of each started program, by its number. */
  private readonly groups: ControlGroup[] = [];
  private readonly kept = new KeptFolders();
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
    this.memoryLimit = options.groups === null ? options.limits.memoryBytes : null;
    this.procRoot = `/proc/${namespaces.pid}/root/proc`;
    this.netFolder = `/proc/${namespaces.pid}/net`;
    this.gateFolder = namespaces.gateFolder;
    this.host = namespaces.host;
    this.hosts = namespaces.hosts.map(({ name, at, netFolder }) => ({ role: name, at, netFolder }));
    const holders = new Set(namespaces.hosts.map(({ holder }) => holder));
    this.belongs = holders.size === 0 ? null : (pids) => pids.filter((pid) => !holders.has(pid));
    this.view = {
      system: systemWords(folder.etc),
      trees,
      hidden: options.hidden,
      reached: folder.reached,
      stepsDown: options.user !== null,
      limits: limitWords(options.limits, countsByNamespace(release()) || options.user !== null),
    };
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
      ...bubblewrapWords(this.view, launch, {
        disk: this.folder.disk(number),
        hostName: this.hostName(launch),
      }),
    ];
    return { command, args, cwd: '/', env: environmentInside(launch, this.options.interpreters) };
  }

  private hostName({ host }: Launch): string {
    return this.hosts.find(({ role }) => role === host)?.role ?? HOST_NAME;
  }

  /** Mount options of the private disk that a program needs; empty where one has been made in advance. */
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
      // The program was not even begun.
      return true;
    }
  }

  folderNow = (pid: number): string => this.ownNow(this.numbers.get(pid) ?? -1);

  private ownNow(number: number): string {
    return `/proc/${this.namespaces.pid}/root${this.folder.disk(number)}/own`;
  }

  ownFolder(pid: number): string {
    return this.kept.pathOf(pid);
  }

  end(): Promise<void> {
    // Only once: later, the pids may be other processes'.
    this.ending ??= (async () => {
      for (const [pid, number] of this.numbers) this.kept.keep(pid, this.ownNow(number));
      await this.namespaces.end();
      for (const pid of this.numbers.keys()) sendSignal(pid, 'SIGKILL');
    })();
    return this.ending;
  }

  signal(pid: number, role: string, signal: NodeJS.Signals): void {
    const outer = childrenOf(pid);
    // Where a program has ended and a child of it goes on, the child's parent is the run's first process.
    const left = childrenOf(this.namespaces.pid).filter((child) => roleMark(child) === role);
    const firsts = [...outer.flatMap(childrenOf), ...left];
    if (signal !== 'SIGKILL') for (const target of firsts.flatMap(descendants)) sendSignal(target, signal);
    // The kernel ends a process namespace with its first process. Where there is none yet, bwrap is still setting it
    // up.
    else for (const target of firsts.length > 0 ? firsts : outer) sendSignal(target, signal);
  }

  async close(): Promise<void> {
    // Only once: later, the pids may be other processes'.
    if (this.closed) return;
    this.closed = true;
    if (this.ending === null) {
      const closing = this.namespaces.close();
      for (const pid of this.numbers.keys()) sendSignal(pid, 'SIGKILL');
      await closing;
    } else await this.ending;
    this.kept.close();
    this.folder.remove();
    await Promise.all(this.groups.map((group) => group.remove()));
  }
}
