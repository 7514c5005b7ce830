import { cellsOf } from '../../model/cells.ts';
import type { Lane } from '../conversation.ts';

/** Where things stand on a line, in columns of the terminal. */
export interface Columns {
  /** Room for records' numbers. */
  readonly number: number;
  /** Room for times; 0 where they are left out. */
  readonly time: number;
  /** Where each role's line runs, from the left end of the lanes. */
  readonly centres: readonly number[];
  /** The roles' names, or what stands for them where there is not enough room. */
  readonly names: readonly string[];
  readonly lanes: number;
  readonly text: number;
}

/** Room that a text should have at least. */
const LEAST_TEXT = 26;

/** Terminals from this width on show times. */
const WITH_TIMES = 100;

/** The mark of evidence, and a space. */
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

/** The width of all columns on the left of the text. */
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
