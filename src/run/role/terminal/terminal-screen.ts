import { SCREEN_COLUMNS, SCREEN_ROWS } from '../../../model/screen-size.ts';
import { characterWidth } from './character-width.ts';
import { Row } from './row.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What became of what stood on a screen. */
export interface ScreenListener {
  /** A row has left at the top. */
  readonly scrolled: (row: Row) => void;
  /** Nothing is on the screen, or the cursor has gone to its top: what comes now is a picture of its own. */
  readonly begun: () => void;
  /** Characters are printed; null where the cursor has moved otherwise. */
  readonly printed: (text: string | null) => void;
}

const TAB = 8;

/** The screen of a terminal: its rows, its cursor, and what a program can do to them. Places count from 0. */
export class TerminalScreen {
  /** Whether a character behind the last column begins a row; else it is written over the last one. */
  wraps = true;
  /** Whether characters push those behind them to the right, instead of being written over them. */
  inserts = false;
  private readonly listener: ScreenListener;
  private shown: Row[] = emptyRows();
  /** The other screen, while the alternate one is shown. */
  private other: Row[] | null = null;
  private x = 0;
  private y = 0;
  private saved: Place = { x: 0, y: 0 };
  private savedOnOther: Place = { x: 0, y: 0 };
  /** The last column is written, and the next character begins a row. */
  private full = false;
  /** The rows that scroll, the first and the last of them. */
  private top = 0;
  private bottom = SCREEN_ROWS - 1;
  private lastPrinted = '';
  private lastRow = new Row();
  private lastX = 0;

  constructor(listener: ScreenListener) {
    this.listener = listener;
  }

  /** The rows of the screen, the uppermost first. */
  get rows(): readonly Row[] {
    return this.shown;
  }

  /** The row that the cursor is on. */
  get cursorRow(): Row {
    return this.row(this.y);
  }

  /** Writes text where the cursor is; there are no control characters in it. */
  print(text: string): void {
    this.listener.printed(text);
    for (const character of text) this.put(character);
  }

  /** Prints the last character again, so many times. */
  repeat(times: number): void {
    this.print(this.lastPrinted.repeat(Math.min(times, SCREEN_COLUMNS * SCREEN_ROWS)));
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

  /** Goes to the next column that tabs stop at. */
  tab(): void {
    const to = Math.min(SCREEN_COLUMNS - 1, (Math.floor(this.x / TAB) + 1) * TAB);
    this.row(this.y).tab(this.x, to);
    this.listener.printed('\t');
    this.x = to;
  }

  /** Begins the next row, as the terminal itself does when a line is typed: nothing is printed by it. */
  newLine(): void {
    this.x = 0;
    this.feed();
  }

  /** Goes down a row; at the bottom, everything goes up instead. */
  feed(): void {
    this.full = false;
    this.listener.printed(null);
    if (this.y === this.bottom) this.scrollUp(1);
    else if (this.y < SCREEN_ROWS - 1) this.y++;
    // What is written over an old line is no part of the line above.
    this.row(this.y).wrapped = false;
  }

  /** Goes up a row; at the top, everything goes down instead. */
  feedBack(): void {
    this.moveBy(0, 0);
    if (this.y === this.top) this.scrollDown(1);
    else this.y = Math.max(0, this.y - 1);
  }

  /** Moves the cursor by columns and rows; it stops at the edges, and at those of the rows that scroll. */
  moveBy(columns: number, rows: number): void {
    this.moveTo(this.x + columns, this.rowAway(rows));
  }

  /** Moves the cursor to a column of the row so many rows away. */
  moveToColumn(x: number, rows = 0): void {
    this.moveTo(x, this.rowAway(rows));
  }

  private rowAway(rows: number): number {
    if (rows < 0) return Math.max(this.y >= this.top ? this.top : 0, this.y + rows);
    if (rows > 0) return Math.min(this.y <= this.bottom ? this.bottom : SCREEN_ROWS - 1, this.y + rows);
    return this.y;
  }

  /** Goes to a place of the screen, wherever the cursor is. @param x null for the column that it is in */
  jumpTo(x: number | null, y: number): void {
    this.moveTo(x ?? this.x, y);
    if (this.y === 0) this.listener.begun();
  }

  private moveTo(x: number, y: number): void {
    this.listener.printed(null);
    this.x = Math.min(Math.max(x, 0), SCREEN_COLUMNS - 1);
    this.y = Math.min(Math.max(y, 0), SCREEN_ROWS - 1);
    this.full = false;
  }

  /** Keeps the cursor's place for {@link restore}. */
  save(): void {
    this.saved = { x: this.x, y: this.y };
  }

  restore(): void {
    this.moveTo(this.saved.x, this.saved.y);
  }

  get showsOther(): boolean {
    return this.other !== null;
  }

  /** Goes to the alternate screen, which is empty, or back to the one that was left. Each keeps a place of its own. */
  showOther(on: boolean): void {
    if (on === this.showsOther) return;
    const left = this.shown;
    this.shown = this.other ?? emptyRows();
    this.other = on ? left : null;
    [this.saved, this.savedOnOther] = [this.savedOnOther, this.saved];
    this.listener.printed(null);
    this.listener.begun();
  }

  /** Inserts spaces at the cursor, so many; what is pushed off the row is lost. */
  insertCharacters(count: number): void {
    this.edit((row) => row.insert(this.x, count, SCREEN_COLUMNS));
  }

  /** Takes characters out at the cursor; what is behind them moves up. */
  deleteCharacters(count: number): void {
    this.edit((row) => row.delete(this.x, count));
  }

  eraseCharacters(count: number): void {
    this.edit((row) => row.erase(this.x, this.x + count));
  }

  /** @param how 0 from the cursor on, 1 up to it, 2 the whole row */
  eraseRow(how: number): void {
    this.edit((row) => {
      if (how === 0) row.erase(this.x, SCREEN_COLUMNS);
      else row.erase(0, how === 1 ? this.x + 1 : SCREEN_COLUMNS);
      // The next row is a line of its own where this one does not reach its end.
      const next = this.shown[this.y + 1];
      if (how !== 1 && next) next.wrapped = false;
    });
  }

  /** @param how 0 from the cursor on, 1 up to it, 2 the whole screen; anything else erases nothing */
  eraseScreen(how: number): void {
    if (how > 2) return;
    if (how !== 2) this.eraseRow(how);
    const from = how === 0 ? this.y + 1 : 0;
    const to = how === 1 ? this.y : SCREEN_ROWS;
    for (let y = from; y < to; y++) this.row(y).clear();
    this.listener.printed(null);
    this.full = false;
    if (this.shown.every(({ isBlank }) => isBlank)) this.listener.begun();
  }

  private edit(change: (row: Row) => void): void {
    this.listener.printed(null);
    change(this.row(this.y));
    this.full = false;
  }

  /**
   * Sets which rows scroll, and goes to the screen's top; rows that are none are passed over.
   * @param first from 1, as programs count
   * @param last 0 for the last of the screen
   */
  setRegion(first: number, last: number): void {
    const top = Math.max(1, first) - 1;
    const bottom = (last === 0 ? SCREEN_ROWS : Math.min(last, SCREEN_ROWS)) - 1;
    if (top >= bottom) return;
    this.top = top;
    this.bottom = bottom;
    this.moveTo(0, 0);
  }

  scrollUp(times: number): void {
    for (let count = 0; count < Math.min(times, SCREEN_ROWS); count++) {
      const [gone] = this.shown.splice(this.top, 1);
      this.shown.splice(this.bottom, 0, new Row());
      if (gone) this.listener.scrolled(gone);
    }
    // As many empty lines as there are rows: the old way to clear a screen.
    if (this.shown.every(({ length }) => length === 0)) this.listener.begun();
  }

  scrollDown(times: number): void {
    for (let count = 0; count < Math.min(times, SCREEN_ROWS); count++) {
      this.shown.splice(this.bottom, 1);
      this.shown.splice(this.top, 0, new Row());
    }
  }

  /** Inserts rows at the cursor; deletes them where their number is negative. */
  shiftRows(by: number): void {
    if (this.y < this.top || this.y > this.bottom) return;
    this.moveTo(0, this.y);
    for (let count = 0; count < Math.min(Math.abs(by), SCREEN_ROWS); count++) {
      this.shown.splice(by > 0 ? this.bottom : this.y, 1);
      this.shown.splice(by > 0 ? this.y : this.bottom, 0, new Row());
    }
  }

  /** Begins anew with an empty screen. */
  reset(): void {
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

  private row(y: number): Row {
    const row = this.shown[y];
    if (!row) throw new Error(`no row ${y} on a screen of ${this.shown.length}`);
    return row;
  }
}

function emptyRows(): Row[] {
  return Array.from({ length: SCREEN_ROWS }, () => new Row());
}
