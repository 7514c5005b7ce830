import { describe, expect, it } from 'vitest';
import { hang, wrapText } from '../../src/report/wrap.ts';

describe('a text in lines', () => {
  it('is broken between words', () => {
    expect(wrapText('satu dua tiga empat', 9)).toEqual(['satu dua', 'tiga', 'empat']);
  });

  it('has a word that is too long on a line of its own', () => {
    expect(wrapText('a bbbbbbbb c', 4)).toEqual(['a', 'bbbbbbbb', 'c']);
  });

  it('is left as it is where there is no width', () => {
    expect(wrapText('satu  dua '.repeat(50), null)).toEqual(['satu  dua '.repeat(50)]);
  });

  it('keeps the spaces of what a student typed', () => {
    expect(wrapText('a   b', 80)).toEqual(['a   b']);
  });

  it('hangs below the beginning of its first line', () => {
    expect(hang('why: ', 'satu dua tiga empat lima enam', 25)).toEqual([
      'why: satu dua tiga empat',
      '     lima enam',
    ]);
  });
});
