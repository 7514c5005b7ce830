/** Escapes for bytes in a text of a script. */
const ESCAPE = /\\(?:r|n|t|0|\\|x[0-9a-fA-F]{2})/g;

const NAMED: Readonly<Record<string, number>> = { r: 13, n: 10, t: 9, '0': 0, '\\': 92 };

/** Why a text cannot be read as bytes; null where it can. */
export function whyNotRaw(text: string): string | null {
  const rest = text.replace(ESCAPE, '');
  const [strange] = /\\.?/.exec(rest) ?? [];
  if (strange !== undefined)
    return `"${strange}" stands for no byte: expected \\r, \\n, \\t, \\0, \\xNN with two digits, or \\\\ for the sign itself.`;
  // YAML has read the escape itself: where the byte 0xe9 was meant, a letter of two bytes would be sent.
  const [letter] = /[\u0080-\u00ff]/.exec(rest) ?? [];
  if (letter === undefined) return null;
  const bytes = [...Buffer.from(letter)].map((byte) => `\\x${byte.toString(16)}`).join('');
  return `A letter between \\x80 and \\xff may be meant as one byte, or as two: put the text in single quotes, and write \\x${letter.charCodeAt(0).toString(16)} for the one, ${bytes} for the two.`;
}

/**
 * The bytes of a text with escapes; other letters are encoded as UTF-8. The text must be valid: see {@link whyNotRaw}.
 */
export function rawBytes(text: string): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { 0: sign, index } of text.matchAll(ESCAPE)) {
    pieces.push(Buffer.from(text.slice(at, index)));
    const name = sign.slice(1);
    pieces.push(Buffer.from([NAMED[name] ?? Number.parseInt(name.slice(1), 16)]));
    at = index + sign.length;
  }
  pieces.push(Buffer.from(text.slice(at)));
  return Buffer.concat(pieces);
}
