import { describe, expect, it } from 'vitest';
import { settleAttempts } from '../../../src/batch/job/settle-attempts.ts';
import { check, documentOf, FAILED } from '../records.ts';

const right = documentOf(check());
const wrong = documentOf(check(FAILED));

describe('several checks of one submission', () => {
  it('are the first where all came out the same', () => {
    expect(settleAttempts(right, [documentOf(check({ evidence: [7] })), right], 'en')).toEqual({
      document: right,
      unstable: [],
    });
    expect(settleAttempts(wrong, [wrong], 'en').document).toBe(wrong);
  });

  it('withhold the score where one came out differently, and say how often', () => {
    const { document, unstable } = settleAttempts(right, [wrong, right], 'en');
    expect(unstable).toEqual(['talk.shown']);
    expect(document).toMatchObject({ verdict: 'inconclusive', score: null });
    expect(document.checks[0]).toMatchObject({ status: 'inconclusive', score: 0, cause: null, blame: [] });
    expect(document.checks[0]?.message).toContain('2 × pass and 1 × fail not-printed (server)');
  });

  it('are unstable where only the blame differs', () => {
    const other = documentOf(check({ ...FAILED, blame: ['client'] }));
    expect(settleAttempts(wrong, [other], 'en').unstable).toEqual(['talk.shown']);
  });
});
