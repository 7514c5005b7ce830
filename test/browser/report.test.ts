import { describe, expect, it } from 'vitest';
import { block } from '../../src/student/report/markdown.ts';
import { reportPage } from '../../src/student/report/page.ts';
import { marked } from '../../src/student/report/sections.ts';
import { titlePage } from '../../src/student/report/title-page.ts';
import { needs } from '../support/tools.ts';
import { browserForTests } from './browser.ts';
import { type PrintedPage, printedPages } from './printed.ts';

const open = browserForTests();

/** Letters of headings, in pixels: 20, 16, 13 and 11.5 points; text has 11. */
const LEAST_HEADING = 15;
const TITLE_PAGE = marked(titlePage({ name: 'Sari' }, 'Laporan praktikum', 'id'));

/** A report of many parts whose lengths differ by one line each, so that every place comes to a page's end. */
function longReport(): string {
  const parts = Array.from({ length: 45 }, (_, part) => [
    `### Part ${part}`,
    '',
    ...(part % 3 === 0 ? ['Two lines that say what comes now, '.repeat(4), ''] : []),
    `#### program-${part}.ts`,
    '',
    block(
      Array.from(
        { length: 3 + part },
        (_, line) => `${line + 1} │ ${'const x = 1; '.repeat(line % 5 === 0 ? 14 : 3)}`,
      ),
      2000,
      String,
    ),
    '',
    '| Check | Result |',
    '|---|---|',
    ...Array.from(
      { length: 1 + (part % 7) },
      (_, row) => `| ${'what is checked '.repeat(9)}${row} | right |`,
    ),
    '',
  ]).flat();
  return `${TITLE_PAGE}\n\n${marked({ key: 'chat/listings', text: parts.join('\n') })}\n`;
}

async function printed(report: string): Promise<readonly PrintedPage[]> {
  const { page, asked, complaints } = await open(reportPage({ report, title: 'Laporan', language: 'id' }));
  const pages = printedPages(await page.pdf({ preferCSSPageSize: true }));
  expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  return pages;
}

needs('chromium').describe('the report, printed on A4', () => {
  it('has a title page by itself', async () => {
    const pages = await printed(`${TITLE_PAGE}\n\n## Lab\n\nText.\n`);
    expect(pages).toHaveLength(2);
    expect(pages[0]?.lines.some(({ size }) => size > 26)).toBe(true);
    expect(pages[1]?.lines).toHaveLength(2);
    // A4 without margins of 20 mm.
    expect(pages[0]?.height).toBeCloseTo(((297 - 40) / 25.4) * 96, 0);
  });

  it('cuts no line in two, and leaves no heading alone at the end of a page', async () => {
    const pages = await printed(longReport());
    expect(pages.length).toBeGreaterThan(20);
    for (const { height, lines } of pages) {
      expect(lines.filter(({ baseline, size }) => baseline - 0.7 * size < 0)).toEqual([]);
      expect(lines.filter(({ baseline, size }) => baseline + 0.2 * size > height)).toEqual([]);
      expect(lines.at(-1)?.size).toBeLessThan(LEAST_HEADING);
    }
  });

  it('goes on from page to page without a line twice or left out', async () => {
    const count = 400;
    const lines = Array.from({ length: count }, (_, line) => `${String(line + 1).padStart(3)} │ x`);
    const pages = await printed(block(lines, 2000, String));
    const baselines = pages.map(
      (page) => new Set(page.lines.map(({ baseline }) => Math.round(baseline))).size,
    );
    expect(baselines.reduce((sum, one) => sum + one, 0)).toBe(count);
  });
});

describe('the report on a narrow screen', () => {
  it('scrolls in no direction but down', async () => {
    const { page } = await open(reportPage({ report: longReport(), title: 'Laporan', language: 'id' }), {
      viewport: { width: 320, height: 600 },
    });
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(320);
  });
});
