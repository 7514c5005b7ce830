import { unreachable } from '../model/unreachable.ts';
import type { Conversation } from './conversation.ts';
import { lastAtMost } from './conversation.ts';

/** A piece of what stands on a terminal. */
export interface Piece {
  /** Index of the row with which it came. */
  readonly row: number;
  readonly text: string;
  /** `typed` as the terminal echoes it; `heard` by a scripted role, which has no terminal. */
  readonly as: 'out' | 'err' | 'typed' | 'heard';
}

/** One line of a terminal, in the order in which its pieces came. */
export type ScreenLine = readonly Piece[];

/** Everything that ever stood on a role's terminal. */
export interface Screen {
  readonly lines: readonly ScreenLine[];
}

/** A role's terminal: what it printed, with what was typed where the cursor stood. */
export function screenOf({ rows }: Pick<Conversation, 'rows'>, lane: number): Screen {
  const lines: Piece[][] = [];
  // The line that the cursor stands on, by its number in the trace; null at the beginning of a line.
  let open: string | null = null;
  const put = (key: string, piece: Piece): void => {
    const last = lines.at(-1);
    if (open === key && last) last.push(piece);
    else lines.push([piece]);
  };
  for (const [row, event] of rows.entries()) {
    if (event.lane !== lane) continue;
    switch (event.kind) {
      case 'print': {
        const key = `${event.stream} ${event.line}`;
        put(key, { row, text: event.text, as: event.stream });
        open = event.ended ? null : key;
        break;
      }
      case 'say':
        if (!event.done) break;
        put(open ?? '', { row, text: event.text, as: 'typed' });
        open = null;
        break;
      case 'heard': {
        // A message is one line here, whether or not a newline ended it.
        const texts = event.text.replace(/\r?\n$/, '').split('\n');
        for (const text of texts) lines.push([{ row, text, as: 'heard' }]);
        open = null;
        break;
      }
      case 'start':
      case 'stop':
      case 'pause':
      case 'resume':
      case 'probe':
      case 'wire':
      case 'exit':
      case 'end':
      case 'violation':
        break;
      default:
        unreachable(event);
    }
  }
  return { lines };
}

/** How many of a screen's lines had begun with a row. */
export function linesUntil({ lines }: Screen, row: number): number {
  return lastAtMost(lines, (line) => line[0]?.row ?? 0, row) + 1;
}

/** A line as it stood when a row had come. */
export function lineAt(line: ScreenLine, row: number): ScreenLine {
  return line.every((piece) => piece.row <= row) ? line : line.filter((piece) => piece.row <= row);
}
