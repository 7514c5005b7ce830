import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { FileDifference, StoredFile, StoredRecord } from '../../model/trace.ts';
import { type OpenFile, OpenFolder } from './open-folder.ts';

/** Limits of a look into a program's folder: a hostile program may fill it. */
const MOST_ENTRIES = 5_000;
const MOST_STORED = 100;
const DEEPEST = 16;
/** How much more of a file is read than any that was given has. */
const SPARE_BYTES = 4_096;
/** How many bytes are shown from where two files part. */
const SHOWN_BYTES = 8;

/** A file that some role was given. */
export interface Given {
  readonly role: string;
  readonly name: string;
  readonly content: Buffer;
}

/** What a look into a program's folder goes by. */
export interface Look {
  /** Where the folder lies for this process. */
  readonly folder: string;
  /** The program's working folder, from there, with slashes; empty where it is the same. */
  readonly at: string;
  readonly given: readonly Given[];
  /** What a file held before the program ran, by its path in the folder; null where there was none. */
  readonly before: (path: string, bytes: number) => Buffer | null;
}

/**
 * The files that a program has stored: those that are not what they were when it was started. Links are not followed,
 * and no more of a file is read than is needed to tell it from those that were given.
 */
export function storedFiles(look: Look): Pick<StoredRecord, 'state' | 'files'> {
  const walk = new Walk(look);
  try {
    const folder = OpenFolder.open(look.folder);
    try {
      walk.folder(folder, '', 0);
    } finally {
      folder.close();
    }
  } catch (error) {
    if (!isOfFileSystem(error)) throw error;
    return { state: 'lost', files: [] };
  }
  return { state: walk.isCut ? 'cut' : 'whole', files: walk.files };
}

class Walk {
  readonly files: StoredFile[] = [];
  isCut = false;
  private readonly look: Look;
  private readonly mostRead: number;
  private entries = 0;

  constructor(look: Look) {
    this.look = look;
    this.mostRead = Math.max(0, ...look.given.map(({ content }) => content.length)) + SPARE_BYTES;
  }

  folder(folder: OpenFolder, path: string, depth: number): void {
    for (const name of folder.names()) {
      if (++this.entries > MOST_ENTRIES || this.files.length >= MOST_STORED || depth > DEEPEST) {
        this.isCut = true;
        return;
      }
      const inner = path === '' ? name : `${path}/${name}`;
      const entry = folder.entry(name);
      switch (entry.is) {
        case 'folder':
          try {
            this.folder(entry.folder, inner, depth + 1);
          } finally {
            entry.folder.close();
          }
          break;
        case 'file':
          try {
            this.file(entry.file, inner);
          } finally {
            entry.file.close();
          }
          break;
        case 'gone':
          break;
        default:
          this.files.push({ name: this.nameOf(inner), is: entry.is, bytes: 0, digest: null, beside: [] });
      }
    }
  }

  private file(file: OpenFile, path: string): void {
    const { look, mostRead } = this;
    const before = look.before(path, file.bytes);
    const content = file.read(Math.max(mostRead, before?.length ?? 0));
    if (before?.equals(content) && file.bytes === before.length) return;
    const isWhole = content.length === file.bytes;
    this.files.push({
      name: this.nameOf(path),
      is: 'file',
      bytes: file.bytes,
      digest: isWhole ? digestOf(content) : null,
      beside: look.given.map((given) => differenceOf(given, content)),
    });
  }

  private nameOf(path: string): string {
    return posix.relative(this.look.at, path);
  }
}

/** What tells a file's content from another's. */
export function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function differenceOf({ role, name, content: given }: Given, stored: Buffer): FileDifference {
  const same = sameBytes(given, stored);
  return {
    role,
    name,
    same,
    given: given.subarray(same, same + SHOWN_BYTES).toString('hex'),
    stored: stored.subarray(same, same + SHOWN_BYTES).toString('hex'),
  };
}

/** How many bytes two contents have in common, from the beginning on. */
function sameBytes(one: Buffer, other: Buffer): number {
  const most = Math.min(one.length, other.length);
  if (one.compare(other, 0, most, 0, most) === 0) return most;
  let at = 0;
  while (one[at] === other[at]) at++;
  return at;
}

function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
