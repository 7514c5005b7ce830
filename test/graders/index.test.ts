import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import type { Check } from '../../src/model/lab.ts';
import { chat } from '../support/trace.ts';

const CHECK: Check = {
  id: 'a.b',
  step: 'a',
  title: { en: '', id: '' },
  points: 1,
  grader: 'thrower',
  params: {},
  subjects: [],
  scenarios: [],
  needs: [],
  hints: [],
};

describe('a grader', () => {
  it('that throws is inconclusive, and fails no one', () => {
    const thrower = {
      params: {},
      grade: () => {
        throw new Error('sudah rusak');
      },
    };
    expect(judge(CHECK, chat().build(), { thrower })).toMatchObject({
      status: 'inconclusive',
      message: { params: { grader: 'thrower', reason: 'sudah rusak' } },
    });
  });

  it('that does not exist is inconclusive', () => {
    expect(judge(CHECK, chat().build(), {}).status).toBe('inconclusive');
  });

  for (const [id, grader] of Object.entries(graders))
    it(`gives the same verdict for the same trace: ${id}`, () => {
      const params = Object.fromEntries(
        Object.entries(grader.params).map(([name, kind]) => [name, kind === 'role' ? 'server' : ['server']]),
      );
      const trace = chat().say('server', 'halo').prints('client1', 'halo').build();
      const frozen = JSON.stringify(trace);
      const verdict = grader.grade(trace, { params, subjects: [] });
      expect(grader.grade(trace, { params, subjects: [] })).toEqual(verdict);
      expect(JSON.stringify(trace)).toBe(frozen);
    });

  it('fails no one in a run that ended at once', () => {
    const trace = chat(0).build();
    for (const grader of Object.values(graders)) {
      const params = Object.fromEntries(
        Object.entries(grader.params).map(([name, kind]) => [
          name,
          kind === 'role' ? 'client1' : ['client1'],
        ]),
      );
      const open = grader.onWire ? 'left-out' : 'inconclusive';
      expect(grader.grade(trace, { params, subjects: [] }).status).toBe(open);
    }
  });
});
