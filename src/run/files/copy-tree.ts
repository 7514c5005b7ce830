import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';

/** No program needs these where it runs. */
const LEFT_OUT: readonly string[] = ['.git', '__pycache__'];
/** What may be large, and is only read. */
const LIBRARIES = 'node_modules';

/** How a folder is copied. */
export interface TreeCopy {
  /** Whether libraries may be reached by a link to where they lie, instead of being copied. */
  readonly linksLibraries: boolean;
  /** Whether a file is left out. */
  readonly leavesOut: (file: string, bytes: number) => boolean;
}

/**
 * Copies the folder of a prepared submission: files, folders, and links as they are; pipes and devices are left out,
 * and what cannot be read.
 */
export function copyTree(from: string, to: string, how: TreeCopy): void {
  mkdirSync(to);
  // Whatever the umask: programs that run in it may belong to another user.
  chmodSync(to, 0o755);
  for (const name of readdirSync(from)) {
    if (LEFT_OUT.includes(name)) continue;
    const [source, target] = [join(from, name), join(to, name)];
    const stat = lstatSync(source);
    if (stat.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (stat.isDirectory()) {
      if (name === LIBRARIES && how.linksLibraries) symlinkSync(source, target, 'dir');
      else copyTree(source, target, how);
    } else if (stat.isFile() && isReadable(source) && !how.leavesOut(source, stat.size)) {
      copyFileSync(source, target);
      chmodSync(target, (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
    }
  }
}

/** A program cannot need what its own author may not read. */
function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
