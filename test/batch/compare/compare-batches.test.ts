import { describe, expect, it } from 'vitest';
import type { CacheKey } from '../../../src/batch/cache-key/cache-key.ts';
import { type Comparison, compareBatches } from '../../../src/batch/compare/compare-batches.ts';
import type { StudentResult } from '../../../src/model/batch.ts';
import { check, failed, graded, override, student, ungraded } from '../../gradebook/results.ts';
import { unknownCause } from '../../support/causes.ts';

const BASIS: CacheKey = {
  digest: 'd',
  lab: 'l',
  scenes: 's',
  tool: '1',
  seeds: [1],
  map: { server: 'a.py', client: 'b.py' },
  substitution: 'needed',
  isolation: 'sandbox',
};

function compared(
  old: readonly StudentResult[],
  now: readonly StudentResult[],
  basis: Partial<CacheKey> = {},
): Comparison {
  return compareBatches(
    { results: old, cacheKeyOf: () => BASIS },
    { results: now, cacheKeyOf: () => ({ ...BASIS, ...basis }) },
  );
}

const ANI = student('ani');
const RIGHT = graded(ANI, [check('a.b'), check('c.d')]);
const WRONG = graded(ANI, [
  check('a.b'),
  failed('c.d', { cause: 'wrong-order', blame: ['server', 'client1'] }),
]);

describe('two batches compared', () => {
  it('have a mark that moved, the check that moved it, and the cause that went', () => {
    const { changes, causes } = compared([WRONG], [RIGHT], { digest: 'e', seeds: [2] });
    expect(changes).toMatchObject([
      {
        moved: true,
        old: { score: 50, maxScore: 100 },
        now: { score: 100, maxScore: 100 },
        checks: [
          {
            id: 'c.d',
            old: {
              ...{ status: 'fail', cause: 'wrong-order', message: 'server crashed' },
              blame: ['client1', 'server'],
            },
            now: { status: 'pass' },
          },
        ],
        came: [],
        went: ['wrong-order'],
        because: ['files'],
      },
    ]);
    expect(causes).toEqual([{ cause: 'wrong-order', example: 'server crashed', came: 0, went: 1 }]);
  });

  it('have results with the same mark for another reason', () => {
    const other = graded(ANI, [
      check('a.b'),
      failed('c.d', { cause: 'crash', blame: ['client1', 'server'] }),
    ]);
    const { changes, causes, same } = compared([WRONG], [other]);
    expect(changes).toMatchObject([{ moved: false, came: ['crash'], went: ['wrong-order'], because: [] }]);
    expect([same, causes.length]).toEqual([0, 2]);
  });

  it('keep the cause that another version gave', () => {
    const odd = graded(ANI, [check('a.b'), failed('c.d', { cause: unknownCause('no-more-there') })]);
    const { changes, causes } = compared([odd], [RIGHT]);
    expect(changes).toMatchObject([{ moved: true, came: [], went: ['no-more-there'] }]);
    expect(causes).toMatchObject([{ cause: 'no-more-there', came: 0, went: 1 }]);
  });

  it('are the same where nothing but the order of names is another', () => {
    const turned = graded(ANI, [
      check('a.b'),
      failed('c.d', { cause: 'wrong-order', blame: ['client1', 'server'] }),
    ]);
    expect(compared([WRONG], [turned])).toMatchObject({ changes: [], same: 1 });
  });

  it('are the same where a message quotes other texts', () => {
    const crashedAt = (text: string): StudentResult =>
      graded(ANI, [failed('c.d', { cause: 'crash', message: `server crashed at "${text}"` })]);
    expect(compared([crashedAt('a7')], [crashedAt('b9')])).toMatchObject({ changes: [], same: 1 });
  });

  for (const [basis, because] of [
    [{ tool: '2' }, ['tool']],
    [{ lab: 'm' }, ['lab']],
    [{ lab: 'm', scenes: 't' }, ['scenes']],
    [{ map: { client: 'b.py', server: 'a.py' } }, []],
    [{ map: {} }, ['map']],
    [{ seeds: [3] }, ['seed']],
    [{ digest: 'x', seeds: [3], folder: 'v2' }, ['files']],
    [{ folder: 'v2' }, ['version']],
    [{ substitution: 'none', tool: '2' }, ['tool', 'options']],
  ] as const)
    it(`say why: ${JSON.stringify(basis)}`, () => {
      expect(compared([WRONG], [RIGHT], basis).changes[0]?.because).toEqual(because);
    });

  it('report a mark that a person has set, and one that has come or gone', () => {
    const set = { ...RIGHT, override: override(70) };
    expect(compared([RIGHT], [set]).changes).toMatchObject([
      { old: { score: 100 }, now: { score: 70 }, because: ['person'], checks: [] },
    ]);
    expect(compared([ungraded(ANI)], [RIGHT]).changes).toMatchObject([
      { old: { score: null }, now: { score: 100 }, moved: true },
    ]);
  });

  it('name those that are in one batch only, by student and lab', () => {
    const other = graded(ANI, [check('a.b')], { lab: 'z' });
    const { onlyOld, onlyNow, same } = compared([RIGHT, graded(student('budi'))], [RIGHT, other]);
    expect([onlyOld.map(({ student: { key } }) => key), onlyNow.map(({ lab }) => lab), same]).toEqual([
      ['budi'],
      ['z'],
      1,
    ]);
  });
});
