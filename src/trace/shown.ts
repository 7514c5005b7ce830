import { memo } from '../model/memo.ts';
import type { HeardRecord, PrintRecord, RunTrace } from '../model/trace.ts';
import { decodeReprs, readingsOf } from './literals.ts';

/** A place where a role showed a text, or a probe heard it. */
export interface Showing {
  /** Number of the trace record in which the text was complete. */
  readonly n: number;
  readonly move: number;
  /** Where it begins in the line, or in the whole stream or datagram of a probe. */
  readonly at: number;
  /** What stands before it on its line. */
  readonly prefix: string;
  /** What stands after it on its line. */
  readonly suffix: string;
}

/** One line of a screen, or one stream or datagram of a probe, with the records that it came in. */
export interface ShownLine {
  readonly text: string;
  /** The line with the literals of programming languages in it read, in each way that is possible. */
  readonly readings: readonly string[];
  /** What stood in its place before; empty where nothing did. */
  readonly over: string;
  /** Whether the same line had been shown before, and was gone meanwhile. */
  readonly again: boolean;
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly n: number;
  readonly move: number;
  readonly end: number;
}

/** Everything that a role showed: printed lines; for a probe, what it heard. */
export const linesOf = memo((trace: RunTrace, role: string): readonly ShownLine[] => {
  const lines = new Map<
    string,
    Omit<ShownLine, 'readings'> & { text: string; readonly isPrinted: boolean; pieces: Piece[] }
  >();
  for (const event of trace.events) {
    if ((event.kind !== 'print' && event.kind !== 'heard') || event.role !== role) continue;
    // A connection is a stream; datagrams have edges.
    const key =
      event.kind === 'print'
        ? `p${event.stream}${event.line}`
        : event.via === 'tcp'
          ? `c${event.channel}`
          : `d${event.n}`;
    const line = lines.get(key) ?? {
      text: '',
      isPrinted: event.kind === 'print',
      pieces: [],
      over: overOf(event, lines),
      again: isAgain(event),
    };
    lines.set(key, line);
    line.text += event.text;
    line.pieces.push({ n: event.n, move: event.move, end: line.text.length });
  }
  return [...lines.values()].map(({ isPrinted, ...line }) => ({
    ...line,
    // What comes over the wire is no screen: only Python's bytes stand there by mistake.
    readings: isPrinted
      ? readingsOf(line.text)
      : [decodeReprs(line.text)].filter((reading) => reading !== null),
  }));
});

/** What stood in the place that a line takes. */
function overOf(
  event: PrintRecord | HeardRecord,
  lines: ReadonlyMap<string, { readonly text: string }>,
): string {
  if (event.kind !== 'print' || event.replaces === undefined) return '';
  return lines.get(`p${event.stream}${event.replaces}`)?.text ?? '';
}

function isAgain(event: PrintRecord | HeardRecord): boolean {
  return event.kind === 'print' && event.again === true;
}

/**
 * Every place where a role showed a text, wherever it stands in its line. A line that comes back to the screen shows it
 * again only where it was said again.
 */
export const showingsOf = memo((trace: RunTrace, role: string, text: string): readonly Showing[] => {
  let last = Number.NEGATIVE_INFINITY;
  return linesOf(trace, role).flatMap((line) => {
    const found = showingsIn(line, text).filter(
      ({ move }) => !line.again || isSaidBetween(trace, text, last, move),
    );
    for (const { move } of found) last = Math.max(last, move);
    return found;
  });
});

function isSaidBetween({ events }: RunTrace, text: string, after: number, until: number): boolean {
  return events.some(
    (event) =>
      event.kind === 'move' &&
      event.do === 'say' &&
      event.move > after &&
      event.move <= until &&
      event.text === text,
  );
}

/** Every place where a text stands in a line, and did not in what stood there before. */
export function showingsIn(line: ShownLine, text: string): readonly Showing[] {
  const found = foundIn(line, text);
  return line.over === '' ? found : found.slice(count(line.over, text));
}

function count(line: string, text: string): number {
  return text === '' ? 0 : line.split(text).length - 1;
}

function foundIn(line: ShownLine, text: string): readonly Showing[] {
  const found = findIn(line, text);
  if (found.length > 0) return found;
  const last = line.pieces.at(-1);
  if (!last) return [];
  for (const reading of line.readings) {
    const read = findIn({ text: reading, pieces: [{ ...last, end: reading.length }] }, text);
    if (read.length > 0) return read;
  }
  return [];
}

function findIn(line: Pick<ShownLine, 'text' | 'pieces'>, text: string): Showing[] {
  const found: Showing[] = [];
  // Pieces are in their order, and so are the places: a program may have written a million of each.
  let next = 0;
  for (
    let at = line.text.indexOf(text);
    at >= 0 && text !== '';
    at = line.text.indexOf(text, at + text.length)
  ) {
    const end = at + text.length;
    while (next < line.pieces.length && (line.pieces[next]?.end ?? 0) < end) next++;
    const piece = line.pieces[next];
    if (!piece) continue;
    const lineStart = line.text.lastIndexOf('\n', at) + 1;
    const lineEnd = line.text.indexOf('\n', end);
    found.push({
      n: piece.n,
      move: piece.move,
      at,
      prefix: line.text.slice(lineStart, at),
      suffix: line.text.slice(end, lineEnd === -1 ? undefined : lineEnd),
    });
  }
  return found;
}
