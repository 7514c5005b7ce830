import { describe, expect, it } from 'vitest';
import { inertCell } from '../../src/gradebook/inert-cell.ts';
import { HOSTILE } from './hostile.ts';

/** Whether a spreadsheet that splits the cell there finds a formula, even behind quotes and invisible characters. */
const beginsFormula = (text: string, splitAt: RegExp): boolean =>
  text
    .split(splitAt)
    .map((part) => part.normalize('NFKC').replace(/^[\s\p{Cf}"]+/u, ''))
    .some((part) => /^[=+\-@\u2212]/.test(part));

describe('a cell', () => {
  for (const text of HOSTILE)
    it(`begins no formula with ${JSON.stringify(text)}`, () => {
      const cell = inertCell(text);
      expect(beginsFormula(cell, /[;\t\r\n]/)).toBe(false);
      expect(cell).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
    });

  it('begins no formula, whatever is before the sign', () => {
    const before = ['', ' ', '\t', '\r', '\n', '"', "'", '\u3000', '\u200b', '\u201c', '\u00ab', '\x00'];
    const formulas = [
      '=',
      '+',
      '-',
      '@',
      '\uff1d',
      '\uff0b',
      '\uff0d',
      '\uff20',
      '\ufe66',
      '\u207a',
      '\u2212',
    ];
    const cells = before.flatMap((one) =>
      before.flatMap((other) => formulas.map((formula) => inertCell(`${one}${other}${formula}1`))),
    );
    expect(cells.filter((cell) => !cell.startsWith("'"))).toEqual([]);
  });

  it('is made harmless for the spreadsheets that use another delimiter too', () => {
    expect(inertCell('a;=1', ',')).toBe("a;'=1");
    expect(inertCell('a,=1', ';')).toBe("a,'=1");
    expect(inertCell('a;"=1,=1', '\t')).toBe("a;'\"=1,'=1");
  });

  for (const text of [
    'Siti Nur-Aini',
    "O'Brien",
    'a, -5',
    '50%',
    'crash wrong-order',
    '',
    'budi@kampus.example',
  ])
    it(`stays as it is where it is harmless: ${text}`, () => {
      expect(inertCell(text)).toBe(text);
    });
});
