/**
 * A text in so many pieces that are about as long; fewer where it has fewer bytes. A letter may be cut in its middle,
 * as on any stream; but the last piece is a text of its own.
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
  const starts = [...cuts, edge];
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}

/** Whether a byte of UTF-8 goes on with the letter before it. */
function isInsideLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
