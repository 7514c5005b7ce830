import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { blank } from '../../src/diagnosis/decision.ts';
import type { Mark } from '../../src/diagnosis/mark.ts';
import { bestStart, mayBeBest, runsOfStart } from '../../src/diagnosis/start.ts';
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

describe('a way to start programs that has not been played to its end', () => {
  const POINTS = OF_CLIENTS.points;

  /** Whether a way may be the best where it comes to so much at most, and the first way comes to the checks that hold. */
  function mayBe(start: Start, holds: readonly string[], most: Mark, now: Start = 'numbered'): boolean {
    const other = start === 'numbered' ? 'unnumbered' : start;
    return mayBeBest(start, now, [played('numbered'), played(other)], {
      decide: (runs) =>
        [OF_SERVER, OF_CLIENTS].map((check) => ({
          ...blank(check),
          status: runs.some(({ run }) => run.start === now) && holds.includes(check.id) ? 'pass' : 'fail',
        })),
      best: (runs, roles) => {
        expect(runs.map(({ run }) => run.start)).toEqual([start]);
        expect(roles).toEqual(['client1', 'client2']);
        return most;
      },
    });
  }

  it('may be the best where it may still come to more points, or be right', () => {
    expect(mayBe('unnumbered', [], { isRight: false, points: POINTS })).toBe(true);
    expect(mayBe('unnumbered', [OF_CLIENTS.id], { isRight: true, points: POINTS })).toBe(true);
  });

  it('is not the best where it comes to the guide’s points at most', () => {
    expect(mayBe('unnumbered', [OF_CLIENTS.id], { isRight: false, points: POINTS })).toBe(false);
    expect(mayBe('unnumbered', [], { isRight: false, points: 0 })).toBe(false);
  });

  it('is the best where the guide has it so, and it may come to as many points', () => {
    const most = { isRight: false, points: POINTS };
    expect(mayBe('numbered', [OF_CLIENTS.id], most, 'unnumbered')).toBe(true);
    expect(mayBe('numbered', [OF_CLIENTS.id], { isRight: false, points: 0 }, 'unnumbered')).toBe(false);
  });

  it('may be the best where it is so far', () => {
    expect(mayBe('unnumbered', [OF_CLIENTS.id], { isRight: false, points: 0 }, 'unnumbered')).toBe(true);
  });
});

describe('the runs of a start', () => {
  it('are those with it, and those in which it makes no difference', () => {
    const alike = chat().build();
    const [one, other] = [played('numbered'), played('unnumbered')];
    expect(runsOfStart([alike, one, other], 'unnumbered')).toEqual([alike, other]);
  });
});
