import { spawnSync } from 'node:child_process';
import { findOnPath } from '../machine/find-on-path.ts';

/** Its first process is a shell: as the first, a command would be spared its own signals. */
const FIRST = '"$@"; exit $?';

let known: readonly string[] | null | undefined;

/**
 * The words that start a command in a process namespace of its own, whose processes the kernel ends with the first of
 * them, wherever they hang; null where this machine, or this user, can have none. The shell that they start must be
 * told to die, and not the process that has started it: that one waits until all others are gone.
 */
export function namespaceWords(): readonly string[] | null {
  known ??= tryWords();
  return known;
}

function tryWords(): readonly string[] | null {
  const unshare = process.platform === 'linux' ? findOnPath('unshare') : null;
  if (unshare === null) return null;
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];
  const shell = ['--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c', FIRST, 'sh'];
  const words = [unshare, ...user, ...shell];
  const { status } = spawnSync(unshare, [...words.slice(1), 'true'], { stdio: 'ignore' });
  return status === 0 ? words : null;
}
