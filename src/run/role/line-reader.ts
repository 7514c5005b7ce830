import { StringDecoder } from 'node:string_decoder';
import type { Piece } from './piece.ts';
import { DrawnScreen } from './terminal/drawn-screen.ts';

/**
 * What a terminal does without moving its cursor: colours, titles, modes of the keyboard, characters that print
 * nothing.
 */
const QUIET =
  /\x1b\[[\d;:]*m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?(?:1|7|12|25|1034|100[0-6]|2004)[hl]|\x1b[()][0-9A-B]|\x1b[=>]|[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]/g;

/** The end of a chunk whose meaning the next chunk decides: an escape that prints nothing, or a line end. */
const OPEN = /(?:\r+|\x1b(?:[()]|\[[?\d;:]*|\][^\x07\x1b]{0,4096}\x1b?)?)$/;

/** What moves the cursor or erases something, once all else is taken out. */
const DRAWS = /[\b\v\f\r\x1b]/;

/** Lines longer than this are cut into pieces, so that a flood without line ends does not fill the memory. */
const LONGEST = 65_536;

/** What a reader has read, to be reported. */
export interface Report {
  readonly pieces: readonly Piece[];
  /** What was printed and was gone before it could be read; empty where there is nothing of the kind. */
  readonly erased: string;
}

/**
 * Reads one stream's bytes as a terminal shows them. As long as nothing moves the cursor they are lines, reported as
 * they end; from then on they are drawn on a screen, which is reported when the programs rest.
 */
export class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private pending = '';
  /** What was cut off, and may act once the rest has come. */
  private open = '';
  private midLine = false;
  private line = 0;
  private screen: DrawnScreen | null = null;
  /** What was reported before anything was drawn; nothing of its own stands for a line that was typed. */
  private past: (Piece | null)[] = [];
  private picture = '';
  private isTouched = false;

  /** Takes bytes; gives the lines that they end. */
  take(chunk: Buffer): readonly Piece[] {
    const text = this.open + this.decoder.write(chunk);
    this.open = '';
    this.isTouched = true;
    if (this.screen) {
      this.screen.write(text);
      return [];
    }
    const whole = text.replace(OPEN, '');
    const plain = whole.replace(QUIET, '').replace(/\r+\n/g, '\n');
    if (DRAWS.test(plain)) {
      this.draw(text);
      return [];
    }
    this.open = text.slice(whole.length);
    this.pending += plain;
    const parts = this.pending.split('\n');
    this.pending = parts.pop() ?? '';
    const pieces = parts.map((part) => this.piece(part, true));
    if (this.pending.length > LONGEST) pieces.push(...this.unfinished());
    return pieces;
  }

  /** Gives what stands there now: an unfinished line, a prompt mostly, or what is new on a drawn screen. */
  flush(): Report {
    return this.screen ? this.screen.report() : { pieces: this.unfinished(), erased: '' };
  }

  /** What {@link flush} would give of a drawn screen, line by line. */
  peek(): string {
    return this.screen?.peek() ?? '';
  }

  /** Whether what comes is drawn on a screen: then bytes may change nothing. */
  get isDrawn(): boolean {
    return this.screen !== null;
  }

  /** Whether a drawn screen looks otherwise than when this was asked last. */
  hasChanged(): boolean {
    if (!this.screen || !this.isTouched) return false;
    this.isTouched = false;
    const picture = `${this.screen.picture()}\n${this.screen.peek()}`;
    const changed = picture !== this.picture;
    this.picture = picture;
    return changed;
  }

  /** Something was typed: what comes next stands on a line of its own. */
  newLine(): void {
    this.midLine = false;
    if (this.screen) this.screen.newLine();
    else if (this.line > 0) this.past.push(null);
  }

  /** From here on it is a screen: with what was shown so far. */
  private draw(text: string): void {
    const screen = new DrawnScreen(() => ++this.line);
    for (const piece of this.past) {
      if (piece === null) screen.newLine();
      else {
        screen.recall(piece.line, piece.text);
        if (piece.ended) screen.write('\n');
      }
    }
    screen.recalled();
    screen.write(this.pending + text);
    this.screen = screen;
    this.past = [];
    this.pending = '';
  }

  private unfinished(): Piece[] {
    if (this.pending === '') return [];
    const piece = this.piece(this.pending, false);
    this.pending = '';
    return [piece];
  }

  private piece(text: string, ended: boolean): Piece {
    if (!this.midLine) this.line++;
    this.midLine = !ended;
    const piece = { text, line: this.line, ended };
    this.past.push(piece);
    return piece;
  }
}
