import { describe, expect, it } from 'vitest';
import {
  parseSheetNumber,
  showSheetNumber,
  usesDecimalComma,
} from '../../../src/gradebook/sheet/sheet-number.ts';

describe('a number in a sheet', () => {
  for (const [text, value] of [
    ['100', 100],
    [' 100.00 ', 100],
    ['100,00', 100],
    ['7.5', 7.5],
    ['7,5', 7.5],
    ['1.000,50', 1000.5],
    ['1,000.50', 1000.5],
    ['-1', -1],
    ['', null],
    ['-', null],
    ['.', null],
    ['EX', null],
    ['12 July', null],
  ] as const)
    it(`is read as the LMS writes it: ${JSON.stringify(text)}`, () => {
      expect(parseSheetNumber(text)).toBe(value);
    });

  it('is written with a comma where the sheet’s others are', () => {
    expect(usesDecimalComma(['Nilai', '100,00', ''])).toBe(true);
    expect(usesDecimalComma(['Grade', '100.00', '7'])).toBe(false);
    expect(usesDecimalComma(['Points Possible', '', 'a, b'])).toBe(false);
    expect([showSheetNumber(7.5, true), showSheetNumber(7.5, false), showSheetNumber(70, true)]).toEqual([
      '7,5',
      '7.5',
      '70',
    ]);
  });
});
