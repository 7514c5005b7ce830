import { describe, expect, it } from 'vitest';
import { legible } from '../../src/diagram/legible.ts';

describe('text of a student’s program', () => {
  for (const [name, text, shown] of [
    ['an escape sequence', '\x1b[2J', '␛[2J'],
    ['a line end', 'a\nb', 'a⏎b'],
    ['a line separator', 'a\u2028b', 'a⏎b'],
    ['a bell, a null and a delete', '\x07\x00\x7f', '␇␀␡'],
    ['a C1 control', '\x9b31m', '\ufffd31m'],
    ['a turn of the writing’s direction', 'a\u202eb\u2066c\u061c', 'a\ufffdb\ufffdc\ufffd'],
    ['a byte order mark', '\ufeffhalo', '\ufffdhalo'],
    ['an invisible space', 'ha\u200blo', 'ha\ufffdlo'],
    ['half a letter', '\ud83d!', '\ufffd!'],
    ['an invisible tag', 'a\u{e0041}b', 'a\ufffdb'],
  ] as const)
    it(`is made visible: ${name}`, () => {
      expect(legible(text)).toBe(shown);
    });

  it('keeps letters of any script, and their joiners', () => {
    const text = '順番 🙂 ꦱꦸ 👩‍👩‍👧 é привет';
    expect(legible(text)).toBe(text);
  });

  it('does not pile accents over the lines above', () => {
    expect(legible(`a${'\u0301'.repeat(500)}b`)).toBe(`a${'\u0301'.repeat(8)}\ufffdb`);
  });

  it('is never cut', () => {
    expect(legible('x'.repeat(300_000))).toHaveLength(300_000);
  });
});
