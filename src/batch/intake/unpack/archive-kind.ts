import { open } from 'node:fs/promises';

/** First bytes, in hexadecimal, of what archives really are, whatever they are called. */
const MAGIC: readonly (readonly [kind: string, hex: string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['zip', '504b0708'],
  ['RAR', '526172211a07'],
  ['7-Zip', '377abcaf271c'],
  ['gzip', '1f8b'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a585a00'],
  ['Zstandard', '28b52ffd'],
];

/** Where a tar says what it is. */
const TAR_MAGIC = { at: 257, text: 'ustar' };

/**
 * What an archive is by its first bytes.
 * @returns `unreadable` where it may not be read; null where they say nothing
 */
export async function archiveKind(file: string): Promise<string | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return 'unreadable';
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    const { at, text } = TAR_MAGIC;
    if (start.toString('latin1', at, at + text.length) === text) return 'tar';
    return MAGIC.find(([, hex]) => start.toString('hex').startsWith(hex))?.[0] ?? null;
  } finally {
    await handle.close();
  }
}
