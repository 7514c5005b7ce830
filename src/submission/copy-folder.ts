import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { removeFolder } from '../machine/remove-folder.ts';
import { MessageError, message } from '../model/message.ts';
import { isJunk } from './junk.ts';

/** How much a folder may hold to be copied. */
export interface CopyLimits {
  readonly bytes: number;
  readonly files: number;
}

/** A submission: what a person writes, with room to spare. */
export const SUBMISSION_LIMITS: CopyLimits = { bytes: 32 * 1024 * 1024, files: 4_096 };

/** How deep a folder may lie in what is copied: whatever lies deeper is left out, as what no path can name is. */
const DEEPEST = 128;

/** Folders that go along where there is room for them. */
const OPTIONAL = 'node_modules';

/** A folder holds more than may be copied. */
class FolderTooLargeError extends MessageError {
  override readonly name = 'FolderTooLargeError';
}

/**
 * Copies what a hostile folder holds: files, folders, and links that stay inside it. Everything else is left out:
 * links that lead out, pipes, devices, what cannot be read, and what editors and version control leave behind. Every
 * user who is let into the copy may read all of it.
 * @throws MessageError where it holds too much
 */
export function copyFolder(from: string, to: string, limits: CopyLimits): void {
  const copy = new FolderCopy(from, to, limits);
  copy.folder('');
  for (const place of copy.postponed) copy.try(place);
}

class FolderCopy {
  /** Folders that are copied last, and only if they fit. */
  readonly postponed: string[] = [];
  private readonly from: string;
  private readonly to: string;
  private readonly limits: CopyLimits;
  private bytes = 0;
  private files = 0;

  constructor(from: string, to: string, limits: CopyLimits) {
    this.from = from;
    this.to = to;
    this.limits = limits;
  }

  /** Copies a folder with all that it holds. */
  folder(place: string): void {
    // Sorted, so that what a limit leaves out is the same each time.
    const names = readdirSync(join(this.from, place)).sort();
    mkdirSync(join(this.to, place));
    // Whatever the umask: another user may read it.
    chmodSync(join(this.to, place), 0o755);
    for (const name of names) {
      if (name === OPTIONAL) this.postponed.push(join(place, name));
      else if (!isJunk(name)) this.entry(join(place, name));
    }
  }

  /** Copies a folder if it fits, and else nothing of it. */
  try(place: string): void {
    const { bytes, files } = this;
    try {
      this.folder(place);
    } catch (error) {
      if (!(error instanceof FolderTooLargeError) && !isUnreadable(error)) throw error;
      removeFolder(join(this.to, place));
      this.bytes = bytes;
      this.files = files;
    }
  }

  private entry(place: string): void {
    const source = join(this.from, place);
    try {
      const stat = lstatSync(source);
      this.count(stat.isFile() ? stat.size : 0);
      if (stat.isDirectory()) {
        if (place.split(sep).length <= DEEPEST) this.folder(place);
      } else if (stat.isSymbolicLink()) this.link(place);
      else if (stat.isFile()) {
        copyFileSync(source, join(this.to, place));
        chmodSync(join(this.to, place), (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error;
    }
  }

  /** Readers of the copy follow links: these must not lead out of it. */
  private link(place: string): void {
    const target = readlinkSync(join(this.from, place));
    const leads = normalize(join(dirname(place), target));
    // Past another link, `..` is not where it seems.
    const isPlain = /^(?:\.\.\/)*(?:\.\.|(?:(?!\.\.(?:\/|$))[^/]+\/?)*)$/.test(target);
    if (isPlain && leads !== '..' && !leads.startsWith('../')) symlinkSync(target, join(this.to, place));
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    this.files++;
    const { limits } = this;
    if (this.bytes > limits.bytes)
      throw new FolderTooLargeError(
        message('problem.too-large', { most: `${Math.round(limits.bytes / 1024 / 1024)} MiB` }),
      );
    if (this.files > limits.files)
      throw new FolderTooLargeError(message('problem.too-many-files', { most: limits.files }));
  }
}

/** Whether an error says that something cannot be read, or is gone: then it is as if it were not there. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ENXIO'].includes(String(error.code))
  );
}
