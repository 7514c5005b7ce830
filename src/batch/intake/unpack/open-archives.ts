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

/** A file of a hand-in, and when the outermost archive around it was changed last; null where none is around it. */
export interface OpenedFile extends TreeFile {
  readonly archived: { readonly modified: number | null } | null;
}

/** A hand-in's files, those of its archives in place of the archives. */
export interface Opened {
  readonly files: readonly OpenedFile[];
  /** Closes the archives; only then are they gone. */
  close(): Promise<void>;
}

/** How many archives around a file are opened: one, and one within it. */
const DEEPEST = 2;

/**
 * Opens the zips of a hand-in, and those within them. Each becomes a folder of its own name; but where there is just
 * one and programs lie beside it, they belong together, unless both are versions of the same.
 * @param files with paths that are safe
 */
export async function openArchives(
  files: readonly TreeFile[],
  limits: IntakeLimits,
  complaints: Complaints,
): Promise<Opened> {
  const opener = new ArchiveOpener(limits, complaints);
  try {
    const plain = files.map((file) => ({ ...file, archived: null }));
    return { files: await opener.openAll(plain, 0), close: () => opener.close() };
  } catch (error) {
    await opener.close();
    throw error;
  }
}

function isArchive({ path, kind }: TreeFile): boolean {
  return kind === 'file' && isArchiveName(path.at(-1) ?? '');
}

/**
 * Whether what lies in an archive and the programs beside it are one hand-in: neither has what the other has, or what
 * lies beside stands in for a part of it. Otherwise they are two versions, and mixed they would be neither.
 */
function belongTogether(inside: readonly TreeFile[], beside: readonly TreeFile[]): boolean {
  const [packed, plain] = [inside, beside].map(
    (files) =>
      new Set(
        files.map(({ path }) => path.join('/')).filter((path) => isProgramName(path.split('/').at(-1) ?? '')),
      ),
  );
  const both = [...(plain ?? [])].filter((path) => packed?.has(path)).length;
  return both === 0 || (both === plain?.size && both < (packed?.size ?? 0));
}

class ArchiveOpener {
  private readonly limits: IntakeLimits;
  private readonly complaints: Complaints;
  /** What all archives together may still take of the disk, how many there may be, and how many names of memory. */
  private readonly budget: Budget;
  private archivesLeft: number;
  private namesLeft: number;
  private readonly opened: ZipArchive[] = [];
  private readonly folders: string[] = [];

  constructor(limits: IntakeLimits, complaints: Complaints) {
    this.limits = limits;
    this.complaints = complaints;
    this.budget = new Budget(limits, limits.archiveBytes);
    this.archivesLeft = limits.archives;
    this.namesLeft = limits.names;
  }

  /** @param depth how many archives are around these files */
  async openAll(files: readonly OpenedFile[], depth: number): Promise<readonly OpenedFile[]> {
    const archives = files.filter(isArchive);
    const others = files.filter((file) => !isArchive(file));
    const opened: OpenedFile[] = [];
    for (const archive of archives)
      opened.push(...(await this.open(archive, archives.length === 1 ? others : [], depth)));
    // What lies beside an archive comes last, and is taken where both have it.
    return [...opened, ...others];
  }

  async close(): Promise<void> {
    for (const zip of this.opened) await zip.close();
    for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
  }

  /**
   * @param others what lies beside it and may belong to it
   * @returns what is in it, with paths as in the hand-in
   */
  private async open(
    archive: OpenedFile,
    others: readonly OpenedFile[],
    depth: number,
  ): Promise<readonly OpenedFile[]> {
    const { path } = archive;
    if (depth >= DEEPEST) this.complaints.add('intake.zip-in-zip', path);
    else if (this.archivesLeft-- <= 0)
      this.complaints.add('intake.too-many-archives', path, { limit: this.limits.archives });
    else {
      const disk = archive.disk ?? (await this.extract(archive));
      const zip = disk === null ? null : await this.openFile(disk, path);
      if (zip !== null) return this.openAll(this.filesOf(zip, archive, others), depth + 1);
    }
    return [];
  }

  private filesOf(
    zip: ZipArchive,
    archive: OpenedFile,
    others: readonly OpenedFile[],
  ): readonly OpenedFile[] {
    this.opened.push(zip);
    this.namesLeft -= zip.files.length;
    if (zip.ended === 'broken') this.complaints.add('intake.cut-archive', archive.path);
    if (zip.ended === 'too-many')
      this.complaints.add('intake.huge-archive', archive.path, { limit: this.limits.names });
    const folder = archive.path.slice(0, -1);
    const put = (prefix: readonly string[]) =>
      zip.files.flatMap((file) => this.inside(file, prefix, archive));
    const own = [...folder, archiveStem(archive.path.at(-1) ?? '')];
    const beside = others.some(({ path }) => isProgramName(path.at(-1) ?? ''));
    if (!beside) return put(own);
    const inPlace = zip.files.map((file) => ({ ...file, path: [...folder, ...file.path] }));
    return put(belongTogether(inPlace, others) ? folder : own);
  }

  /** A file of the archive in its place; its own path is looked at before anything is put in front of it. */
  private inside(file: TreeFile, prefix: readonly string[], archive: OpenedFile): readonly OpenedFile[] {
    const trouble = pathTrouble(file.path);
    if (trouble !== null) {
      this.complaints.add(`intake.${trouble}`, file.path);
      return [];
    }
    const archived = archive.archived ?? { modified: archive.modified };
    return [{ ...file, path: [...prefix, ...file.path], archived }];
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

  /** Takes an archive out of the one that it lies in: it cannot be read where it is. */
  private async extract(archive: TreeFile): Promise<string | null> {
    const folder = await mkdtemp(join(tmpdir(), 'giliran-archive-'));
    this.folders.push(folder);
    const target = join(folder, 'archive');
    const stored = await storeFile(archive, target, this.budget);
    if (stored.outcome === 'stored') return target;
    complainOf(stored.outcome, archive.path, this.limits, this.limits.archiveBytes, this.complaints);
    return null;
  }
}
