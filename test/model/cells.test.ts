import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { cellsOf, cutTo, pad, wrapAndCut, wrapText } from '../../src/model/cells.ts';
import { needs } from '../support/tools.ts';

describe('the columns of a text', () => {
  for (const [text, cells] of [
    ['', 0],
    ['halo', 4],
    ['順番', 4],
    ['안녕', 4],
    ['ｗｉｄｅ', 8],
    ['привет', 6],
    ['ꦱꦸꦒꦼꦁ', 2],
    ['🚀', 2],
    ['👩‍👩‍👧', 2],
    ['❤️', 2],
    ['🇮🇩', 2],
    ['e\u0301', 1],
    ['a\u200db', 2],
  ] as const)
    it(`${JSON.stringify(text)}: ${cells}`, () => {
      expect(cellsOf(text)).toBe(cells);
    });

  needs('python3').it('are those of Unicode’s own table, as Python has it', async () => {
    const { stdout } = await execa('python3', ['-c', EDGES]);
    const edges = stdout.split('\n').map((line) => line.split(' ').map(Number));
    const wrong = edges.filter(([code = 0, cells]) => cellsOf(String.fromCodePoint(code)) !== cells);
    expect(edges.length).toBeGreaterThan(200);
    expect(wrong.map(([code = 0]) => code.toString(16))).toEqual([]);
  });
});

/** Where the East Asian Width changes: the characters on either side, with the columns that they take. */
const EDGES = `
import unicodedata as u
last = None
for c in range(0x20, 0x110000):
    # Two letters of a flag are one picture.
    if 0x1F1E6 <= c <= 0x1F1FF or u.category(chr(c)) in ('Cn', 'Co', 'Cs', 'Cc', 'Cf', 'Mn', 'Me'): continue
    cells = 2 if u.east_asian_width(chr(c)) in 'WF' else 1
    if last is None or last[1] != cells:
        if last: print(*last)
        print(c, cells)
    last = (c, cells)
print(*last)
`;

describe('a text that is cut', () => {
  for (const [text, cells, cut] of [
    ['halo', 4, 'halo'],
    ['halo semua', 6, 'halo …'],
    ['順番順番', 5, '順番…'],
    ['順番順番', 6, '順番…'],
    ['halo', 0, ''],
    ['👩‍👩‍👧👩‍👩‍👧', 3, '👩‍👩‍👧…'],
  ] as const)
    it(`${text} to ${cells} is ${cut}`, () => {
      expect(cutTo(text, cells)).toBe(cut);
    });

  it('is not read to its end if it is long', () => {
    expect(cutTo('x'.repeat(10_000_000), 5)).toBe('xxxx…');
  });
});

describe('a text in lines', () => {
  it('is padded by its columns, not its letters', () => {
    expect(`${pad('順', 4)}|`).toBe('順  |');
  });

  it('is broken between words', () => {
    expect(wrapText('satu dua tiga empat', 9)).toEqual(['satu dua', 'tiga', 'empat']);
  });

  it('has a word that is too long on a separate line', () => {
    expect(wrapText('a bbbbbbbb c', 4)).toEqual(['a', 'bbbbbbbb', 'c']);
  });

  it('is left as it is where there is no width', () => {
    expect(wrapText('satu  dua '.repeat(50), null)).toEqual(['satu  dua '.repeat(50)]);
  });

  it('keeps spaces that a student typed', () => {
    expect(wrapText('a   b', 80)).toEqual(['a   b']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapAndCut('a bbbbbbbbbb c', 5)).toEqual(['a', 'bbbb…', 'c']);
  });

  it('is one empty line where it is empty', () => {
    expect(wrapAndCut('', 5)).toEqual(['']);
  });
});
