import type { Content } from './content.ts';

/** What something is that is no folder: a file that can be read, or why it cannot be. */
export type FileKind = 'file' | 'link' | 'special' | 'encrypted' | 'unknown-compression' | 'unreadable';

/** Something that is no folder, as an archive or a disk has it. */
export interface TreeFile {
  /** Its names from the folder that was asked about, as they are written: nothing has been checked. */
  readonly path: readonly string[];
  readonly kind: FileKind;
  /** Bytes that it claims to have: good for an order, and for nothing else. */
  readonly claimed: number;
  /**
   * When it was changed last, in milliseconds, as the archive or file system says: by the clock that it was written
   * by, whatever its zone. Good for an order among files of one source; null where it is not told.
   */
  readonly modified: number | null;
  /** Whether backslashes part the names of its path. */
  readonly backslash: boolean;
  /** Whether it asks to be run with another user's rights (set-user-id). */
  readonly specialMode: boolean;
  /** Where it lies on the disk; null in an archive. */
  readonly disk: string | null;
  open(): Promise<Content>;
}

/** One name in a folder. */
export interface TreeItem {
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'other';
}

/** The files below a folder. */
export interface Walk {
  readonly files: readonly TreeFile[];
  /** Whether there were more names than may be read. */
  readonly cut: boolean;
}

/** The folder or archive of a class. Paths are lists of names from its top. */
export interface Tree {
  /** Its own name, without an archive's extension. */
  readonly name: string;
  /** What lies in a folder, in order; nothing where there is no such folder. */
  list(folder: readonly string[]): Promise<readonly TreeItem[]>;
  /** All files below a folder, or the file itself, without junk and with paths from there. */
  walk(from: readonly string[]): Promise<Walk>;
  close(): Promise<void>;
}
