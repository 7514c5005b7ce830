/**
 * A text in so many pieces that are about as long; fewer where it has fewer bytes. Of three pieces or more, one at least
 * ends in the middle of a letter, if one of several bytes is there, as on any stream: a program that decodes what each read
 * gives would be found by chance otherwise. The last piece is a text of its own.
 */
export function cutUp(text: string, pieces: number): readonly Buffer[] {
  const bytes = Buffer.from(text);
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  const cuts = Array.from(
    { length: Math.max(1, Math.ceil(bytes.length / size)) },
    (_, index) => index * size,
  );
  const last = cuts.pop() ?? 0;
  let edge = last;
  while (isInsideLetter(bytes[edge])) edge++;
  const starts = [...withinLetter(cuts, bytes.subarray(0, edge)), edge];
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}

/** The same cuts, of which the one with the shortest way has been moved into a letter where none is in one. */
function withinLetter(cuts: readonly number[], bytes: Buffer): readonly number[] {
  const inner = cuts.slice(1);
  if (inner.some((cut) => isInsideLetter(bytes[cut]))) return cuts;
  const ways = inner.flatMap((cut) =>
    [...bytes.keys()].filter((to) => isInsideLetter(bytes[to])).map((to) => ({ cut, to })),
  );
  const [way] = ways.sort((a, b) => Math.abs(a.to - a.cut) - Math.abs(b.to - b.cut));
  if (way === undefined) return cuts;
  return cuts.map((cut) => (cut === way.cut ? way.to : cut)).sort((a, b) => a - b);
}

/** Whether a byte of UTF-8 goes on with the letter before it. */
function isInsideLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
