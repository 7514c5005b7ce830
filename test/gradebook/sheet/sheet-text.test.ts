import { describe, expect, it } from 'vitest';
import { decodeSheet, encodeSheet } from '../../../src/gradebook/sheet/encoding.ts';
import { type Changes, cellText, readSheet, writeSheet } from '../../../src/gradebook/sheet/sheet-text.ts';
import { expectRefusal } from './worksheets.ts';

const NOTHING: Changes = new Map();
const at = (line: number, column: number, text: string): Changes =>
  new Map([[line, new Map([[column, text]])]]);
const change = (text: string, changes: Changes): string => writeSheet(readSheet(text), changes);

const SHEETS = {
  'commas and LF': 'a,b,c\n1,2,3\n',
  'semicolons and CRLF': 'a;b;c\r\n1;2,5;3\r\n',
  'tabs, and no end of the last line': 'a\tb\n1\t2',
  'a byte-order mark': '\ufeffa,b\n1,2\n',
  'everything quoted': '"a","b"\n"1",""\n',
  'quotes, delimiters and lines in a cell': 'a,b\r\n"x ""y"", z\nw\r\nv",2\r\n',
  'lines of different lengths, and empty ones': 'a,b,c\n1\n\n,,,,\n\n',
  'mixed line ends': 'a,b\r\n1,2\n3,4\r5,6',
  'white space around values': 'a, b \n  1,\t2\n',
  'a quoted heading with delimiters': '"a;;;;b",c\n1,2\n',
  'letters of any script': '順番,ꦱꦸ\n🙂,é\n',
};

describe('a sheet', () => {
  for (const [name, text] of Object.entries(SHEETS)) {
    it(`is put together again byte for byte: ${name}`, () => {
      expect(change(text, NOTHING)).toBe(text);
    });

    it(`has nothing but one cell changed: ${name}`, () => {
      const changed = change(text, at(1, 1, '70'));
      const read = readSheet(changed);
      expect(cellText(read, 1, 1)).toBe('70');
      const before = readSheet(text);
      expect(read.lines.map(({ end }) => end)).toEqual(before.lines.map(({ end }) => end));
      for (const [line, { cells }] of before.lines.entries())
        for (const [column, cell] of cells.entries())
          if (line !== 1 || column !== 1) expect(read.lines[line]?.cells[column]).toBe(cell);
    });
  }

  it('keeps a cell’s quotes, and sets them where they are needed', () => {
    expect(change('a,b\n"1","2"\n', at(1, 1, '70'))).toBe('a,b\n"1","70"\n');
    expect(change('a,b\n1,2\n', at(1, 1, '7,5'))).toBe('a,b\n1,"7,5"\n');
    expect(change('a;b\n1;2\n', at(1, 1, '7,5'))).toBe('a;b\n1;7,5\n');
    expect(change('a,b\n1,2\n', at(1, 0, 'x "y"'))).toBe('a,b\n"x ""y""",2\n');
  });

  it('adds missing cells to a line that is too short', () => {
    expect(change('a,b,c\n1\n', at(1, 2, '70'))).toBe('a,b,c\n1,,70\n');
  });

  for (const [name, text, id] of [
    ['an empty file', '\ufeff \r\n', 'marks.sheet-empty'],
    ['a quote that is never closed', 'a,b\n"1,2\n', 'marks.sheet-broken'],
    ['a quote in the middle of a cell', 'a,b\nx"1",2\n', 'marks.sheet-broken'],
    ['something behind a closing quote', 'a,b\n"1"x,2\n', 'marks.sheet-broken'],
  ] as const)
    it(`is refused with a reason: ${name}`, () => {
      expectRefusal(() => readSheet(text), id);
    });
});

describe('a sheet’s bytes', () => {
  const utf16 = Buffer.from('\ufeffa\tb\r\né\t🙂\r\n', 'utf16le');
  for (const [name, bytes] of [
    ['utf-8', Buffer.from('a,b\né,🙂\n')],
    ['utf-8', Buffer.from('\ufeffa,b\n')],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
  ] as const)
    it(`come back as they were: ${name}`, () => {
      const decoded = decodeSheet(bytes);
      expect(decoded.encoding).toBe(name);
      expect(Buffer.from(encodeSheet(decoded)).equals(bytes)).toBe(true);
    });

  for (const [name, bytes] of [
    ['an older encoding', Buffer.from('a,b\nJos\xe9,1\n', 'latin1')],
    ['no text at all', Buffer.from('PK\x03\x04\0\0\0')],
  ] as const)
    it(`are refused with a reason: ${name}`, () => {
      expectRefusal(() => decodeSheet(bytes), 'marks.sheet-encoding');
    });
});
