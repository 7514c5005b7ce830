import { describe, expect, it } from 'vitest';
import { namesOfKind, screenWordsOf } from '../../src/model/role-words.ts';

describe('words for roles', () => {
  it('are those of both languages, the lab’s own first', () => {
    expect(namesOfKind('server')).toEqual(['server', 'peladen', 'pelayan']);
    expect(namesOfKind('receiver')).toEqual(['receiver', 'penerima']);
  });

  it('are only the lab’s for a kind that other labs do not have', () => {
    expect(namesOfKind('broker')).toEqual(['broker']);
  });

  it('are on a screen all words for file names, and more', () => {
    for (const kind of ['server', 'client', 'sender', 'receiver'])
      expect(screenWordsOf(kind)).toEqual(expect.arrayContaining([...namesOfKind(kind)]));
    expect(screenWordsOf('server')).toContain('admin');
  });
});
