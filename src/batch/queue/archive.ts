import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { pathTrouble } from '../intake/names/safe-path.ts';

/** Bytes that travel, and by which they are known. */
export interface Archive {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
  readonly bytes: Buffer;
}

/** One file of an archive. */
export interface ArchiveFile {
  /** Names, with slashes. */
  readonly path: string;
  readonly executable: boolean;
  readonly data: Buffer;
}

/** What an archive says of itself before the files' bytes, which follow one another. */
interface Contents {
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly executable: boolean; readonly bytes: number }[];
}

/** More than the files of a hand-in can come to, in bytes. */
const MOST_BYTES = 1_000_000_000;

/** An archive that cannot be what was sent. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** Packs files: the same ones give the same archive. */
export function packFiles(files: readonly ArchiveFile[], folders: readonly string[] = []): Archive {
  const contents: Contents = {
    folders,
    files: files.map(({ path, executable, data }) => ({ path, executable, bytes: data.length })),
  };
  const head = Buffer.from(JSON.stringify(contents));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const bytes = gzipSync(Buffer.concat([length, head, ...files.map(({ data }) => data)]));
  return { digest: digestOf(bytes), bytes };
}

/** Everything in a folder; links and devices are left out. */
export function packFolder(folder: string): Archive {
  const files: ArchiveFile[] = [];
  const folders: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const stat = lstatSync(join(folder, name));
    const path = name.split(sep).join('/');
    if (stat.isDirectory()) folders.push(path);
    if (!stat.isFile()) continue;
    files.push({ path, executable: (stat.mode & 0o100) !== 0, data: readFileSync(join(folder, name)) });
  }
  return packFiles(files, folders);
}

/**
 * The files of an archive.
 * @throws ArchiveError where it is none
 */
export function filesOf(
  bytes: Buffer,
): { readonly files: readonly ArchiveFile[] } & Pick<Contents, 'folders'> {
  const whole = gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  const start = 4 + whole.readUInt32BE(0);
  const { files, folders }: Contents = JSON.parse(whole.subarray(4, start).toString('utf8'));
  let offset = start;
  const unpacked = files.map(({ path, executable, bytes: count }) => {
    const data = whole.subarray(offset, offset + count);
    if (data.length !== count) throw new ArchiveError('an archive that was cut short');
    offset += count;
    return { path, executable, data };
  });
  return { files: unpacked, folders };
}

/**
 * Writes the files of an archive into a folder, and nowhere else.
 * @throws ArchiveError where one would lie outside
 */
export function unpackArchive(bytes: Buffer, into: string): void {
  const { files, folders } = filesOf(bytes);
  for (const path of [...folders, ...files.map((file) => file.path)])
    if (pathTrouble(path.split('/')) === 'outside') throw new ArchiveError('an archive that leads outside');
  mkdirSync(into, { recursive: true });
  for (const folder of folders) mkdirSync(join(into, folder), { recursive: true });
  for (const { path, executable, data } of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), data, { mode: executable ? 0o755 : 0o644 });
  }
}

export function digestOf(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
