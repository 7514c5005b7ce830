import { goalLine } from './goals.ts';
import { PHASES } from './phases.ts';
import type { Spread } from './spread.ts';
import type { Summary } from './summary.ts';

/** The summary as plain text. */
export function report(summary: Summary): string {
  const { machine, settles, goals } = summary;
  const lines = [
    `Checking ${summary.submission} with ${summary.lab}: times in milliseconds`,
    `giliran ${machine.giliran}, node ${machine.node}, ${machine.platform}, kernel ${machine.kernel}, ` +
      `${machine.cores} × ${machine.processor}, load ${machine.loadBefore.toFixed(2)} before`,
    '',
    row('', ['median', 'min', 'lower q.', 'upper q.', 'max', 'times']),
    spreadRow('(a) giliran check', summary.check, 0),
    spreadRow('(b) bare driver', summary.bare, 0),
    spreadRow('(c) common way, fixed waits', summary.common, 0),
    spreadRow('    giliran --version', summary.version, 0),
    spreadRow('    node -e 0', summary.node, 0),
    spreadRow('    private network opened (b)', summary.networkOpening, 0),
    '',
    spreadRow('(a) / (b), pair by pair', summary.checkByBare, 2),
    ...(summary.commonByCheck === null
      ? []
      : [`(c) / (a), of the medians: ${summary.commonByCheck.toFixed(1)}`]),
    '',
    `Settling: from the last thing that happened to the decision (kernel ${settles.by.kernel}, timer ${settles.by.timer}, idle ${settles.by.idle})`,
    row('', ['median', 'min', 'upper q.', 'p95', 'max', 'times']),
    settleRow('every settle', settles.all),
    settleRow('after a line or a release', settles.talking),
    settleRow('after a start, the start included', settles.starting),
    '',
    'Where the time goes: medians, those of (a) from runs of their own with stamps',
    ...phaseRows(summary),
    '',
    ...goals.map(goalLine),
    ...(summary.notes.length > 0 ? ['', 'Notes', ...summary.notes.map((note) => `- ${note}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const LABEL_WIDTH = 36;
const PHASE_WIDTH = 56;

function row(label: string, cells: readonly string[], width = LABEL_WIDTH): string {
  return `${label.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd();
}

function spreadRow(label: string, spread: Spread | null, digits: number): string {
  if (!spread) return row(label, ['-']);
  const { median, min, lowerQuartile, upperQuartile, max, count } = spread;
  const cells = [median, min, lowerQuartile, upperQuartile, max].map((value) => value.toFixed(digits));
  return row(label, [...cells, String(count)]);
}

function settleRow(label: string, spread: Spread | null): string {
  if (!spread) return row(label, ['-']);
  const { median, min, upperQuartile, p95, max, count } = spread;
  return row(label, [
    ...[median, min, upperQuartile, p95, max].map((value) => value.toFixed(2)),
    String(count),
  ]);
}

function phaseRows({ phases }: Summary): string[] {
  const { check, bare } = phases;
  if (!check || !bare) return ['(the traces do not tell)'];
  const total = (times: typeof check): number => PHASES.reduce((sum, [phase]) => sum + times[phase], 0);
  const cells = (a: number, b: number): string[] => [a, b, a - b].map((value) => value.toFixed(1));
  return [
    row('', ['(a)', '(b)', '(a) - (b)'], PHASE_WIDTH),
    ...PHASES.map(([phase, text]) => row(text, cells(check[phase], bare[phase]), PHASE_WIDTH)),
    row('sum of the medians', cells(total(check), total(bare)), PHASE_WIDTH),
  ];
}
