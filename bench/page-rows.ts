import type { Spread } from './spread.ts';

const LABEL_WIDTH = 34;

/** A row of a page's figures. */
export function row(label: string, cells: readonly string[]): string {
  return `${label.padEnd(LABEL_WIDTH)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd();
}

/** The same of a spread: median, 95th percentile, maximum and count; a hyphen where nothing was measured. */
export function spreadRow(label: string, spread: Spread | null): string {
  if (!spread) return row(label, ['-']);
  const times = [spread.median, spread.p95, spread.max].map((value) => value.toFixed(1));
  return row(label, [...times, String(spread.count)]);
}
