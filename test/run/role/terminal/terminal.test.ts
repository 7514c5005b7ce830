import { describe, expect, it } from 'vitest';
import { Terminal } from '../../../../src/run/role/terminal/terminal.ts';

/** The rows of a screen after some output, down to the last one that is not blank. */
function screen(...chunks: readonly string[]): readonly string[] {
  const terminal = new Terminal({ scrolled: () => {}, begun: () => {}, printed: () => {} });
  for (const chunk of chunks) terminal.write(chunk);
  const rows = terminal.rows.map(({ text }) => text.trimEnd());
  return rows.slice(0, rows.findLastIndex((text) => text !== '') + 1);
}

describe('a terminal', () => {
  it('overwrites what is there after a carriage return or a backspace', () => {
    expect(screen('satu\rdu')).toEqual(['dutu']);
    expect(screen('satu\b\b\x1b[Ka')).toEqual(['saa']);
  });

  it('erases rows, from the cursor, up to it, or whole', () => {
    expect(screen('abcdef\x1b[4G\x1b[K')).toEqual(['abc']);
    expect(screen('abcdef\x1b[3G\x1b[1K')).toEqual(['   def']);
    expect(screen('abcdef\x1b[2Kx')).toEqual(['      x']);
  });

  it('moves its cursor up, down, and to a place', () => {
    expect(screen('a\nb\x1b[Ac\x1b[2;5Hd')).toEqual(['ac', 'b   d']);
    expect(screen('a\n\n\x1b[2Fb\x1b[2Ec')).toEqual(['b', '', 'c']);
  });

  it('saves and restores the cursor, in both ways', () => {
    expect(screen('ab\x1b7\x1b[5;5Hx\x1b8c')[0]).toBe('abc');
    expect(screen('ab\x1b[s\x1b[5;5Hx\x1b[uc')[0]).toBe('abc');
  });

  it('wraps a full row, but only when there is more to write', () => {
    expect(screen('x'.repeat(80), '\rab')).toEqual([`ab${'x'.repeat(78)}`]);
    expect(screen('x'.repeat(81))).toEqual(['x'.repeat(80), 'x']);
  });

  it('scrolls between margins, and leaves the rest', () => {
    expect(screen('atas\n\n\nbawah\x1b[2;3r\x1b[2;1Ha\nb\nc')).toEqual(['atas', 'b', 'c', 'bawah']);
  });

  it('inserts and deletes rows and characters', () => {
    expect(screen('a\nb\x1b[2;1H\x1b[Lx')).toEqual(['a', 'x', 'b']);
    expect(screen('a\nb\nc\x1b[2;1H\x1b[M')).toEqual(['a', 'c']);
    expect(screen('abcd\x1b[2G\x1b[2P')).toEqual(['ad']);
    expect(screen('abcd\x1b[2G\x1b[2@')).toEqual(['a  bcd']);
  });

  it('shows the alternate screen, and returns to its own', () => {
    expect(screen('satu\x1b[?1049h\x1b[Hmenu\x1b[?1049l dua')).toEqual(['satu dua']);
    expect(screen('satu\x1b[?1049h\x1b[Hmenu')).toEqual(['menu']);
  });

  it('gives East Asian characters and emoji two columns, and accents none', () => {
    expect(screen('順番\x1b[5Gx')).toEqual(['順番x']);
    expect(screen('🙂\x1b[3Gx')).toEqual(['🙂x']);
    expect(screen('e\u0301\x1b[2Gx')).toEqual(['e\u0301x']);
    expect(screen('順\x1b[2Gx')).toEqual([' x']);
  });

  it('reads sequences that are cut anywhere', () => {
    const text = 'a\x1b]0;judul\x1b\\\x1b[2;3Hb\x1b[31mc\x1b(B';
    for (let at = 1; at < text.length; at++)
      expect(screen(text.slice(0, at), text.slice(at))).toEqual(['a', '  bc']);
  });

  it('ignores unknown and endless sequences', () => {
    expect(screen('\x1b[>4;2m\x1b[?2026ha\x1b[5nb\x1bP1$qm\x1b\\c')).toEqual(['abc']);
    expect(screen(`a\x1b]${'x'.repeat(9_000)}`)).toEqual(['a']);
  });
});
