import { unreachable } from '../model/unreachable.ts';
import type { Conversation, Row } from './conversation.ts';
import { lastAtMost } from './conversation.ts';

/** A piece of a terminal's content. */
export interface Piece {
  /** Index of the row with which it came. */
  readonly row: number;
  readonly text: string;
  /** `typed` as the terminal echoes it; `heard` by a scripted role, which has no terminal. */
  readonly as: 'out' | 'err' | 'typed' | 'heard';
}

/** One line of a terminal, in the order in which its pieces came. */
export type ScreenLine = readonly Piece[];

/** Everything that was ever on a role's terminal. */
export interface Screen {
  readonly lines: readonly ScreenLine[];
}

/** A terminal's lines, which are filled piece by piece. */
export class FillingScreen<P> {
  readonly lines: P[][] = [];
  /** The line with the cursor, by its number in the trace; null where the cursor is at the beginning of a line. */
  private open: string | null = null;

  /** @param ended whether the cursor moves on to the next line */
  print({ stream, line, ended }: Pick<PrintRow, 'stream' | 'line' | 'ended'>, piece: P): void {
    const key = `${stream} ${line}`;
    this.put(key, piece);
    this.open = ended ? null : key;
  }

  /** Puts a typed text at the cursor. */
  type(piece: P): void {
    this.put(this.open ?? '', piece);
    this.open = null;
  }

  /** Adds a message as a line of its own, with or without a newline at its end. */
  hear(pieces: readonly P[]): void {
    for (const piece of pieces) this.lines.push([piece]);
    this.open = null;
  }

  private put(key: string, piece: P): void {
    const last = this.lines.at(-1);
    if (this.open === key && last) last.push(piece);
    else this.lines.push([piece]);
  }
}

type PrintRow = Extract<Row, { readonly kind: 'print' }>;

/** A role's terminal: what it printed, with what was typed at the cursor. */
export function screenOf({ rows }: Pick<Conversation, 'rows'>, lane: number): Screen {
  const screen = new FillingScreen<Piece>();
  for (const [row, event] of rows.entries()) {
    if (event.lane !== lane) continue;
    switch (event.kind) {
      case 'print':
        screen.print(event, { row, text: event.text, as: event.stream });
        break;
      case 'say':
        if (event.done) screen.type({ row, text: event.text, as: 'typed' });
        break;
      case 'heard':
        screen.hear(heardLines(event.text).map((text) => ({ row, text, as: 'heard' })));
        break;
      case 'start':
      case 'stop':
      case 'pause':
      case 'resume':
      case 'act':
      case 'probe':
      case 'wire':
      case 'member':
      case 'exit':
      case 'end':
      case 'violation':
        break;
      default:
        unreachable(event);
    }
  }
  return screen;
}

/** The lines of a message that a scripted role received. */
export function heardLines(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split('\n');
}

/** How many of a screen's lines had begun by the time of a row. */
export function linesUntil({ lines }: Screen, row: number): number {
  return lastAtMost(lines, (line) => line[0]?.row ?? 0, row) + 1;
}

/** A line as it was at the time of a row. */
export function lineAt(line: ScreenLine, row: number): ScreenLine {
  return line.every((piece) => piece.row <= row) ? line : line.filter((piece) => piece.row <= row);
}
