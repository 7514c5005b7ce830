import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { CheckDocument } from '../src/model/result.ts';
import type { PageAssets } from '../src/pages/conversation/assets.ts';
import { conversationPage } from '../src/pages/conversation/conversation-page.ts';
import { against, type Goal, goalLine } from './goals.ts';
import { currentLoad, describeMachine, type Machine } from './machine.ts';
import { madeUpTrace } from './made-up-trace.ts';
import { row, spreadRow } from './page-rows.ts';
import { type Spread, spreadOf } from './spread.ts';
import { withChromium } from './with-chromium.ts';

const EVENTS = 10_000;
const TIMES = 5;
const FRAMES = 90;

/** How the page of a long conversation behaves in a browser; times in milliseconds. */
interface ConversationPageSummary {
  readonly machine: Machine;
  readonly browser: string;
  readonly madeUp: true;
  readonly events: number;
  readonly pageBytes: number;
  /** From the trace in memory to the text of the page. */
  readonly writingMs: number;
  /** From the request for the page to the first frame with its diagram. */
  readonly open: Spread | null;
  /** Processor time of the page's process until then. */
  readonly openProcessor: Spread | null;
  /** From frame to frame while it is scrolled, by screens and from end to end. */
  readonly scrolling: Spread | null;
  readonly zooming: Spread | null;
  /** From a key press to the frame that shows the next event chosen. */
  readonly choosing: Spread | null;
  readonly goals: readonly Goal[];
  /** Circumstances that make the figures mean less than they seem to. */
  readonly notes: readonly string[];
}

/** Opens the page of a made-up conversation, and reports. @returns the exit code: 2 where there is no browser */
export function benchConversationPage(project: string, json: boolean): Promise<number> {
  return withChromium(async (browser, folder) => {
    const summary = await measure(browser, project, join(folder, 'page.html'));
    process.stdout.write(json ? `${JSON.stringify(summary, null, 2)}\n` : report(summary));
  });
}

async function measure(browser: Browser, project: string, file: string): Promise<ConversationPageSummary> {
  const machine = describeMachine();
  const assets: PageAssets = JSON.parse(readFileSync(join(project, 'dist', 'page.json'), 'utf8'));
  const trace = madeUpTrace(EVENTS);
  const startedAt = performance.now();
  const text = conversationPage({ document: DOCUMENT, lab: null, runs: [trace], language: 'en', assets });
  const writingMs = performance.now() - startedAt;
  writeFileSync(file, text);
  const opened: number[] = [];
  const processor: number[] = [];
  const frames: Record<'scrolling' | 'zooming' | 'choosing', number[]> = {
    scrolling: [],
    zooming: [],
    choosing: [],
  };
  for (let time = 0; time < TIMES; time++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(file).href);
    opened.push(await page.evaluate<number>(FIRST_FRAME));
    processor.push(await processorMs(page));
    if (time === 0)
      for (const [kind, step] of Object.entries(STEPS))
        frames[kind === 'scrolling' || kind === 'zooming' ? kind : 'choosing'].push(
          ...(await page.evaluate<number[]>(framesOf(step))),
        );
    await page.close();
  }
  const open = spreadOf(opened);
  return {
    machine,
    browser: `chromium ${browser.version()}`,
    madeUp: true,
    events: trace.events.filter(({ kind }) => kind !== 'run' && kind !== 'settled').length,
    pageBytes: Buffer.byteLength(text),
    writingMs,
    open,
    openProcessor: spreadOf(processor),
    scrolling: spreadOf(frames.scrolling),
    zooming: spreadOf(frames.zooming),
    choosing: spreadOf(frames.choosing),
    goals: [against('conversation-page', open?.max)],
    notes: notesOf(machine),
  };
}

/** Milliseconds of processor time that a page's process has taken so far. */
async function processorMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN) * 1000;
}

function notesOf({ cores, loadBefore }: Machine): readonly string[] {
  const load = Math.max(loadBefore, currentLoad());
  return load <= cores / 2 + 1
    ? []
    : [
        `The machine was busy with other things (load ${load.toFixed(1)}): the times are longer than they need be; the processor time is not.`,
      ];
}

const DOCUMENT: CheckDocument = {
  schema: 1,
  lab: 'made-up',
  submission: '',
  seed: 1,
  verdict: 'pass',
  score: 0,
  maxScore: 0,
  durationMs: 0,
  trace: null,
  settled: { kernel: 0, timer: 0, idle: 0 },
  notes: [],
  checks: [],
};

/** Runs in the page: milliseconds from the request to the frame after the diagram was drawn. */
const FIRST_FRAME = `new Promise((resolve) => {
  const look = () => document.querySelector('[role=option]')
    ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
    : requestAnimationFrame(look);
  look();
})`;

/** What is done before each frame, as scripts for the page. */
const STEPS = {
  scrolling: `lines.scrollTop = frame % 3 === 2 ? (frame * 7919 * 26) % lines.scrollHeight : lines.scrollTop + 500`,
  zooming: `lines.dispatchEvent(new WheelEvent('wheel', { ctrlKey: true, deltaY: frame % 12 < 6 ? -100 : 100, bubbles: true, cancelable: true }))`,
  choosing: `lines.dispatchEvent(new KeyboardEvent('keydown', { key: frame % 10 === 9 ? 'End' : frame % 10 === 8 ? 'Home' : 'ArrowDown', bubbles: true }))`,
};

/** Runs in the page: the time of each frame while something is done before every one. */
function framesOf(step: string): string {
  return `new Promise((resolve) => {
    const lines = document.getElementById('lines');
    const times = [];
    let frame = 0;
    let last = performance.now();
    const next = () => {
      const now = performance.now();
      if (frame > 0) times.push(now - last);
      last = now;
      if (frame > ${FRAMES}) return resolve(times);
      ${step};
      frame++;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })`;
}

function report(summary: ConversationPageSummary): string {
  const { machine, open, scrolling, zooming, choosing, goals } = summary;
  const lines = [
    `The page of a conversation of ${summary.events} events, which is made up: times in milliseconds`,
    `giliran ${machine.giliran}, ${summary.browser}, ${machine.platform}, kernel ${machine.kernel}, ` +
      `${machine.cores} × ${machine.processor}, load ${machine.loadBefore.toFixed(2)} before`,
    '',
    `page written in ${summary.writingMs.toFixed(0)} ms, ${Math.round(summary.pageBytes / 1024)} KiB`,
    '',
    row('', ['median', 'p95', 'max', 'times']),
    spreadRow('opening, to the first frame', open),
    spreadRow('  processor time of that', summary.openProcessor),
    spreadRow('frames while scrolling', scrolling),
    spreadRow('frames while zooming', zooming),
    spreadRow('frames while choosing by keys', choosing),
    '',
    ...goals.map(goalLine),
  ];
  return `${[...lines, ...summary.notes.map((note) => `- ${note}`)].join('\n')}\n`;
}
