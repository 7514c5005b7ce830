import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../machine/replace-file.ts';
import { PROGRESS_NAME } from '../model/progress-name.ts';
import { parseProgress } from './parse-progress.ts';
import { type LabProgress, NO_PROGRESS, type Progress } from './progress.ts';

/** A larger file was not written by giliran. */
const MOST_BYTES = 256_000;

/**
 * A student's progress, in one small file beside their programs. It is safe to delete, and no mark depends on it: where
 * it cannot be read it is begun anew, and where it cannot be written the student is told.
 */
export class ProgressFile {
  private readonly file: string;

  /** @param folder of the student's programs */
  constructor(folder: string) {
    this.file = join(folder, PROGRESS_NAME);
  }

  read(): Progress {
    try {
      return parseProgress(readSmall(this.file));
    } catch {
      return { lab: null, labs: {} };
    }
  }

  /** The progress with one lab. */
  of(lab: string): LabProgress {
    const { labs } = this.read();
    return Object.hasOwn(labs, lab) ? (labs[lab] ?? NO_PROGRESS) : NO_PROGRESS;
  }

  /**
   * Keeps the progress with one lab; that with others stays.
   * @param name the lab's name on the command line: its id, or the path of its file
   * @returns the system's code for why it could not be kept; null where it was
   */
  keep(lab: string, name: string, progress: LabProgress): string | null {
    return this.write({ lab: name, labs: { ...this.read().labs, [lab]: progress } });
  }

  private write({ lab, labs }: Progress): string | null {
    try {
      replaceFile(this.file, `${JSON.stringify({ version: 1, lab, labs }, null, 2)}\n`);
      return null;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  }
}

/** A file's text. @throws where it is a link, no ordinary file, or far too large */
function readSmall(path: string): string {
  // Windows has neither of these flags.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const descriptor = openSync(path, flags);
  try {
    const { size } = fstatSync(descriptor);
    if (!fstatSync(descriptor).isFile() || size > MOST_BYTES) throw new Error('not written by giliran');
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}
