import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { against, GOALS, type GoalId, goalLine } from '../../bench/goals.ts';
import { SECTIONS } from '../../bench/sections.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

describe('a figure that may be at most so much', () => {
  it('meets its goal up to that very figure', () => {
    expect(against('failing', 1.5)).toMatchObject({ figure: 1.5, met: true });
    expect(against('failing', 1.51)).toMatchObject({ figure: 1.51, met: false });
  });
});

describe('a figure that has to be at least so much', () => {
  it('meets its goal from that very figure on', () => {
    expect(against('class', 60)).toMatchObject({ figure: 60, met: true });
    expect(against('class', 59.9)).toMatchObject({ figure: 59.9, met: false });
  });
});

describe('a figure that was not measured', () => {
  it('neither meets its goal nor misses it', () => {
    for (const figure of [null, undefined, Number.NaN])
      expect(against('class', figure)).toMatchObject({ figure: null, met: null });
  });
});

describe('the line about a goal', () => {
  it('has the outcome, what was measured, the figure and the goal', () => {
    expect(goalLine(against('failing-p95', 4.251))).toBe(
      'goal met: a wrong submission, 95th percentile: 4.25 s, at most 5 s',
    );
    expect(goalLine(against('open-chat', 3_210.4))).toBe(
      'goal MISSED: a check of open-chat, median, on two cores: 3210 ms, at most 3000 ms',
    );
    expect(goalLine(against('memory', null))).toBe(
      'goal not measured: memory of the coordinator, with simulated runs: at most 250 MB',
    );
  });

  it('does not round a figure to its goal', () => {
    expect(goalLine(against('check', 1.0004))).toContain(
      'MISSED: giliran check / bare driver, median of the pairs: 1.0004 ×,',
    );
    expect(goalLine(against('check', 0.996))).toContain('0.996 ×');
    expect(goalLine(against('check', 1))).toContain(' 1.00 ×');
    expect(goalLine(against('class', 59.999))).toContain('59.999 %');
  });
});

describe('every goal', () => {
  it('is measured by a section that can be named', () => {
    expect(Object.values(GOALS).filter(({ section }) => !SECTIONS.has(section))).toEqual([]);
  });

  it('says something that no other one of its section does', () => {
    const said = Object.values(GOALS).map(({ section, of }) => `${section}: ${of}`);
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('the README', () => {
  const [, table = ''] = README.split('## How fast it is');
  const rows = [
    ...(table.split(/^## /m)[0]?.matchAll(/^\| (.*?) \| `(.*?)` \| (.*?) \| (.*?) \| (.*?) \|$/gm) ?? []),
  ].map(([, of = '', command = '', goal = '']) => ({ of, command, goal }));

  it('quotes every goal of each section that it names, with the command, and no other', () => {
    const quoted = new Set(rows.map(({ command }) => sectionOf(command)));
    const wanted = Object.keys(GOALS).flatMap((id) => {
      const { section, of, bound, goal, unit } = GOALS[id as GoalId];
      return quoted.has(section) ? [`${section}: ${of}: ${bound} ${goal.toLocaleString('en')} ${unit}`] : [];
    });
    expect(quoted).toContain('failing');
    expect(rows.map(({ of, command, goal }) => `${sectionOf(command)}: ${of}: ${goal}`)).toEqual(wanted);
  });

  it('has wrong submissions without kernel evidence measured without it', () => {
    for (const { of, command } of rows)
      expect(command.startsWith('GILIRAN_EVIDENCE=idle '), of).toBe(of.includes('without kernel evidence'));
  });
});

/** The section that a command measures: the first one where it names none. */
function sectionOf(command: string): string {
  return /--only (\S+)/.exec(command)?.[1] ?? [...SECTIONS.keys()][0] ?? '';
}
