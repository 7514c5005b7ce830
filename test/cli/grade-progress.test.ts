import { describe, expect, it } from 'vitest';
import { type Progress, progressParts } from '../../src/cli/grade-progress.ts';

/** The values of each part, by the last word of its id. */
function told(progress: Partial<Progress>): Readonly<Record<string, unknown>> {
  const parts = progressParts({ done: 0, total: 30, finished: 0, failures: 0, seconds: 10, ...progress });
  return Object.fromEntries(parts.map(({ id, params }) => [id.replace('grade.', ''), params]));
}

describe('the progress of a batch', () => {
  it('is only a count as long as nothing is finished', () => {
    expect(told({ done: 12 })).toEqual({ progress: { done: 12, total: 30 } });
  });

  it('has a rate and the time left once something is finished', () => {
    expect(told({ done: 15, finished: 3 })).toEqual({
      progress: { done: 15, total: 30 },
      'progress-rate': { rate: '18' },
      'progress-left': { left: '0:50' },
    });
  });

  it('counts failures once there is one', () => {
    expect(told({ done: 3, finished: 3, failures: 1 })).toMatchObject({ 'progress-failures': { count: 1 } });
  });
});
