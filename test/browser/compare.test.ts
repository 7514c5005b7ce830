import { describe, expect } from 'vitest';
import { type ComparePageOptions, comparePage } from '../../src/pages/compare/compare-page.ts';
import { HOSTILE } from '../gradebook/hostile.ts';
import { needs } from '../support/tools.ts';
import { browserForTests } from './browser.ts';

const { it } = needs('chromium');
const open = browserForTests();

const MOVED: ComparePageOptions = {
  language: 'en',
  names: ['minggu-1', 'minggu-2'],
  causes: [
    { cause: 'crash', example: 'server crashed', came: 2, went: 1 },
    { cause: 'not-heard', example: '', came: 0, went: 3 },
  ],
  summary: ['2 marks have moved, 1 result has other reasons for the same mark, 40 are the same.'],
  rows: [
    {
      ...{ name: 'Ani Wijaya', id: '5025211001', lab: 'turn-chat', old: '50/100', now: '100/100', way: 'up' },
      ...{ because: 'other files', came: [], went: ['not-heard'] },
      checks: [{ id: 'relay.passed', old: 'fail 0/10 (not-heard, server)', now: 'pass 10/10' }],
    },
    {
      ...{
        name: 'Budi',
        id: '5025211002',
        lab: 'multicast-chat',
        old: '100/100',
        now: '20/100',
        way: 'down',
      },
      ...{ because: 'another seed, the lab has changed', came: ['crash'], went: [] },
      checks: Array.from({ length: 9 }, (_, index) => ({
        id: `a-long-name-of-a-check.number-${index}`,
        old: 'pass 10/10',
        now: 'fail 0/10 (crash, receiver1 and receiver2)',
      })),
    },
  ],
};

describe('the page of a comparison', () => {
  it('makes no request, logs no error, and shows marks and causes that changed', async () => {
    const { page, asked, complaints } = await open(comparePage(MOVED));
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('From minggu-1 to minggu-2');
    expect(await page.getByRole('rowheader', { name: 'Ani Wijaya' }).isVisible()).toBe(true);
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      ...['Cause', 'Came for', 'Went for', 'Student', 'Mark', 'Why', 'Causes', 'Checks'],
    ]);
    const color = (mark: string) =>
      page
        .getByRole('cell', { name: mark })
        .evaluate((cell) => cell.ownerDocument.defaultView?.getComputedStyle(cell).color);
    expect(await color('50/100 → 100/100')).not.toBe(await color('100/100 → 20/100'));
  });

  for (const width of [320, 768, 1280])
    it(`is never wider than a screen of ${width}`, async () => {
      const { page } = await open(comparePage(MOVED), { viewport: { width, height: 800 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`can be read where the screen is ${colorScheme}`, async () => {
      const { page } = await open(comparePage(MOVED), { colorScheme });
      const body = (what: string) => page.evaluate<string>(`getComputedStyle(document.body).${what}`);
      const [text, ground] = [await body('color'), await body('backgroundColor')];
      const light = (rgb = '') => (rgb.match(/\d+/g) ?? []).reduce((sum, part) => sum + Number(part), 0);
      expect(light(text) > light(ground)).toBe(colorScheme === 'dark');
    });

  it('shows hostile text, and runs none of it', async () => {
    const rows = HOSTILE.map((text) => ({
      ...({ name: text, id: text, lab: text, old: text, now: text, way: 'other', because: text } as const),
      ...{ came: [text], went: [text], checks: [{ id: text, old: text, now: text }] },
    }));
    const { page, asked, complaints } = await open(comparePage({ ...MOVED, rows, summary: HOSTILE }));
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
    expect(await page.locator('script, img, a').count()).toBe(0);
    expect(await page.getByRole('rowheader').count()).toBe(MOVED.causes.length + HOSTILE.length);
  });
});
