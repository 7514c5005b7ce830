import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../kept/write-atomically.ts';
import { ArchiveError, digestOf } from './archive.ts';
import type { ArchiveStore } from './archive-store.ts';

/** Archives that are kept; the one that was not asked for for longest goes first. */
const MOST = 200;

/**
 * Archives that a worker has had already, in a folder of its own: what lies there is believed only if it fits its
 * digest.
 */
export class ArchiveCache {
  private readonly folder: string;
  private readonly known = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * An archive: from here, or else from where it was put.
   * @throws ArchiveError where it is nowhere, or not what it should be
   */
  async get(digest: string, store: ArchiveStore): Promise<Buffer> {
    const bytes = this.read(digest) ?? (await store.get(digest));
    if (bytes === null) throw new ArchiveError('an archive that is no longer there');
    if (digestOf(bytes) !== digest) throw new ArchiveError('an archive that is not what was sent');
    if (!this.known.has(digest)) writeAtomically(this.fileOf(digest), bytes);
    this.keep(digest);
    return bytes;
  }

  private read(digest: string): Buffer | null {
    const file = this.fileOf(digest);
    if (!this.known.has(digest) || !existsSync(file)) return null;
    const bytes = readFileSync(file);
    if (digestOf(bytes) === digest) return bytes;
    this.known.delete(digest);
    return null;
  }

  private keep(digest: string): void {
    this.known.delete(digest);
    this.known.add(digest);
    const [oldest] = this.known;
    if (this.known.size <= MOST || oldest === undefined) return;
    this.known.delete(oldest);
    rmSync(this.fileOf(oldest), { force: true });
  }

  private fileOf(digest: string): string {
    return join(this.folder, digest);
  }
}
