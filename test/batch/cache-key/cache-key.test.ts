import { describe, expect, it } from 'vitest';
import { changeOf, fingerprint } from '../../../src/batch/cache-key/cache-key.ts';
import { resultRecord } from '../records.ts';

const { basis } = resultRecord('ani');

describe('what a result depends on', () => {
  it('is unchanged in another order', () => {
    const map = { server: 'a.py', client: 'b.py' };
    const turned = { client: 'b.py', server: 'a.py' };
    expect(changeOf({ ...basis, map }, { ...basis, map: turned })).toBeNull();
  });

  for (const [change, reason] of [
    [{ digest: 'e' }, 'submission'],
    [{ lab: 'm' }, 'lab'],
    [{ tool: '2' }, 'tool'],
    [{ substitution: 'none' }, 'options'],
    [{ isolation: 'none' }, 'options'],
    [{ seeds: [1, 2] }, 'options'],
    [{ map: { server: 'a.py' } }, 'options'],
  ] as const)
    it(`has changed with ${JSON.stringify(change)}, and so has its mark`, () => {
      expect(changeOf(basis, { ...basis, ...change })).toBe(reason);
      expect(fingerprint({ ...basis, ...change })).not.toBe(fingerprint(basis));
    });
});
