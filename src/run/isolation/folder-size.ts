import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How much a folder takes on a disk. */
export interface FolderSize {
  readonly bytes: number;
  readonly files: number;
}

/** Memory and disks are allocated in pieces of this size, in bytes. */
const PIECE = 4096;

/** Measures a folder of giliran's own, which nothing else changes meanwhile. */
export function sizeOf(folder: string): FolderSize {
  let bytes = 0;
  let files = 0;
  for (const place of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(folder, place));
    bytes += Math.ceil((stat.isFile() ? stat.size : 0) / PIECE) * PIECE;
    files++;
  }
  return { bytes, files };
}
