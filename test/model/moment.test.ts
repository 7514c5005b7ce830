import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../src/model/moment.ts';

describe('a point in time', () => {
  for (const [text, iso] of [
    ['2025-11-20T23:59Z', '2025-11-20T23:59:00.000Z'],
    ['2025-11-20 23:59:30 UTC', '2025-11-20T23:59:30.000Z'],
    ['2025-11-20T23:59+07:00', '2025-11-20T16:59:00.000Z'],
    ['2025-11-20 23:59:12.345 -0330', '2025-11-21T03:29:12.000Z'],
  ] as const)
    it(`has its own zone: ${text}`, () => {
      expect(parseMoment(text)?.toISOString()).toBe(iso);
    });

  for (const [text, parts] of [
    ['2025-11-20T23:59', [2025, 10, 20, 23, 59, 0]],
    ['2025-11-20', [2025, 10, 20, 23, 59, 59]],
    ['2025-1-2 3.04', [2025, 0, 2, 3, 4, 0]],
    ['Wednesday, 5 November 2025, 11:59 PM', [2025, 10, 5, 23, 59, 0]],
    ['Wednesday, 5 November 2025, 12:05 AM', [2025, 10, 5, 0, 5, 0]],
    ['Rabu, 5 Agustus 2025, 23:59', [2025, 7, 5, 23, 59, 0]],
    ['Jumat, 5 Des 2025, 7.30', [2025, 11, 5, 7, 30, 0]],
  ] as const)
    it(`is by this machine’s clock where it has none: ${text}`, () => {
      const [year, month, day, hour, minute, second] = parts;
      expect(parseMoment(text)).toEqual(new Date(year, month, day, hour, minute, second));
    });

  for (const text of [
    '',
    '-',
    'kemarin',
    '2025-02-30',
    '2025-13-01',
    '2025-11-20T25:00',
    '5 Foo 2025, 10:00',
    '20/11/2025',
  ])
    it(`is none: "${text}"`, () => {
      expect(parseMoment(text)).toBeNull();
    });
});
