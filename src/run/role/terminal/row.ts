/** A line as it has been reported: its number, and its text then. */
export interface Reported {
  readonly line: number;
  readonly text: string;
}

/** One row of a terminal. */
export class Row {
  /** A character a cell; the second cell of a wide one is empty. Cells that nothing was written to may be missing. */
  private cells: string[] = [];
  /** Whether it goes on with the line of the row above. */
  wrapped = false;
  /** What was last reported of this place; it may have been erased since. */
  reported: Reported | null = null;

  /** How far anything was written. */
  get length(): number {
    return this.cells.length;
  }

  get text(): string {
    return this.cells.join('');
  }

  get isBlank(): boolean {
    return this.cells.every((cell) => cell.trim() === '');
  }

  /** Writes a character over what stands there. */
  put(x: number, character: string, width: number): void {
    this.fill(x);
    this.split(x);
    this.split(x + width);
    this.cells[x] = character;
    if (width === 2) this.cells[x + 1] = '';
  }

  /** Adds what takes no place to the character before. */
  accent(x: number, mark: string): void {
    const at = this.cells[x] === '' && x > 0 ? x - 1 : x;
    if (this.cells[at]) this.cells[at] += mark;
  }

  /** A tab over places that nothing was written to is copied as a tab by those who copy the line. */
  tab(from: number, to: number): void {
    if (from < this.cells.length) return;
    this.fill(from);
    this.cells[from] = '\t';
    for (let x = from + 1; x < to; x++) this.cells[x] = '';
  }

  /** Erases cells; what is erased at the end was never written to. */
  erase(from: number, to: number): void {
    if (from >= this.cells.length) return;
    this.split(from);
    this.split(to);
    if (to >= this.cells.length) this.cells.length = from;
    else this.cells.fill(' ', from, to);
  }

  /** Makes room for characters; what does not fit is lost. */
  insert(x: number, count: number, columns: number): void {
    if (x >= this.cells.length) return;
    this.split(x);
    this.cells.splice(x, 0, ...Array.from({ length: count }, () => ' '));
    this.split(columns);
    if (this.cells.length > columns) this.cells.length = columns;
  }

  delete(x: number, count: number): void {
    this.split(x);
    this.split(x + count);
    this.cells.splice(x, count);
  }

  clear(): void {
    this.cells = [];
    this.wrapped = false;
  }

  private fill(to: number): void {
    while (this.cells.length < to) this.cells.push(' ');
  }

  /** Half of a wide character, or of a tab, is nothing. */
  private split(x: number): void {
    if (this.cells[x] !== '' || x >= this.cells.length) return;
    let from = x;
    while (from > 0 && this.cells[from] === '') this.cells[from--] = ' ';
    this.cells[from] = ' ';
    for (let after = x + 1; this.cells[after] === ''; after++) this.cells[after] = ' ';
  }
}
