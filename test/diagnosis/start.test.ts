import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { blank } from '../../src/diagnosis/decision.ts';
import { bestStart, runsOfStart } from '../../src/diagnosis/start.ts';
import type { RunTrace, Start } from '../../src/model/trace.ts';
import { chat } from '../support/trace.ts';
import { OF_CLIENTS, OF_SERVER } from './cases.ts';

const LINES: Readonly<Record<Start, string>> = {
  numbered: 'client.py 1 2',
  unnumbered: 'client.py',
  'number-alone': 'client.py 1',
};

/** A run in which one program plays every client, started in some way. */
function played(start: Start, more: Partial<RunTrace['run']> = {}): RunTrace {
  const { run, events } = chat().build();
  const roles = run.roles.map((role) => (role.id === 'server' ? role : { ...role, line: LINES[start] }));
  return { run: { ...run, ...more, start, roles }, events };
}

/** Which of two checks pass when programs are started in each way. */
function best(
  passes: Partial<Record<Start, readonly string[]>>,
  runs = Object.keys(passes).map(asRun),
): Start {
  return bestStart(runs, (some) => {
    const start = some.find(({ run }) => run.start !== undefined)?.run.start ?? 'numbered';
    return [OF_SERVER, OF_CLIENTS].map(
      (check): Decision => ({
        ...blank(check),
        status: passes[start]?.includes(check.id) ? 'pass' : 'fail',
      }),
    );
  });
}

function asRun(start: string): RunTrace {
  return played(start === 'numbered' || start === 'number-alone' ? start : 'unnumbered');
}

describe('a program that plays several roles', () => {
  it('is judged as the guide has it started, where no other way is better', () => {
    expect(best({ numbered: [OF_CLIENTS.id], unnumbered: [OF_CLIENTS.id] })).toBe('numbered');
    expect(best({ numbered: [], unnumbered: [] })).toBe('numbered');
  });

  it('is judged as it does better', () => {
    expect(best({ numbered: [], unnumbered: [OF_CLIENTS.id] })).toBe('unnumbered');
    expect(best({ numbered: [], unnumbered: [], 'number-alone': [OF_CLIENTS.id] })).toBe('number-alone');
  });

  it('is judged in the way in which everything is right', () => {
    const passes = { numbered: [OF_CLIENTS.id], unnumbered: [OF_SERVER.id, OF_CLIENTS.id] };
    expect(best(passes)).toBe('unnumbered');
  });

  it('is not judged in a way that only helps other programs', () => {
    expect(best({ numbered: [OF_CLIENTS.id], unnumbered: [OF_SERVER.id] })).toBe('numbered');
    expect(best({ numbered: [], unnumbered: [OF_SERVER.id] })).toBe('numbered');
  });

  it('is not judged by runs with replaced programs', () => {
    const passes = { numbered: [], unnumbered: [OF_CLIENTS.id] };
    const runs = [played('numbered'), played('unnumbered', { replaced: ['server'] })];
    expect(best(passes, runs)).toBe('numbered');
  });
});

describe('the runs of a start', () => {
  it('are those with it, and those in which it makes no difference', () => {
    const alike = chat().build();
    const [one, other] = [played('numbered'), played('unnumbered')];
    expect(runsOfStart([alike, one, other], 'unnumbered')).toEqual([alike, other]);
  });
});
