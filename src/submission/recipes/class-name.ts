const MAGIC = 0xcafebabe;

/** How many bytes each kind of constant takes behind its tag; a text says itself. */
const SIZES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};
const TEXT = 1;
const CLASS = 7;
/** Numbers of eight bytes, which count as two constants. */
const WIDE: readonly number[] = [5, 6];

/**
 * What a compiled class of Java is called, package and all: `chat.Server`.
 * @returns null where the bytes are no class
 */
export function className(bytes: Buffer): string | null {
  try {
    return readName(bytes);
  } catch (error) {
    // It ends too early.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readName(bytes: Buffer): string | null {
  if (bytes.readUInt32BE(0) !== MAGIC) return null;
  const count = bytes.readUInt16BE(8);
  const texts = new Map<number, string>();
  const classes = new Map<number, number>();
  let at = 10;
  for (let index = 1; index < count; index++) {
    const tag = bytes.readUInt8(at);
    if (tag === TEXT) {
      const length = bytes.readUInt16BE(at + 1);
      texts.set(index, bytes.toString('utf8', at + 3, at + 3 + length));
      at += 3 + length;
      continue;
    }
    const size = SIZES[tag];
    if (size === undefined) return null;
    if (tag === CLASS) classes.set(index, bytes.readUInt16BE(at + 1));
    at += 1 + size;
    if (WIDE.includes(tag)) index++;
  }
  const own = classes.get(bytes.readUInt16BE(at + 2));
  return own === undefined ? null : (texts.get(own)?.replaceAll('/', '.') ?? null);
}
