import { crc32, deflateRawSync } from 'node:zlib';

/** An entry to write; every given value is written, true or not. */
export interface ZipItem {
  /** Text is written as UTF-8, with the flag that says so. */
  readonly name: string | Buffer;
  readonly data?: string | Buffer;
  /** 8, deflated, unless said otherwise. */
  readonly method?: number;
  /** General purpose bits. */
  readonly flags?: number;
  /** Checksum and unpacked size that the headers claim. */
  readonly crc?: number;
  readonly size?: number;
  /** The bytes as they lie in the archive, whatever the data is. */
  readonly packed?: Buffer;
  /** Unix file mode, with its type. */
  readonly mode?: number;
  /** Windows file attributes. */
  readonly attributes?: number;
  /** When it was changed last: `2025-11-20T23:59`, by the packing machine's clock. None by default. */
  readonly modified?: string;
  /** Number of the entry that shares this one's bytes. */
  readonly sameAs?: number;
}

const UTF8 = 0x800;
const UNIX = 3;

/** A zip of entries. */
export function zipOf(items: readonly ZipItem[], { count = items.length } = {}): Buffer {
  const bodies: Buffer[] = [];
  const offsets: number[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const item of items) {
    const { local, central } = headersOf(item);
    const start = item.sameAs === undefined ? offset : (offsets[item.sameAs] ?? 0);
    offsets.push(start);
    central.writeUInt32LE(start, 42);
    directory.push(central);
    if (item.sameAs === undefined) {
      bodies.push(local);
      offset += local.length;
    }
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** A zip of plain files, by their names; a name that ends with a slash is a folder. */
export function zipOfFiles(files: Readonly<Record<string, string | Buffer>>): Buffer {
  return zipOf(Object.entries(files).map(([name, data]) => ({ name, data })));
}

function headersOf(item: ZipItem): { local: Buffer; central: Buffer } {
  const name = typeof item.name === 'string' ? Buffer.from(item.name) : item.name;
  const data = Buffer.from(item.data ?? '');
  const method = item.method ?? 8;
  const packed = item.packed ?? (method === 8 ? deflateRawSync(data) : data);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(item.flags ?? (typeof item.name === 'string' ? UTF8 : 0), 2);
  shared.writeUInt16LE(method, 4);
  if (item.modified !== undefined) {
    const at = new Date(`${item.modified}Z`);
    shared.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5), 6);
    shared.writeUInt16LE(
      ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
      8,
    );
  }
  shared.writeUInt32LE(item.crc ?? crc32(data), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(item.size ?? data.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed]);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  central.writeUInt16LE((item.mode === undefined ? 0 : UNIX) * 256 + 20, 4);
  shared.copy(central, 6);
  central.writeUInt32LE((((item.mode ?? 0) << 16) | (item.attributes ?? 0)) >>> 0, 38);
  return { local, central: Buffer.concat([central, name]) };
}
