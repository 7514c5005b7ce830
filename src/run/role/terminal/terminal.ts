import { SCREEN_COLUMNS, SCREEN_ROWS } from '../../../model/screen-size.ts';
import { characterWidth } from './character-width.ts';
import { ControlParser, type ControlSequence } from './control-parser.ts';
import { Row } from './row.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What became of what stood on a terminal. */
interface TerminalListener {
  /** A row has left at the top. */
  readonly scrolled: (row: Row) => void;
  /** Nothing is on the screen, or the cursor has gone to its top: what comes now is a picture of its own. */
  readonly begun: () => void;
  /** Characters are printed; null where the cursor has moved otherwise. */
  readonly printed: (text: string | null) => void;
}

const TAB = 8;

/** A terminal's screen, as programs draw on it: text alone, no colours. */
export class Terminal {
  private readonly listener: TerminalListener;
  private readonly parser: ControlParser;
  private shown: Row[] = emptyRows();
  /** The other screen, while the alternate one is shown. */
  private other: Row[] | null = null;
  private x = 0;
  private y = 0;
  private saved: Place = { x: 0, y: 0 };
  private savedOnOther: Place = { x: 0, y: 0 };
  /** The last column is written, and the next character begins a row. */
  private full = false;
  private wraps = true;
  private inserts = false;
  private top = 0;
  private bottom = SCREEN_ROWS - 1;
  private lastPrinted = '';
  private lastRow = new Row();
  private lastX = 0;

  constructor(listener: TerminalListener) {
    this.listener = listener;
    this.parser = new ControlParser({
      print: (text) => this.print(text),
      control: (character) => this.control(character),
      escape: (rest) => this.escape(rest),
      sequence: (sequence) => this.sequence(sequence),
    });
  }

  /** The rows of the screen, the uppermost first. */
  get rows(): readonly Row[] {
    return this.shown;
  }

  /** The row that the cursor is on. */
  get cursorRow(): Row {
    return this.row(this.y);
  }

  write(text: string): void {
    this.parser.write(text);
  }

  /** What the terminal does itself when a line is typed. What was typed is nobody's output, and is left out. */
  newLine(): void {
    this.x = 0;
    this.feed();
  }

  private row(y: number): Row {
    const row = this.shown[y];
    if (!row) throw new Error(`no row ${y} on a screen of ${this.shown.length}`);
    return row;
  }

  private print(text: string): void {
    this.listener.printed(text);
    for (const character of text) this.put(character);
  }

  private put(character: string): void {
    const width = characterWidth(character);
    if (width === 0) {
      this.lastRow.accent(this.lastX, character);
      return;
    }
    if (this.wraps && (this.full || this.x + width > SCREEN_COLUMNS)) {
      this.x = 0;
      this.feed();
      this.row(this.y).wrapped = true;
    }
    this.full = false;
    const row = this.row(this.y);
    const x = Math.min(this.x, SCREEN_COLUMNS - width);
    if (this.inserts) row.insert(x, width, SCREEN_COLUMNS);
    row.put(x, character, width);
    this.lastPrinted = character;
    this.lastRow = row;
    this.lastX = x;
    this.x = x + width;
    if (this.x < SCREEN_COLUMNS) return;
    this.x = SCREEN_COLUMNS - 1;
    this.full = this.wraps;
  }

  private control(character: string): void {
    switch (character) {
      case '\n':
      case '\v':
      case '\f':
        // The system adds the carriage return on the way to a terminal.
        this.moveTo(0, this.y);
        this.feed();
        break;
      case '\r':
        this.moveTo(0, this.y);
        break;
      case '\b':
        this.moveTo(this.x - 1, this.y);
        break;
      case '\t': {
        const to = Math.min(SCREEN_COLUMNS - 1, (Math.floor(this.x / TAB) + 1) * TAB);
        this.row(this.y).tab(this.x, to);
        this.listener.printed('\t');
        this.x = to;
        break;
      }
      default:
    }
  }

  private escape(rest: string): void {
    switch (rest) {
      case '7':
        this.saved = { x: this.x, y: this.y };
        break;
      case '8':
        this.moveTo(this.saved.x, this.saved.y);
        break;
      case 'D':
        this.moveTo(this.x, this.y);
        this.feed();
        break;
      case 'E':
        this.moveTo(0, this.y);
        this.feed();
        break;
      case 'M':
        this.moveTo(this.x, this.y);
        if (this.y === this.top) this.scrollDown(1);
        else this.y = Math.max(0, this.y - 1);
        break;
      case 'c':
        this.reset();
        break;
      default:
    }
  }

  private sequence({ mark, numbers, between, final }: ControlSequence): void {
    if (mark === '?' && between === '' && (final === 'h' || final === 'l')) {
      for (const mode of numbers) this.setMode(mode, final === 'h');
      return;
    }
    if (between === '!' && final === 'p') this.setRegion(0, 0);
    if ((mark !== '' && !(mark === '?' && /[JK]/.test(final))) || between !== '') return;
    const [first = 0, second = 0] = numbers;
    const times = Math.max(1, first);
    switch (final) {
      case 'A':
        this.moveTo(this.x, this.up(times));
        break;
      case 'B':
      case 'e':
        this.moveTo(this.x, this.down(times));
        break;
      case 'C':
      case 'a':
        this.moveTo(this.x + times, this.y);
        break;
      case 'D':
        this.moveTo(this.x - times, this.y);
        break;
      case 'E':
        this.moveTo(0, this.down(times));
        break;
      case 'F':
        this.moveTo(0, this.up(times));
        break;
      case 'G':
      case '`':
        this.moveTo(times - 1, this.y);
        break;
      case 'd':
        this.jumpTo(this.x, times - 1);
        break;
      case 'H':
      case 'f':
        this.jumpTo(Math.max(1, second) - 1, times - 1);
        break;
      case 'J':
        this.eraseScreen(first);
        break;
      case 'K':
        this.eraseRow(first);
        break;
      case 'L':
        this.shiftRows(times);
        break;
      case 'M':
        this.shiftRows(-times);
        break;
      case 'P':
        this.edit((row) => row.delete(this.x, times));
        break;
      case '@':
        this.edit((row) => row.insert(this.x, times, SCREEN_COLUMNS));
        break;
      case 'X':
        this.edit((row) => row.erase(this.x, this.x + times));
        break;
      case 'S':
        this.scrollUp(times);
        break;
      case 'T':
        this.scrollDown(times);
        break;
      case 'b':
        this.print(this.lastPrinted.repeat(Math.min(times, SCREEN_COLUMNS * SCREEN_ROWS)));
        break;
      case 'r':
        this.setRegion(first, second);
        break;
      case 's':
        this.saved = { x: this.x, y: this.y };
        break;
      case 'u':
        this.moveTo(this.saved.x, this.saved.y);
        break;
      case 'h':
      case 'l':
        if (numbers.includes(4)) this.inserts = final === 'h';
        break;
      default:
    }
  }

  private setMode(mode: number, on: boolean): void {
    if (mode === 7) this.wraps = on;
    if (mode === 47 || mode === 1047 || mode === 1049) this.showOther(mode, on);
    if (mode === 1048) {
      if (on) this.saved = { x: this.x, y: this.y };
      else this.moveTo(this.saved.x, this.saved.y);
    }
  }

  /** Goes to the alternate screen, which is empty, or back to the one that was left. Each keeps a place of its own. */
  private showOther(mode: number, on: boolean): void {
    if (mode === 1049 && on && this.other === null) this.saved = { x: this.x, y: this.y };
    if (on !== (this.other !== null)) {
      const left = this.shown;
      this.shown = this.other ?? emptyRows();
      this.other = on ? left : null;
      [this.saved, this.savedOnOther] = [this.savedOnOther, this.saved];
      this.listener.printed(null);
      this.listener.begun();
    }
    if (mode === 1049 && !on) this.moveTo(this.saved.x, this.saved.y);
  }

  private up(times: number): number {
    return Math.max(this.y >= this.top ? this.top : 0, this.y - times);
  }

  private down(times: number): number {
    return Math.min(this.y <= this.bottom ? this.bottom : SCREEN_ROWS - 1, this.y + times);
  }

  private moveTo(x: number, y: number): void {
    this.listener.printed(null);
    this.x = Math.min(Math.max(x, 0), SCREEN_COLUMNS - 1);
    this.y = Math.min(Math.max(y, 0), SCREEN_ROWS - 1);
    this.full = false;
  }

  /** Goes to a place of the screen, wherever the cursor is. */
  private jumpTo(x: number, y: number): void {
    this.moveTo(x, y);
    if (this.y === 0) this.listener.begun();
  }

  private edit(change: (row: Row) => void): void {
    this.listener.printed(null);
    change(this.row(this.y));
    this.full = false;
  }

  private eraseRow(how: number): void {
    this.edit((row) => {
      if (how === 0) row.erase(this.x, SCREEN_COLUMNS);
      else row.erase(0, how === 1 ? this.x + 1 : SCREEN_COLUMNS);
      // The next row is a line of its own where this one does not reach its end.
      const next = this.shown[this.y + 1];
      if (how !== 1 && next) next.wrapped = false;
    });
  }

  private eraseScreen(how: number): void {
    if (how > 2) return;
    if (how !== 2) this.eraseRow(how);
    const from = how === 0 ? this.y + 1 : 0;
    const to = how === 1 ? this.y : SCREEN_ROWS;
    for (let y = from; y < to; y++) this.row(y).clear();
    this.listener.printed(null);
    this.full = false;
    this.beginIfBlank();
  }

  private beginIfBlank(): void {
    if (this.shown.every(({ isBlank }) => isBlank)) this.listener.begun();
  }

  private setRegion(first: number, last: number): void {
    const top = Math.max(1, first) - 1;
    const bottom = (last === 0 ? SCREEN_ROWS : Math.min(last, SCREEN_ROWS)) - 1;
    if (top >= bottom) return;
    this.top = top;
    this.bottom = bottom;
    this.moveTo(0, 0);
  }

  /** Goes down a row; at the bottom, everything goes up instead. */
  private feed(): void {
    this.full = false;
    this.listener.printed(null);
    if (this.y === this.bottom) this.scrollUp(1);
    else if (this.y < SCREEN_ROWS - 1) this.y++;
    // What is written over an old line is no part of the line above.
    this.row(this.y).wrapped = false;
  }

  private scrollUp(times: number): void {
    for (let count = 0; count < Math.min(times, SCREEN_ROWS); count++) {
      const [gone] = this.shown.splice(this.top, 1);
      this.shown.splice(this.bottom, 0, new Row());
      if (gone) this.listener.scrolled(gone);
    }
    // As many empty lines as there are rows: the old way to clear a screen.
    if (this.shown.every(({ length }) => length === 0)) this.listener.begun();
  }

  private scrollDown(times: number): void {
    for (let count = 0; count < Math.min(times, SCREEN_ROWS); count++) {
      this.shown.splice(this.bottom, 1);
      this.shown.splice(this.top, 0, new Row());
    }
  }

  /** Inserts rows at the cursor, or deletes them. */
  private shiftRows(by: number): void {
    if (this.y < this.top || this.y > this.bottom) return;
    this.moveTo(0, this.y);
    for (let count = 0; count < Math.min(Math.abs(by), SCREEN_ROWS); count++) {
      this.shown.splice(by > 0 ? this.bottom : this.y, 1);
      this.shown.splice(by > 0 ? this.y : this.bottom, 0, new Row());
    }
  }

  private reset(): void {
    this.shown = emptyRows();
    this.other = null;
    this.x = this.y = 0;
    this.full = this.inserts = false;
    this.wraps = true;
    this.top = 0;
    this.bottom = SCREEN_ROWS - 1;
    this.saved = { x: 0, y: 0 };
    this.listener.begun();
  }
}

function emptyRows(): Row[] {
  return Array.from({ length: SCREEN_ROWS }, () => new Row());
}
