/** How many lines around a change are shown with it. */
const CONTEXT = 2;

/** A line of two texts side by side. */
interface Row {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** The differences between two texts as lines, as `diff -u` shows them; no lines where there are none. */
export function unifiedDiff(name: string, before: string, after: string): readonly string[] {
  const rows = rowsOf(before.split('\n'), after.split('\n'));
  const hunks = hunksOf(rows);
  if (hunks.length === 0) return [];
  return [
    `--- ${name}`,
    `+++ ${name}`,
    ...hunks.flatMap(({ from, to }) => {
      const hunk = rows.slice(from, to);
      return [headOf(rows, from, hunk), ...hunk.map(({ sign, text }) => sign + text)];
    }),
  ];
}

function headOf(rows: readonly Row[], from: number, hunk: readonly Row[]): string {
  const side = (left: '-' | '+'): string => {
    const count = (some: readonly Row[]): number =>
      some.filter(({ sign }) => sign === ' ' || sign === left).length;
    return `${left}${count(rows.slice(0, from)) + 1},${count(hunk)}`;
  };
  return `@@ ${side('-')} ${side('+')} @@`;
}

function hunksOf(rows: readonly Row[]): readonly { readonly from: number; readonly to: number }[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [at, { sign }] of rows.entries()) {
    if (sign === ' ') continue;
    const last = hunks.at(-1);
    const from = Math.max(0, at - CONTEXT);
    const to = Math.min(rows.length, at + CONTEXT + 1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return hunks;
}

/** The lines of both texts side by side, with as many as possible in common. */
function rowsOf(before: readonly string[], after: readonly string[]): readonly Row[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const least = Math.min(before.length, after.length) - start;
  while (end < least && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (lines: readonly string[]): readonly Row[] => lines.map((text) => ({ sign: ' ', text }));
  return [
    ...same(before.slice(0, start)),
    ...changedRows(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** The rows between, by the longest common subsequence of the lines. */
function changedRows(before: readonly string[], after: readonly string[]): readonly Row[] {
  const common: number[][] = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const left = before[i];
    const right = after[j];
    if (left !== undefined && left === right) {
      rows.push({ sign: ' ', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      rows.push({ sign: '-', text: left });
      i++;
    } else if (right !== undefined) {
      rows.push({ sign: '+', text: right });
      j++;
    }
  }
  return rows;
}
