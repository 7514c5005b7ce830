import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { message } from '../../../model/message.ts';
import { isRunnable } from '../../../submission/languages.ts';
import type { FileTimes, Unpacked } from '../intake.ts';
import type { IntakeLimits } from '../limits.ts';
import { isDocumentName } from '../names/program-names.ts';
import type { TreeFile } from '../tree/tree.ts';
import { Budget } from './budget.ts';
import { chooseFiles } from './choose-files.ts';
import { complainOf } from './complain-of.ts';
import type { Complaints } from './complaints.ts';
import { homeFolder, sharedFolders } from './home-folder.ts';
import { type OpenedFile, openArchives } from './open-archives.ts';
import { storeFile } from './store-file.ts';

/** A file that was written. */
interface Written {
  readonly path: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
  readonly times: FileTimes;
}

/**
 * Writes a hand-in's files below a folder. What cannot be had becomes a complaint; the rest is there.
 * @param into a folder that is empty, or not there yet
 */
export async function unpackFiles(
  files: readonly TreeFile[],
  into: string,
  limits: IntakeLimits,
  complaints: Complaints,
): Promise<Unpacked> {
  await makeRoot(into);
  const opened = await openArchives(files, limits, complaints);
  try {
    const chosen = chooseFiles(opened.files, limits.files, complaints);
    const written = await writeAll(chosen, into, limits, complaints);
    lookThrough(written, complaints);
    const paths = written.map(({ path }) => path);
    return {
      root: into,
      folder: join(into, ...homeFolder(paths)),
      digest: digestOf(written, sharedFolders(paths).length),
      files: written.length,
      problems: complaints.messages(),
      times: new Map(written.map(({ path, times }) => [path.join('/'), times])),
    };
  } finally {
    await opened.close();
  }
}

async function makeRoot(into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  if ((await readdir(into)).length > 0)
    throw new Error(`a hand-in is unpacked into an empty folder: ${into}`);
}

/** Small files first, so that one that is far too big, or lies about it, costs the others nothing. */
async function writeAll(
  files: readonly OpenedFile[],
  into: string,
  limits: IntakeLimits,
  complaints: Complaints,
): Promise<readonly Written[]> {
  const budget = new Budget(limits, limits.bytes);
  const written: Written[] = [];
  for (const file of [...files].sort((a, b) => a.claimed - b.claimed)) {
    const { path } = file;
    const stored = budget.isSpent
      ? { outcome: 'too-big' as const }
      : await storeFile(file, join(into, ...path), budget);
    if (stored.outcome === 'stored') {
      written.push({ path, bytes: stored.bytes, sha256: stored.sha256, times: timesOf(file) });
      if (isUtf16(stored.head) && isRunnable(path.at(-1) ?? '')) complaints.add('intake.utf-16', path);
    } else complainOf(stored.outcome, path, limits, limits.bytes, complaints);
  }
  return written;
}

function timesOf({ modified, archived }: OpenedFile): FileTimes {
  return archived === null
    ? { handedIn: modified, packed: null }
    : { handedIn: archived.modified, packed: modified };
}

/** What can be seen of the files without running any: that there is none, or nothing but documents. */
function lookThrough(written: readonly Written[], complaints: Complaints): void {
  if (written.length === 0 && complaints.messages().length === 0)
    complaints.addWhole(message('intake.empty'));
  if (written.every(({ path }) => isDocumentName(path.at(-1) ?? '')))
    for (const { path } of written) complaints.add('intake.only-documents', path);
}

/** A byte-order mark of two bytes: Windows's old editors write them. */
function isUtf16(head: Buffer): boolean {
  return ['fffe', 'feff'].includes(head.toString('hex', 0, 2));
}

/** @param depth how many folders around everything are left out of the paths */
function digestOf(written: readonly Written[], depth: number): string {
  const lines = written.map(
    ({ path, bytes, sha256 }) => `${path.slice(depth).join('/')}\0${bytes}\0${sha256}\n`,
  );
  return createHash('sha256').update(lines.sort().join('')).digest('hex');
}
