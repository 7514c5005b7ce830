import { describe, expect, it } from 'vitest';
import { isGroup6, parseAddress6, showAddress6 } from '../../src/model/address-6.ts';

const shown = (text: string): string | null => {
  const words = parseAddress6(text);
  return words && showAddress6(words);
};

describe('an address of version 6', () => {
  it.each([
    ['::1', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::', '::'],
    ['ff02::1234', 'ff02::1234'],
    ['FF02:0::1234', 'ff02::1234'],
    ['fd67:696c:6972:616e::5', 'fd67:696c:6972:616e::5'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['1::', '1::'],
  ])('has one text: %s', (text, one) => expect(shown(text)).toBe(one));

  it.each([
    '',
    ':',
    '1:2',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '12345::',
    'g::',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7::8',
  ])('is not "%s"', (text) => expect(shown(text)).toBeNull());

  it('may be a group’s', () => {
    const is = (text: string) => isGroup6(parseAddress6(text) ?? []);
    expect([is('ff02::1234'), is('ff15::1'), is('fe80::1'), is('::ff02')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
