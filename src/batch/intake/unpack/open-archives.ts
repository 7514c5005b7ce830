import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntakeLimits } from '../limits.ts';
import { archiveStem, isArchiveName } from '../names/archive-names.ts';
import { isProgramName } from '../names/program-names.ts';
import { pathTrouble } from '../names/safe-path.ts';
import type { TreeFile } from '../tree/tree.ts';
import { openZip, type ZipArchive, ZipError } from '../tree/zip-archive.ts';
import { archiveKind } from './archive-kind.ts';
import { Budget } from './budget.ts';
import { complainOf } from './complain-of.ts';
import type { Complaints } from './complaints.ts';
import { storeFile } from './store-file.ts';

/** A hand-in's files, those of its archives in place of the archives. */
export interface Opened {
  readonly files: readonly TreeFile[];
  /** Closes the archives; only then are they gone. */
  close(): Promise<void>;
}

/**
 * Opens the zips of a hand-in. Each becomes a folder of its own name; but where there is just one and
 * programs lie beside it, they belong together. Archives within archives are not opened.
 * @param files with paths that are safe
 */
export async function openArchives(
  files: readonly TreeFile[],
  limits: IntakeLimits,
  complaints: Complaints,
): Promise<Opened> {
  const archives = files.filter(isArchive);
  const others = files.filter((file) => !isArchive(file));
  const beside = archives.length === 1 && others.some(({ path }) => isProgramName(path.at(-1) ?? ''));
  const opener = new ArchiveOpener(limits, complaints);
  try {
    const opened: TreeFile[] = [];
    for (const archive of archives.slice(0, limits.archives))
      opened.push(...(await opener.open(archive, beside)));
    for (const { path } of archives.slice(limits.archives))
      complaints.add('intake.too-many-archives', path, { limit: limits.archives });
    // What lies beside an archive comes last, and is taken where both have it.
    return { files: [...opened, ...others], close: () => opener.close() };
  } catch (error) {
    await opener.close();
    throw error;
  }
}

function isArchive({ path, kind }: TreeFile): boolean {
  return kind === 'file' && isArchiveName(path.at(-1) ?? '');
}

class ArchiveOpener {
  private readonly limits: IntakeLimits;
  private readonly complaints: Complaints;
  /** What all archives together may still take of the disk, and how many names of memory. */
  private readonly budget: Budget;
  private namesLeft: number;
  private readonly opened: ZipArchive[] = [];
  private readonly folders: string[] = [];

  constructor(limits: IntakeLimits, complaints: Complaints) {
    this.limits = limits;
    this.complaints = complaints;
    this.budget = new Budget(limits, limits.archiveBytes);
    this.namesLeft = limits.names;
  }

  /** @returns what is in it, with paths as in the hand-in */
  async open(archive: TreeFile, beside: boolean): Promise<readonly TreeFile[]> {
    const disk = archive.disk ?? (await this.extract(archive));
    const zip = disk === null ? null : await this.openFile(disk, archive.path);
    if (zip === null) return [];
    this.opened.push(zip);
    this.namesLeft -= zip.files.length;
    if (zip.ended === 'broken') this.complaints.add('intake.cut-archive', archive.path);
    if (zip.ended === 'too-many')
      this.complaints.add('intake.huge-archive', archive.path, { limit: this.limits.names });
    const folder = archive.path.slice(0, -1);
    const prefix = beside ? folder : [...folder, archiveStem(archive.path.at(-1) ?? '')];
    return zip.files.flatMap((file) => this.inside(file, prefix));
  }

  /** A file of the archive in its place; its own path is looked at before anything is put in front of it. */
  private inside(file: TreeFile, prefix: readonly string[]): readonly TreeFile[] {
    const trouble = pathTrouble(file.path);
    if (trouble !== null) this.complaints.add(`intake.${trouble}`, file.path);
    else if (isArchive(file)) this.complaints.add('intake.zip-in-zip', file.path);
    else return [{ ...file, path: [...prefix, ...file.path] }];
    return [];
  }

  private async openFile(disk: string, path: readonly string[]): Promise<ZipArchive | null> {
    const kind = await archiveKind(disk);
    if (kind === 'unreadable') this.complaints.add('intake.unreadable', path);
    else if (kind !== null && kind !== 'zip') this.complaints.add('intake.other-archive', path, { kind });
    else
      try {
        return await openZip(disk, this.namesLeft);
      } catch (error) {
        if (!(error instanceof ZipError)) throw error;
        this.complaints.add('intake.damaged-archive', path);
      }
    return null;
  }

  /** Takes an archive out of the one that the LMS gave out: it cannot be read where it is. */
  private async extract(archive: TreeFile): Promise<string | null> {
    const folder = await mkdtemp(join(tmpdir(), 'giliran-archive-'));
    this.folders.push(folder);
    const target = join(folder, 'archive');
    const stored = await storeFile(archive, target, this.budget);
    if (stored.outcome === 'stored') return target;
    complainOf(stored.outcome, archive.path, this.limits, this.limits.archiveBytes, this.complaints);
    return null;
  }

  async close(): Promise<void> {
    for (const zip of this.opened) await zip.close();
    for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
  }
}
