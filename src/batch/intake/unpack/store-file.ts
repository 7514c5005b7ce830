import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ContentError } from '../tree/content.ts';
import type { TreeFile } from '../tree/tree.ts';
import type { Budget } from './budget.ts';

/** What came of writing a file. Nothing is left of one that was not stored. */
export type Stored =
  | {
      readonly outcome: 'stored';
      readonly bytes: number;
      /** In hexadecimal. */
      readonly sha256: string;
      /** Its first bytes. */
      readonly head: Buffer;
    }
  | { readonly outcome: 'too-big' | 'bomb' | 'unwritable' | ContentError['trouble'] };

/** Programs that say themselves that they are: a script's first line, and binaries of Linux and macOS. */
const PROGRAMS = ['2321', '7f454c46', 'cffaedfe', 'cafebabe'];

/**
 * Errors that a file's name alone can bring about: longer than is left, unknown letters, the same as
 * another's.
 */
const NAME_TROUBLE = new Set(['ENAMETOOLONG', 'EILSEQ', 'EINVAL', 'EEXIST', 'ENOTDIR', 'EISDIR']);

/**
 * Writes a file, as far as it keeps to the limits. Whether it can be executed depends on what is in it alone,
 * so that a zip from Windows and a folder on Linux come to the same.
 * @param target a path where there is nothing yet
 */
export async function storeFile(file: TreeFile, target: string, budget: Budget): Promise<Stored> {
  const output = await openNew(target);
  if (output === null) return { outcome: 'unwritable' };
  let stored: Stored;
  try {
    stored = await copy(file, output.write.bind(output), budget);
    if (stored.outcome === 'stored' && isProgram(stored.head)) await output.chmod(0o755);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    stored = { outcome: error.trouble };
  } finally {
    await output.close();
  }
  if (stored.outcome !== 'stored') await rm(target, { force: true });
  return stored;
}

/** @returns null where the file system has no place for a file of that name */
async function openNew(target: string): Promise<FileHandle | null> {
  try {
    await mkdir(dirname(target), { recursive: true });
    return await open(target, 'wx', 0o644);
  } catch (error) {
    if (error instanceof Error && 'code' in error && NAME_TROUBLE.has(String(error.code))) return null;
    throw error;
  }
}

async function copy(
  file: TreeFile,
  write: (chunk: Buffer) => Promise<unknown>,
  budget: Budget,
): Promise<Stored> {
  const { ratio, ratioFrom } = budget.limits;
  const content = await file.open();
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of content.chunks) {
    bytes += chunk.length;
    if (!budget.take(chunk.length)) return { outcome: 'too-big' };
    if (bytes > ratioFrom && bytes > ratio * content.packed()) return { outcome: 'bomb' };
    if (head.length === 0) head = Buffer.from(chunk.subarray(0, 16));
    hash.update(chunk);
    await write(chunk);
  }
  return { outcome: 'stored', bytes, sha256: hash.digest('hex'), head };
}

function isProgram(head: Buffer): boolean {
  return PROGRAMS.some((magic) => head.toString('hex').startsWith(magic));
}
