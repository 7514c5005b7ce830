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
    expect(document.checks[0]?.message).toBe(
      `not the same every time: 2 × holds and 1 × does not hold: ${FAILED.message} (server)`,
    );
  });

  it('say in words and in the language of the reader why, and show no cause’s id', () => {
    const [settled] = settleAttempts(right, [wrong], 'id').document.checks;
    expect(settled?.message).toContain(FAILED.message);
    expect(settled?.message).not.toContain('not-printed');
    expect(settled?.message).not.toContain('holds');
  });

  it('are unstable where only the blame differs', () => {
    const other = documentOf(check({ ...FAILED, blame: ['client'] }));
    expect(settleAttempts(wrong, [other], 'en').unstable).toEqual(['talk.shown']);
  });
});
