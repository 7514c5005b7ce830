import type { Launch } from './isolation.ts';
import { commandsOf, insidePath } from './launch-inside.ts';
import { isForEverybody, runtimeTrees } from './runtime-trees.ts';
import { INSIDE } from './sandbox-folder.ts';
import { hidingWords, readOnlyWords } from './sandbox-view.ts';
import { toolFile } from './tools.ts';

/** What all programs of one sandbox see, and their limits. */
export interface SandboxView {
  /** The words that show the system's own programs and libraries. */
  readonly system: readonly string[];
  /** Files and folders that every program finds, wherever they lie. */
  readonly trees: readonly string[];
  /** Folders that are hidden where they lie within something that is shown. */
  readonly hidden: readonly string[];
  /** For files and folders that root alone can reach: where they are shown from instead. */
  readonly reached: ReadonlyMap<string, string>;
  /** Whether giliran is root and runs programs as another user: what root alone may read is not shown then. */
  readonly stepsDown: boolean;
  /** The words that limit a program's resources, for `prlimit`. */
  readonly limits: readonly string[];
}

/**
 * The command line that makes a program's sandbox and starts the program in it. It expects the status file as
 * descriptor 8 and the filter of system calls as descriptor 9.
 * @param at the program's private disk, and the host name of its machine
 */
export function bubblewrapWords(
  view: SandboxView,
  launch: Launch,
  { disk, hostName }: { readonly disk: string; readonly hostName: string },
): readonly string[] {
  const others = commandsOf(launch).flatMap(runtimeTrees);
  // What root alone may read has been made reachable beforehand, or is not shown.
  const trees = [...view.trees, ...(view.stepsDown ? others.filter(isForEverybody) : others)];
  const from = (path: string): string => view.reached.get(path) ?? path;
  const inside = (path: string): string => insidePath(path, launch);
  return [
    toolFile('bwrap'),
    ...['--unshare-user', '--uid', String(INSIDE.uid), '--gid', String(INSIDE.gid)],
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...['--hostname', hostName],
    ...['--cap-drop', 'ALL'],
    ...view.system,
    // Otherwise the program could change the network's settings, since its user owns the network.
    ...['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
    ...['--dev', '/dev', '--bind', `${disk}/shm`, '/dev/shm', '--remount-ro', '/dev'],
    ...['--bind', `${disk}/tmp`, '/tmp'],
    ...readOnlyWords(trees.map((tree) => ({ from: from(tree), at: tree }))),
    ...launch.folders.flatMap((folder) =>
      folder.own
        ? ['--bind', `${disk}/own`, folder.inside]
        : ['--ro-bind', from(folder.outside), folder.inside],
    ),
    ...hidingWords(view.hidden, ['/usr', ...trees]),
    ...['--remount-ro', '/', '--chdir', inside(launch.cwd)],
    ...['--json-status-fd', '8', '--seccomp', '9', '--'],
    ...[toolFile('prlimit'), ...view.limits, '--'],
    ...[inside(launch.command), ...launch.args.map(inside)],
  ];
}
