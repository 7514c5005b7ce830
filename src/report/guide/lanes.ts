/** One line of a drawing of lanes. */
export interface LaneRow {
  readonly from: string;
  /** The lanes that an arrow leads to; none for something that happens at one lane alone. */
  readonly to: readonly string[];
  /** The sign where the arrow begins. */
  readonly mark: string;
  /** The arrowheads, to the left and to the right. */
  readonly heads: readonly [string, string];
  readonly label: string;
}

/** The least number of columns between two lanes. */
const GAP = 4;
const INDENT = '  ';

/**
 * Draws programs side by side, and what passes between them from top to bottom. Each line has its description beside
 * it, or, where that is too wide, a number and the description below.
 * @param width in columns; if there are more programs than fit, some in the middle are left out
 */
export function drawLanes(
  lanes: readonly string[],
  rows: readonly LaneRow[],
  width: number,
): readonly string[] {
  const pitch = Math.max(...lanes.map(({ length }) => length)) + GAP;
  const most = Math.max(2, Math.floor((width - INDENT.length - 4) / pitch));
  const shown = lanes.length <= most ? lanes : [...lanes.slice(0, most - 1), ...lanes.slice(-1)];
  const columns = new Map(shown.map((lane, index) => [lane, index * pitch + Math.floor((pitch - GAP) / 2)]));
  const total = shown.length * pitch;
  const bars = rows.map((row) => drawRow(row, columns, total));
  const fit = rows.every(({ label }) => INDENT.length + total + [...label].length <= width);
  const beside = (label: string, index: number): string => (fit ? label : `(${index + 1})`);
  const isLeftOut = shown.length < lanes.length;
  return [
    `${INDENT}${shown.map((lane, index) => centred(isLeftOut && index === shown.length - 1 ? `…${lane}` : lane, pitch - GAP).padEnd(pitch)).join('')}`.trimEnd(),
    ...bars.map((bar, index) => `${INDENT}${bar}${beside(rows[index]?.label ?? '', index)}`.trimEnd()),
    ...(fit ? [] : rows.map(({ label }, index) => `${INDENT}(${index + 1}) ${label}`)),
  ];
}

function centred(text: string, width: number): string {
  return `${' '.repeat(Math.max(0, Math.floor((width - text.length) / 2)))}${text}`;
}

function drawRow(row: LaneRow, columns: ReadonlyMap<string, number>, total: number): string {
  const cells = Array.from({ length: total }, () => ' ');
  for (const column of columns.values()) cells[column] = '│';
  const at = columns.get(row.from);
  if (at === undefined) return cells.join('');
  const targets = row.to.flatMap((lane) => columns.get(lane) ?? []);
  const ends = [at, ...targets];
  for (let column = Math.min(...ends); column <= Math.max(...ends); column++)
    cells[column] = cells[column] === '│' ? '┼' : '─';
  for (const target of targets) {
    cells[target] = target === Math.min(...ends) || target === Math.max(...ends) ? '│' : '┼';
    cells[target < at ? target + 1 : target - 1] = target < at ? row.heads[0] : row.heads[1];
  }
  cells[at] = row.mark;
  return cells.join('');
}
