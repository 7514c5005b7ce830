import { describe, expect, it } from 'vitest';
import { hang } from '../../src/report/wrap.ts';

describe('a text behind a label', () => {
  it('hangs below the beginning of its first line', () => {
    expect(hang('why: ', 'satu dua tiga empat lima enam', 25)).toEqual([
      'why: satu dua tiga empat',
      '     lima enam',
    ]);
  });

  it('hangs and is broken by its columns, not its letters', () => {
    expect(hang('順番: ', '順番順番 順番順番 順番順番', 26)).toEqual([
      '順番: 順番順番 順番順番',
      '      順番順番',
    ]);
  });
});
