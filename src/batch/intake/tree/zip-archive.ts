import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { isJunk } from '../../../submission/junk.ts';
import { type Content, ContentError, readRange } from './content.ts';
import type { FileKind, TreeFile } from './tree.ts';
import { WindowReader } from './window-reader.ts';
import { decodeName, splitName } from './zip-name.ts';

/**
 * What a zip's directory lists. Junk is not among the files, and only its topmost folder among the folders.
 */
export interface ZipArchive {
  readonly files: readonly TreeFile[];
  readonly folders: readonly (readonly string[])[];
  /** Why its directory was not read to the end; null where it was. */
  readonly ended: 'broken' | 'too-many' | null;
  close(): Promise<void>;
}

/** A zip that cannot be opened: it is damaged, cut short, or none at all. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** Where an entry's bytes are, as the directory says: little enough to keep for a whole class. */
interface Place {
  readonly generalPurposeBitFlag: number;
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly crc32: number;
  readonly relativeOffsetOfLocalHeader: number;
}

/** Names and sizes are looked at here, entry by entry: one bad entry must not hide the others. */
const OPTIONS = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };

const DEFLATE = 8;

/**
 * Opens a zip and reads its directory once.
 * @param most how many names are read
 * @throws ZipError where it is no zip; the file system's own error where it cannot be read
 */
export async function openZip(file: string, most: number): Promise<ZipArchive> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const zip = await fromRandomAccessReaderPromise(new WindowReader(handle), size, OPTIONS);
    return { ...(await readDirectory(zip, handle, most)), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw new ZipError('not a zip that can be opened', { cause: error });
  }
}

async function readDirectory(
  zip: ZipFile,
  handle: FileHandle,
  most: number,
): Promise<Omit<ZipArchive, 'close'>> {
  const files: TreeFile[] = [];
  const folders = new Map<string, readonly string[]>();
  const result = (ended: ZipArchive['ended']) => ({ files, folders: [...folders.values()], ended });
  let names = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (++names > most) return result('too-many');
      const name = decodeName(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields);
      const path = splitName(name);
      const junk = path.findIndex(isJunk);
      if (junk >= 0 || isFolder(entry, name)) {
        const folder = junk >= 0 ? path.slice(0, junk + 1) : path;
        folders.set(folder.join('/'), folder);
      } else files.push(fileOf(entry, name, path, zip, handle));
    }
    return result(null);
  } catch {
    return result('broken');
  }
}

function fileOf(
  entry: Entry,
  name: string,
  path: readonly string[],
  zip: ZipFile,
  handle: FileHandle,
): TreeFile {
  const place: Place = {
    generalPurposeBitFlag: entry.generalPurposeBitFlag,
    compressionMethod: entry.compressionMethod,
    compressedSize: entry.compressedSize,
    uncompressedSize: entry.uncompressedSize,
    crc32: entry.crc32,
    relativeOffsetOfLocalHeader: entry.relativeOffsetOfLocalHeader,
  };
  return {
    path,
    kind: kindOf(entry),
    claimed: entry.uncompressedSize,
    modified: modifiedAt(entry),
    backslash: name.includes('\\'),
    specialMode: (modeOf(entry) & 0o7000) !== 0,
    disk: null,
    open: () => openEntry(place, zip, handle),
  };
}

/**
 * The date that every archive has, by the wall clock of the machine that made it. Finer ones of extra fields are in
 * another zone, and could not be compared with those of an archive that has none.
 */
function modifiedAt({ lastModFileDate: date, lastModFileTime: time }: Entry): number | null {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  if (month === 0 || day === 0 || (year === 1980 && month === 1 && day === 1)) return null;
  return Date.UTC(year, month - 1, day, time >> 11, (time >> 5) & 63, 2 * (time & 31));
}

/** Unix's file mode; 0 where the archive was made elsewhere. */
function modeOf(entry: Entry): number {
  return entry.externalFileAttributes >>> 16;
}

const MODE_TYPE = 0o170000;
const MODE_FOLDER = 0o040000;
const MODE_FILE = 0o100000;
const MODE_LINK = 0o120000;

function isFolder(entry: Entry, name: string): boolean {
  return /[\\/]$/.test(name) || (modeOf(entry) & MODE_TYPE) === MODE_FOLDER;
}

function kindOf(entry: Entry): FileKind {
  const type = modeOf(entry) & MODE_TYPE;
  if (type === MODE_LINK || isReparsePoint(entry)) return 'link';
  if (type !== 0 && type !== MODE_FILE) return 'special';
  if (entry.isEncrypted()) return 'encrypted';
  return entry.canDecodeFileData() ? 'file' : 'unknown-compression';
}

/** Windows's links; its attributes mean that only where the archive was made on it. */
function isReparsePoint(entry: Entry): boolean {
  const host = entry.versionMadeBy >> 8;
  return (host === 0 || host === 10 || host === 11) && (entry.externalFileAttributes & 0x400) !== 0;
}

async function openEntry(place: Place, zip: ZipFile, handle: FileHandle): Promise<Content> {
  try {
    const entry = Object.assign(new Entry(), place);
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const raw = readRange(handle, start, start + place.compressedSize);
    if (place.compressionMethod !== DEFLATE)
      return { chunks: verified(raw, place), packed: () => Number.POSITIVE_INFINITY };
    const inflater = createInflateRaw();
    return { chunks: verified(inflated(raw, inflater), place), packed: () => inflater.bytesWritten };
  } catch (error) {
    throw new ContentError('damaged', error);
  }
}

async function* inflated(raw: AsyncIterable<Buffer>, inflater: InflateRaw): AsyncGenerator<Buffer> {
  // What goes wrong comes out of the inflater too, below.
  pipeline(Readable.from(raw), inflater, () => {});
  yield* inflater;
}

/** @throws ContentError where the bytes are not those that were packed */
async function* verified(chunks: AsyncIterable<Buffer>, place: Place): AsyncGenerator<Buffer> {
  let sum = 0;
  let size = 0;
  try {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw new ContentError('damaged', error);
  }
  if (sum !== place.crc32 || size !== place.uncompressedSize) throw new ContentError('damaged');
}
