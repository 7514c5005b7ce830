import { describe, expect, it } from 'vitest';
import { firstNames } from '../../src/model/first-names.ts';

describe('of many names', () => {
  it('the first few are listed, and that there are more', () => {
    expect(firstNames(['a', 'b', 'c'], 2)).toEqual(['a', 'b', '…']);
  });

  it('all are listed where there are no more than that', () => {
    expect(firstNames(['a', 'b'], 2)).toEqual(['a', 'b']);
    expect(firstNames([...'0123456789'])).toHaveLength(10);
    expect(firstNames([...'0123456789a'])).toEqual([...'0123456789', '…']);
  });
});
