import { basename, delimiter, dirname } from 'node:path';
import { findOnPath } from '../../machine/find-on-path.ts';
import { ROLE_MARK } from '../../machine/process-tree.ts';
import type { Launch } from './isolation.ts';
import { INSIDE } from './sandbox-folder.ts';

/** A path of the machine as the program in a sandbox sees it; unchanged where it is in no folder of the launch. */
export function insidePath(path: string, { folders }: Pick<Launch, 'folders'>): string {
  for (const { outside, inside } of folders) {
    if (path === outside) return inside;
    if (path.startsWith(`${outside}/`)) return inside + path.slice(outside.length);
  }
  return path;
}

/**
 * A program's environment in a sandbox: only what programs need, and nothing that tells about the machine or its user.
 * @param interpreters files whose folders come first in the program's PATH
 */
export function environmentInside(
  launch: Pick<Launch, 'env' | 'folders'>,
  interpreters: readonly string[],
): Readonly<Record<string, string>> {
  const { JAVA_HOME, [ROLE_MARK]: _role, ...others } = launch.env;
  // Some variables name files that runtimes load before the program.
  const rest = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, insidePath(value, launch)]),
  );
  // They come first, since the system may have another one of the same name.
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
 * The system's programs that a launch begins with: one may start another, as `stdbuf` does. Only programs on the PATH
 * count: a path of the student's choosing must not decide what the sandbox shows.
 */
export function commandsOf({ command, args }: Pick<Launch, 'command' | 'args'>): readonly string[] {
  const words = basename(command) === 'stdbuf' ? [args[1] ?? ''] : [command];
  return words.flatMap((word) => (word.includes('/') ? [] : (findOnPath(word) ?? [])));
}
