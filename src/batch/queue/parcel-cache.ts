import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAside } from '../write-aside.ts';
import { digestOf, ParcelError } from './parcel.ts';
import type { ParcelStore } from './parcel-store.ts';

/** Parcels that are kept; the one that was not asked for for longest goes first. */
const MOST = 200;

/** Parcels that a worker has had already, in a folder of its own: what lies there is believed only if it fits its digest. */
export class ParcelCache {
  private readonly folder: string;
  private readonly known = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * A parcel: from here, or else from where it was put.
   * @throws ParcelError where it is nowhere, or not what it should be
   */
  async get(digest: string, store: ParcelStore): Promise<Buffer> {
    const bytes = this.read(digest) ?? (await store.get(digest));
    if (bytes === null) throw new ParcelError('a parcel that is no longer there');
    if (digestOf(bytes) !== digest) throw new ParcelError('a parcel that is not what was sent');
    if (!this.known.has(digest)) writeAside(this.fileOf(digest), bytes);
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
