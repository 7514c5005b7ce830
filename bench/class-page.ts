import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { classPage } from '../src/pages/class/class-page.ts';
import type { PageAssets } from '../src/pages/conversation/assets.ts';
import { against, type Goal, goalLine } from './goals.ts';
import { currentLoad, describeMachine, type Machine } from './machine.ts';
import { madeUpClass } from './made-up-class.ts';
import { row, spreadRow } from './page-rows.ts';
import { type Spread, spreadOf } from './spread.ts';
import { withChromium } from './with-chromium.ts';

const STUDENTS = 5000;
const TIMES = 5;
const FRAMES = 120;

/** How the page of a large class behaves in a browser; times in milliseconds. */
interface ClassPageSummary {
  readonly machine: Machine;
  readonly browser: string;
  readonly madeUp: true;
  readonly students: number;
  readonly checks: number;
  readonly pageBytes: number;
  /** From the results in memory to the text of the page. */
  readonly writingMs: number;
  /** From the request for the page to the frame after the one with its first rows. */
  readonly open: Spread | null;
  /** From frame to frame while the table is scrolled, by a screen or to any place. */
  readonly scrolling: Spread | null;
  /** Time of the page's own thread for one such step, layout included. */
  readonly scrollingWork: Spread | null;
  /** From a click on a heading until the rows are laid out. */
  readonly sorting: Spread | null;
  readonly filtering: Spread | null;
  readonly loadAfter: number;
  readonly goals: readonly Goal[];
}

/** Opens the page of a made-up class, and reports. @returns the exit code: 2 where there is no browser */
export function benchClassPage(project: string, json: boolean): Promise<number> {
  return withChromium(async (browser, folder) => {
    const summary = await measure(browser, project, join(folder, 'index.html'));
    process.stdout.write(json ? `${JSON.stringify(summary, null, 2)}\n` : report(summary));
  });
}

async function measure(browser: Browser, project: string, file: string): Promise<ClassPageSummary> {
  const machine = describeMachine();
  const assets: PageAssets = JSON.parse(readFileSync(join(project, 'dist', 'class-page.json'), 'utf8'));
  const results = madeUpClass(STUDENTS, 'made-up');
  const startedAt = performance.now();
  const text = classPage({ results, labs: new Map(), unstableOf: () => [], language: 'en', assets });
  const writingMs = performance.now() - startedAt;
  writeFileSync(file, text);
  const opened: number[] = [];
  const scrolled: { frames: number[]; work: number[] } = { frames: [], work: [] };
  const sorted: number[] = [];
  const filtered: number[] = [];
  let checks = 0;
  for (let time = 0; time < TIMES; time++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(file).href);
    opened.push(await page.evaluate<number>(FIRST_FRAME));
    if (time === 0) {
      checks = await page.locator('thead .columns .check').count();
      const { frames, work } = await page.evaluate<{ frames: number[]; work: number[] }>(SCROLLING);
      scrolled.frames.push(...frames);
      scrolled.work.push(...work);
      sorted.push(...(await page.evaluate<number[]>(timesOf(SORT))));
      filtered.push(...(await page.evaluate<number[]>(timesOf(FILTER))));
    }
    await page.close();
  }
  const open = spreadOf(opened);
  return {
    ...{ machine, browser: `chromium ${browser.version()}`, madeUp: true, students: STUDENTS, checks },
    ...{ pageBytes: Buffer.byteLength(text), writingMs, open },
    scrolling: spreadOf(scrolled.frames),
    scrollingWork: spreadOf(scrolled.work),
    sorting: spreadOf(sorted),
    filtering: spreadOf(filtered),
    loadAfter: currentLoad(),
    goals: [against('class-page', open?.max)],
  };
}

/** Runs in the page: milliseconds from the request to the frame after the rows were drawn. */
const FIRST_FRAME = `new Promise((resolve) => {
  const look = () => document.querySelector('tr[data-student]')
    ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
    : requestAnimationFrame(look);
  look();
})`;

/** Runs in the page: the time of each frame, and of the work that a step is, while every frame scrolls on. */
const SCROLLING = `new Promise((resolve) => {
  const place = document.getElementById('matrix');
  place.scrollIntoView();
  const frames = [];
  const work = [];
  let last = performance.now();
  let frame = 0;
  const next = () => {
    const now = performance.now();
    if (frame > 0) frames.push(now - last);
    last = now;
    if (frame > ${FRAMES}) return resolve({ frames, work });
    place.scrollTop = frame % 10 === 9 ? (frame * 7919 * 26) % place.scrollHeight : place.scrollTop + 400;
    place.dispatchEvent(new Event('scroll'));
    void place.offsetHeight;
    work.push(performance.now() - now);
    frame++;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;

const SORT = `document.querySelectorAll('thead .sort')[step % 12].click()`;
const FILTER = `search.value = ['', 's', 'si', 'sit', 'siti'][step % 5]; search.dispatchEvent(new Event('input'))`;

/** Runs in the page: how long a step takes, with the layout that it causes. */
function timesOf(what: string): string {
  return `(() => {
    const search = document.getElementById('search');
    return Array.from({ length: 20 }, (_, step) => {
      const from = performance.now();
      ${what};
      void document.getElementById('matrix').offsetHeight;
      return performance.now() - from;
    });
  })()`;
}

function report(summary: ClassPageSummary): string {
  const { machine, goals } = summary;
  const lines = [
    `The page of a class of ${summary.students} students and ${summary.checks} checks, which is made up: times in milliseconds`,
    `giliran ${machine.giliran}, ${summary.browser}, ${machine.platform}, kernel ${machine.kernel}, ` +
      `${machine.cores} × ${machine.processor}, load ${machine.loadBefore.toFixed(2)} before, ${summary.loadAfter.toFixed(2)} after`,
    '',
    `page written in ${summary.writingMs.toFixed(0)} ms, ${Math.round(summary.pageBytes / 1024)} KiB`,
    '',
    row('', ['median', 'p95', 'max', 'times']),
    spreadRow('opening, to the first frame', summary.open),
    spreadRow('frames while scrolling', summary.scrolling),
    spreadRow('  work of the page in one', summary.scrollingWork),
    spreadRow('sorting', summary.sorting),
    spreadRow('filtering by text', summary.filtering),
    '',
    ...goals.map(goalLine),
  ];
  return `${lines.join('\n')}\n`;
}
