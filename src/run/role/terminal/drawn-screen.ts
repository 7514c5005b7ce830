import type { Piece } from '../piece.ts';
import { LineCounts } from './line-counts.ts';
import type { Row } from './row.ts';
import { Terminal } from './terminal.ts';

/** A line of the screen, on one row or on several. */
interface Line {
  /** Where it begins. */
  readonly row: Row;
  readonly text: string;
  readonly hasCursor: boolean;
}

/** A line with whether it is to be seen for the first time, again, or still. */
interface Seen extends Line {
  readonly key: string;
  readonly count: number;
  readonly is: 'new' | 'back' | 'known';
}

/** Fewer erased characters than this are taken for a mark that the program draws for itself, and are not reported. */
const LEAST_ERASED = 3;

/** The most that is reported of what was erased in one move, in characters. */
const MOST_ERASED = 4_000;

/**
 * A stream as a terminal shows it, for programs that draw: what they have shown is what stands there when they rest,
 * or has scrolled out of sight. A line that is drawn again is not shown again, wherever it stands now.
 *
 * Lines are told apart by their text and by how many there are of it: a picture that has no more of them than an
 * earlier one shows none for the first time.
 */
export class DrawnScreen {
  private readonly terminal: Terminal;
  /** Rows that have scrolled out of this picture and belong to a line whose end is not seen yet, or not reported. */
  private gone: Row[] = [];
  /** Lines that have scrolled out of this picture, and are reported. */
  private readonly above = new LineCounts();
  /** The most of each line in any picture. */
  private readonly most = new LineCounts();
  /** Each line in the picture that was last reported. */
  private last = new LineCounts();
  /** What scrolled out of an earlier picture since the last report. */
  private queued: Piece[] = [];
  /** The number of each line that was reported, the newest of its text. */
  private readonly numbers = new Map<string, number>();
  private readonly nextLine: () => number;
  private version = 0;
  private peeked = { version: -1, text: '' };
  /** What was printed since the last report, in the pieces between the cursor's moves. */
  private printed: string[] = [''];

  /** @param nextLine numbers for lines that have not had one yet */
  constructor(nextLine: () => number) {
    this.nextLine = nextLine;
    this.terminal = new Terminal({
      scrolled: (row) => this.gone.push(row),
      begun: () => this.begin(),
      printed: (text) => {
        if (text === null) this.printed.push('');
        else this.printed[this.printed.length - 1] += text;
      },
    });
  }

  write(text: string): void {
    this.version++;
    this.terminal.write(text);
  }

  newLine(): void {
    this.version++;
    this.terminal.newLine();
  }

  /** Takes over a line that was reported before anything was drawn. */
  recall(line: number, text: string): void {
    const row = this.terminal.cursorRow;
    this.numbers.set(text.trimEnd(), line);
    row.reported = { line: row.reported?.line ?? line, text: (row.reported?.text ?? '') + text };
    this.terminal.write(text);
  }

  /** Counts all that is there as reported. */
  recalled(): void {
    for (const { key, count } of this.survey(this.gone, this.terminal.rows)) this.most.rise(key, count);
    this.printed = [''];
    this.settle();
  }

  /** What would be reported now, line by line. */
  peek(): string {
    if (this.peeked.version !== this.version) {
      const fresh = this.survey(this.gone, this.terminal.rows).filter(({ is }) => is !== 'known');
      const text = [...this.queued, ...fresh].map((piece) => piece.text).join('\n');
      this.peeked = { version: this.version, text };
    }
    return this.peeked.text;
  }

  /** All that is on the screen, to tell whether drawing has changed anything. */
  picture(): string {
    return this.terminal.rows.map(({ text }) => text).join('\n');
  }

  /** Reports what is to be seen, and was not when this was asked last, and what has come and gone since. */
  report(): { readonly pieces: readonly Piece[]; readonly erased: string } {
    const seen = this.survey(this.gone, this.terminal.rows);
    const pieces = [...this.queued, ...this.piecesOf(seen)];
    const erased = this.erased([...this.queued, ...seen].map(({ text }) => text));
    this.queued = [];
    this.settle();
    return { pieces, erased };
  }

  /** What was printed since the last report and is not to be seen. */
  private erased(there: readonly string[]): string {
    const printed = this.printed.map((text) => text.trim()).filter((text) => text.length >= LEAST_ERASED);
    this.printed = [''];
    return printed
      .filter((text) => this.most.of(text) === 0 && !there.some((line) => line.includes(text)))
      .join('\n')
      .slice(0, MOST_ERASED);
  }

  /** A new picture begins: what scrolled out of the old one has been seen, and counts no more. */
  private begin(): void {
    if (this.gone.length > 0) this.queued.push(...this.piecesOf(this.survey(this.gone, [])));
    this.gone = [];
    this.above.clear();
  }

  private survey(gone: readonly Row[], rows: readonly Row[]): Seen[] {
    const counts = new LineCounts(this.above);
    return linesOf([...gone, ...rows], this.terminal.cursorRow).map((line) => {
      const key = line.text.trimEnd();
      const count = counts.add(key);
      const is = count > this.most.of(key) ? 'new' : count > this.last.of(key) ? 'back' : 'known';
      return { ...line, key, count, is };
    });
  }

  /** Pieces for the lines that are not known, which are known from now on. */
  private piecesOf(seen: readonly Seen[]): Piece[] {
    const now = new LineCounts(this.above);
    for (const { key } of seen) now.add(key);
    // A line that stands elsewhere now has only moved.
    const isGone = (text: string): boolean => now.of(text.trimEnd()) < this.last.of(text.trimEnd());
    return seen.flatMap(({ row, text, key, count, is, hasCursor }) => {
      if (is === 'known') return [];
      this.most.rise(key, count);
      const before = row.reported;
      const isLonger = before !== null && text.length > before.text.length && text.startsWith(before.text);
      const line = isLonger ? before.line : this.nextLine();
      row.reported = { line, text };
      this.numbers.set(key, line);
      return [
        {
          text: isLonger ? text.slice(before.text.length) : text,
          line,
          ended: !hasCursor,
          ...(before && !isLonger && isGone(before.text) ? { replaces: before.line } : {}),
          ...(is === 'back' ? { again: true as const } : {}),
        },
      ];
    });
  }

  /** Everything that is there has been reported. */
  private settle(): void {
    const { rows } = this.terminal;
    const all = [...this.gone, ...rows];
    // A line that reaches from what has scrolled away into the screen is still to be completed.
    let open = this.gone.length;
    while (open > 0 && all[open]?.wrapped) open--;
    for (const { text } of linesOf(this.gone.slice(0, open), null)) this.above.add(text.trimEnd());
    this.gone = this.gone.slice(open);
    this.last = new LineCounts(this.above);
    for (const { row, text } of linesOf([...this.gone, ...rows], null)) {
      const key = text.trimEnd();
      this.last.add(key);
      const line = this.numbers.get(key);
      row.reported = line === undefined ? null : { line, text };
    }
    for (const row of rows) if (row.isBlank) row.reported = null;
    this.version++;
  }
}

/** Rows as the lines that they make; empty ones are left out. */
function linesOf(rows: readonly Row[], cursor: Row | null): Line[] {
  const lines: { row: Row; text: string; hasCursor: boolean }[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (row.wrapped && last) {
      last.text += row.text;
      last.hasCursor ||= row === cursor;
    } else lines.push({ row, text: row.text, hasCursor: row === cursor });
  }
  return lines.filter(({ text }) => text.trim() !== '');
}
