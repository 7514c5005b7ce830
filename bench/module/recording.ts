import type { RunTrace } from '../../src/model/trace.ts';

/**
 * How many lines everybody in a scene had shown, all together, when a move was over: by the numbers of those moves
 * that were waited for, of several at once the last. Who has shown them may differ from time to time, where several
 * speak at once; how many there are does not, since right programs show each line as often.
 */
export type Recording = ReadonlyMap<number, number>;

/** Recordings by their scenes, as a file holds them. */
export type KeptRecordings = Readonly<Record<string, readonly (readonly [move: number, lines: number])[]>>;

/** What a run of right programs has shown, for a driver that waits for the same. */
export function recordingOf({ events }: RunTrace): Recording {
  const recording = new Map<number, number>();
  let lines = 0;
  for (const event of events) {
    if (event.kind === 'print' && event.ended) lines++;
    if (event.kind === 'heard') lines += countLines(Buffer.from(event.text));
    if (event.kind === 'settled') recording.set(event.move, lines);
  }
  return recording;
}

/** How many lines end in a piece of output. */
export function countLines(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}

const NEWLINE = 10;
