import { StringDecoder } from 'node:string_decoder';

/** A piece of a role's screen: a whole line, or part of one. */
export interface Piece {
  readonly text: string;
  /** Whether it begins a line, rather than going on with the one before. */
  readonly fresh: boolean;
  /** Whether the line end came with it. */
  readonly ended: boolean;
}

/** Control sequences of terminals (ECMA-48) and characters that print nothing. */
const CONTROL =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** Lines longer than this are cut into pieces, so that a flood without line ends is no flood of memory. */
const LONGEST = 65_536;

/** Cuts one stream's bytes into lines, as they would stand on a terminal. */
export class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private pending = '';
  private midLine = false;

  /** Takes bytes; gives the lines that they end. */
  take(chunk: Buffer): Piece[] {
    this.pending += this.decoder.write(chunk);
    const parts = this.pending.split('\n');
    this.pending = parts.pop() ?? '';
    const pieces = parts.map((text) => this.piece(text.endsWith('\r') ? text.slice(0, -1) : text, true));
    if (this.pending.length > LONGEST) pieces.push(...this.flush());
    return pieces;
  }

  /** Gives an unfinished line as it stands: a prompt, mostly. */
  flush(): Piece[] {
    if (this.pending === '') return [];
    const piece = this.piece(this.pending, false);
    this.pending = '';
    return [piece];
  }

  /** Something was typed: what comes next stands on a line of its own. */
  newLine(): void {
    this.midLine = false;
  }

  private piece(raw: string, ended: boolean): Piece {
    const fresh = !this.midLine;
    this.midLine = !ended;
    return { text: raw.replace(CONTROL, ''), fresh, ended };
  }
}
