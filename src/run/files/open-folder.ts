import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Opens no link, and does not wait for the other end of a pipe; Windows has neither flag. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a name in a folder is, without having followed it anywhere. */
export type Entry =
  | { readonly is: 'folder'; readonly folder: OpenFolder }
  | { readonly is: 'file'; readonly file: OpenFile }
  | { readonly is: 'link' | 'special' | 'locked' }
  /** It has gone meanwhile, or has a name that is no text. */
  | { readonly is: 'gone' };

/** A folder that a hostile program may still be changing. The caller that opens it closes it. */
export class OpenFolder {
  private readonly descriptor: number;
  /** Reaches the folder, whatever its name is by now. */
  private readonly path: string;

  private constructor(descriptor: number, path: string) {
    this.descriptor = descriptor;
    this.path = process.platform === 'linux' ? `/proc/self/fd/${descriptor}` : path;
  }

  /** @throws the file system's error where there is none, or it is a link */
  static open(path: string): OpenFolder {
    return new OpenFolder(openSync(path, PLAINLY | (constants.O_DIRECTORY ?? 0)), path);
  }

  names(): readonly string[] {
    return readdirSync(this.path).sort();
  }

  entry(name: string): Entry {
    const path = join(this.path, name);
    let descriptor: number;
    try {
      descriptor = openSync(path, PLAINLY);
    } catch (error) {
      return { is: kindFor(error) };
    }
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return { is: 'folder', folder: new OpenFolder(descriptor, path) };
    if (stat.isFile()) return { is: 'file', file: new OpenFile(descriptor, stat.size) };
    closeSync(descriptor);
    return { is: 'special' };
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** A regular file. The caller that opens it closes it. */
export class OpenFile {
  /** How large it was when it was opened. */
  readonly bytes: number;
  private readonly descriptor: number;

  constructor(descriptor: number, bytes: number) {
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** Its beginning, of so many bytes at the most. */
  read(most: number): Buffer {
    const content = Buffer.alloc(Math.min(most, this.bytes));
    let held = 0;
    while (held < content.length) {
      const came = readSync(this.descriptor, content, held, content.length - held, held);
      if (came === 0) break;
      held += came;
    }
    return content.subarray(0, held);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function kindFor(error: unknown): 'link' | 'special' | 'locked' | 'gone' {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ELOOP' || code === 'EMLINK') return 'link';
  if (code === 'ENXIO' || code === 'EOPNOTSUPP') return 'special';
  if (code === 'EACCES' || code === 'EPERM') return 'locked';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return 'gone';
  throw error;
}
