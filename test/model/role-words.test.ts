import { describe, expect, it } from 'vitest';
import { namesOfKind, screenWordsOf } from '../../src/model/role-words.ts';

describe('words for roles', () => {
  it('are those of both languages, the lab’s own first', () => {
    expect(namesOfKind('server')).toEqual(['server', 'peladen', 'pelayan']);
    expect(namesOfKind('receiver')).toEqual(['receiver', 'penerima']);
  });

  it('are the lab’s alone for a kind that nobody else has', () => {
    expect(namesOfKind('broker')).toEqual(['broker']);
  });

  it('are on a screen all that files are named by, and more', () => {
    for (const kind of ['server', 'client', 'sender', 'receiver'])
      expect(screenWordsOf(kind)).toEqual(expect.arrayContaining([...namesOfKind(kind)]));
    expect(screenWordsOf('server')).toContain('admin');
  });
});
