import { describe, expect, it } from 'vitest';
import { costMatrix, type Mistake } from '../../../src/authoring/costs/cost-matrix.ts';
import { costText } from '../../../src/authoring/costs/cost-text.ts';

const CHECKS = [
  { id: 'listen.port', points: 20 },
  { id: 'say.sent', points: 30 },
  { id: 'say.shown', points: 50 },
];

/** A mistake for which some checks fail, and others are left out. */
function mistake(name: string, fails: readonly string[], skipped: readonly string[] = []): Mistake {
  const checks = CHECKS.map(({ id, points }) => {
    const status = fails.includes(id)
      ? ('fail' as const)
      : skipped.includes(id)
        ? ('skipped' as const)
        : ('pass' as const);
    return { id, status, score: status === 'pass' ? points : 0, maxScore: points, cause: null, blame: [] };
  });
  return { name, kind: name.split(' ')[0] ?? name, checks };
}

const DEAF = mistake('drop 1', ['say.sent', 'say.shown']);
const MATRIX = costMatrix(CHECKS, [
  mistake('port', ['listen.port'], ['say.sent', 'say.shown']),
  DEAF,
  mistake('drop 2', ['say.shown'], ['say.sent']),
  mistake('right', []),
]);

describe('the cost of mistakes', () => {
  it('is all points that are lost, the highest first, and 0 for what costs nothing', () => {
    expect(MATRIX.mistakes.map(({ name, lost }) => [name, lost])).toEqual([
      ['port', 100],
      ['drop 1', 80],
      ['drop 2', 80],
    ]);
    expect(MATRIX.mistakes[0]).toMatchObject({ fails: ['listen.port'], without: ['say.sent', 'say.shown'] });
  });

  it('says for how many mistakes a check fails, and for how many no other one does', () => {
    expect(MATRIX.checks).toEqual([
      { id: 'listen.port', points: 20, fails: 1, alone: 1 },
      { id: 'say.sent', points: 30, fails: 1, alone: 0 },
      { id: 'say.shown', points: 50, fails: 2, alone: 1 },
    ]);
  });

  it('names checks that never fail alone, and two that always fail together', () => {
    expect(MATRIX.neverAlone).toEqual(['say.sent']);
    expect(MATRIX.together).toEqual([{ ids: ['say.sent', 'say.shown'], times: 3 }]);
  });

  it('ignores two that failed together only once', () => {
    expect(costMatrix(CHECKS, [DEAF]).together).toEqual([]);
  });

  it('leaves out what this machine cannot check', () => {
    const checks = DEAF.checks.map((check) => ({ ...check, leftOut: true as const }));
    expect(costMatrix(CHECKS, [{ ...DEAF, checks }]).mistakes).toEqual([]);
  });

  it('is shown with a line for each check, and one for all mistakes of a kind', () => {
    expect(costText(MATRIX, String)).toEqual([
      'check        points  fails  alone',
      'listen.port      20      1      1',
      'say.sent         30      1      0',
      'say.shown        50      2      1',
      '',
      'say.sent never decides alone: whatever fails it fails another check too',
      'say.sent and say.shown are always lost together (3 times)',
      '',
      'a mistake costs',
      '     100  port',
      '      80  drop (2)',
    ]);
  });
});
