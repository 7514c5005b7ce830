import { cellsOf } from '../../model/cells.ts';
import type { Lane } from '../conversation.ts';

/** The layout of a line, in columns of the terminal. */
export interface Columns {
  /** Width of the records' numbers. */
  readonly number: number;
  /** Width of the times; 0 where they are left out. */
  readonly time: number;
  /** The column of each role's line, from the left end of the lanes. */
  readonly centres: readonly number[];
  /** The roles' names, shortened where there is not enough room. */
  readonly names: readonly string[];
  readonly lanes: number;
  readonly text: number;
}

/** The least width of a text. */
const LEAST_TEXT = 26;

/** Terminals of at least this width show times. */
const WITH_TIMES = 100;

/** Width of the mark for evidence, and a space. */
const MARK = 2;

/** @param highest the highest number of a record */
export function layColumns(lanes: readonly Lane[], width: number, highest: number): Columns {
  const number = String(highest).length;
  const time = width >= WITH_TIMES ? 9 : 0;
  const room = width - MARK - number - time - 2;
  const full = lanes.map(({ id }) => id);
  const names = spread(full).total <= room - LEAST_TEXT ? full : full.map(shorten);
  const { centres, total } = spread(names);
  return { number, time, centres, names, lanes: total, text: Math.max(8, room - total - 1) };
}

/** The width of all columns to the left of the text. */
export function leftOf({ number, time, lanes }: Columns): number {
  return MARK + number + time + 1 + lanes + 2;
}

function spread(names: readonly string[]): { readonly centres: readonly number[]; readonly total: number } {
  const centres: number[] = [];
  let total = 0;
  for (const name of names) {
    const room = Math.max(5, cellsOf(name) + 1);
    centres.push(total + (room >> 1));
    total += room;
  }
  return { centres, total };
}

/** `client12` as `c12`. */
function shorten(name: string): string {
  const [, letter = '', number = ''] = /^(.).*?(\d*)$/.exec(name) ?? [];
  return `${letter}${number}`;
}
