import { basename, delimiter, dirname } from 'node:path';
import { findOnPath } from '../../machine/find-on-path.ts';
import { ROLE_MARK } from '../../machine/process-tree.ts';
import type { Launch } from './isolation.ts';
import { INSIDE } from './sandbox-folder.ts';

/** A path of the machine's as the program in a sandbox sees it; as it is where it lies in no folder of the launch. */
export function insidePath(path: string, { folders }: Pick<Launch, 'folders'>): string {
  for (const { outside, inside } of folders) {
    if (path === outside) return inside;
    if (path.startsWith(`${outside}/`)) return inside + path.slice(outside.length);
  }
  return path;
}

/**
 * A program's environment in a sandbox: only what programs need, and nothing that names the machine or its user.
 * @param interpreters files whose folders the program finds commands in, before the system's own
 */
export function environmentInside(
  launch: Pick<Launch, 'env' | 'folders'>,
  interpreters: readonly string[],
): Readonly<Record<string, string>> {
  const { JAVA_HOME, [ROLE_MARK]: _role, ...others } = launch.env;
  // What runtimes are to load before a program is named by its folder.
  const rest = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, insidePath(value, launch)]),
  );
  // Before the system's own: there may be another of the name.
  const own = interpreters.map((file) => dirname(file)).filter((folder) => !/^\/(?:usr\/)?bin$/.test(folder));
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

/**
 * The machine's programs that a launch begins with: `stdbuf` starts another. Only what the PATH leads to: a path of
 * the student's choosing must not decide what is shown.
 */
export function commandsOf({ command, args }: Pick<Launch, 'command' | 'args'>): readonly string[] {
  const words = basename(command) === 'stdbuf' ? [args[1] ?? ''] : [command];
  return words.flatMap((word) => (word.includes('/') ? [] : (findOnPath(word) ?? [])));
}
