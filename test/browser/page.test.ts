import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { failed, oneMisses, waiting, withWaits } from '../diagram/scenes.ts';
import { needs } from '../support/tools.ts';
import { chat } from '../support/trace.ts';
import { browserForTests } from './browser.ts';
import { named, pageOf, rounds } from './pages.ts';

const { it } = needs('chromium');
const open = browserForTests();

const MISSED = withWaits(oneMisses().build(), 3, [
  waiting('server', { for: 'message', from: 'client2' }),
  waiting('client1', { for: 'keyboard' }),
]);
const CHECKS = [
  failed('listen.port', [2], { status: 'pass', run: 'conversation', message: null, cause: null, blame: [] }),
  failed('broadcast.sent', [8], { run: 'server-alone' }),
];
const TWO_RUNS = [named('conversation', rounds(3).build()), named('server-alone', MISSED)];

/** What the diagram draws. */
const rowsOf = (page: Page) => page.getByRole('listbox').getByRole('option');

/** The chosen row, as a screen reader reads it; null for none. */
async function chosen(page: Page): Promise<string | null> {
  const option = page.locator('[role=option][aria-selected=true]');
  return (await option.count()) === 0 ? null : option.getAttribute('aria-label');
}

describe('the page', () => {
  it('makes no request, and logs no error', async () => {
    const { page, asked, complaints } = await open(pageOf(TWO_RUNS, CHECKS));
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Diagram' }).click();
    await page.getByLabel('Scene').selectOption({ index: 0 });
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  it('opens at the first failure, in the run that decided it', async () => {
    const { page } = await open(pageOf(TWO_RUNS, CHECKS));
    expect(await page.getByLabel('Scene').inputValue()).toBe('1');
    expect(await chosen(page)).toBe('8. typed at server: halo semua; shown by client1');
    expect(await page.locator('.row.violation').textContent()).toContain('what is wrong with broadcast.sent');
  });

  it('leads from a check to its evidence, in its own run', async () => {
    const { page } = await open(pageOf(TWO_RUNS, CHECKS));
    await page.getByRole('button', { name: /the title of listen\.port/ }).click();
    expect(await page.getByLabel('Scene').inputValue()).toBe('0');
    expect(await chosen(page)).toBe('2. server starts');
    await page.getByRole('button', { name: /the title of broadcast\.sent/ }).click();
    expect(await page.getByLabel('Scene').inputValue()).toBe('1');
    expect(await page.locator('.highlight.evidence.wrong').count()).toBe(1);
    expect(await page.getByRole('button', { name: /broadcast\.sent/ }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  it('opens at the place in its address', async () => {
    const html = pageOf(TWO_RUNS, CHECKS);
    const check = await open(html, {}, '#check=listen.port');
    expect(await chosen(check.page)).toBe('2. server starts');
    const record = await open(html, {}, '#run=conversation&n=12');
    expect(await chosen(record.page)).toMatch(/^12\. /);
  });

  it('shows the chosen event whole, with who showed it, who did not, and what each role waited for', async () => {
    const { page } = await open(pageOf(TWO_RUNS, CHECKS));
    const details = page.locator('#details');
    expect(await details.getAttribute('aria-live')).toBe('polite');
    expect(await details.textContent()).toContain('halo semua');
    expect(await details.textContent()).toContain('not shown by client2');
    expect(await page.locator('.waits').allTextContents()).toEqual([
      'server is waiting to read from client2',
      'client1 is waiting for its keyboard',
      '',
    ]);
    await details.getByRole('button', { name: /client1/ }).click();
    expect(await chosen(page)).toMatch(/^9\. /);
  });

  it('shows every terminal as it looked at the chosen moment, with what was typed', async () => {
    const { page } = await open(pageOf(TWO_RUNS, CHECKS));
    const screens = page.locator('.screen');
    expect(await screens.allTextContents()).toEqual(['halo semua', 'nothing yet', 'nothing yet']);
    expect(await screens.nth(0).locator('.typed').textContent()).toBe('halo semua');
    await page.getByRole('listbox').press('End');
    expect(await screens.nth(1).locator('.screen-line').allTextContents()).toEqual([
      'Server : halo semua',
      'apa kabar',
    ]);
  });

  it('names its student where it is given, and never the submission’s folder', async () => {
    const html = pageOf(TWO_RUNS, CHECKS, { student: { name: 'Siti <b>Nurhaliza</b>' } });
    const { page } = await open(html);
    expect(await page.locator('header').textContent()).toContain('Siti <b>Nurhaliza</b>');
    expect(await page.title()).toContain('Siti');
    const unnamed = pageOf(TWO_RUNS, CHECKS);
    expect(unnamed).toContain('tugas11');
    expect(unnamed + html).not.toContain('/home/budi');
  });

  it('shows a conversation without checks where the lab is not known, and checks where nothing was run', async () => {
    const { page, complaints } = await open(pageOf(TWO_RUNS, [], { lab: null }));
    expect(await page.locator('.checks').textContent()).toContain('was not found');
    expect(await rowsOf(page).count()).toBeGreaterThan(5);
    const nothing = await open(pageOf([], [failed('listen.port', [], { run: null })]));
    expect(await nothing.page.locator('main').textContent()).toContain('nothing was run');
    expect(await nothing.page.getByRole('button', { name: /listen\.port/ }).isDisabled()).toBe(true);
    expect([...complaints, ...nothing.complaints]).toEqual([]);
  });
});

describe('the pointer', () => {
  it('shows what it is over, and chooses it by a click', async () => {
    const { page } = await open(pageOf([named('conversation', rounds(4).build())]));
    const tip = page.locator('#tip');
    expect(await tip.isVisible()).toBe(false);
    await page.locator('#row-3').hover();
    expect(await tip.textContent()).toBe('8. typed at server: 00001 kata server; shown by client1, client2');
    expect(await page.locator('.arrow.near').count()).toBe(2);
    await page.locator('#row-4').click();
    expect(await chosen(page)).toMatch(/^9\. /);
    await page.getByRole('button', { name: 'Table' }).hover();
    expect(await tip.isVisible()).toBe(false);
  });
});

describe('the keyboard', () => {
  it('goes from event to event, and along a message', async () => {
    const { page } = await open(pageOf([named('conversation', rounds(4).build())]));
    const lines = page.getByRole('listbox');
    const labels: (string | null)[] = [];
    for (const key of [
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'ArrowUp',
    ]) {
      await lines.press(key);
      labels.push(await chosen(page));
    }
    expect(labels.map((label) => Number.parseInt(label ?? '', 10))).toEqual([2, 4, 6, 8, 9, 10, 8, 6]);
    await lines.press('End');
    expect(await chosen(page)).toContain('the end');
    const active = await lines.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-label')).toContain('the end');
    await lines.press('Home');
    expect(await chosen(page)).toBe('2. server starts');
  });

  it('reaches everything in reading order, with a visible focus', async () => {
    const { page } = await open(pageOf(TWO_RUNS, CHECKS));
    await page.evaluate('document.activeElement.blur()');
    const stops: unknown[] = [];
    for (let stop = 0; stop < 14; stop++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(
          'document.activeElement.dataset.check || document.activeElement.id || document.activeElement.textContent.trim()',
        ),
      );
    }
    const order = [
      'theme',
      'listen.port',
      'broadcast.sent',
      'scene',
      'Diagram',
      'Table',
      '−',
      '100 %',
      '+',
      'lines',
    ];
    expect(stops).toEqual([
      'Skip to the conversation',
      ...order,
      expect.stringContaining('client1'),
      ...stops.slice(12),
    ]);
    await page.getByRole('button', { name: 'Table' }).focus();
    await page.keyboard.press('Shift+Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
  });

  it('reaches what is far away, and scrolls it into view', async () => {
    const { page } = await open(pageOf([named('conversation', rounds(60).build())]));
    await page.getByRole('listbox').press('End');
    const box = await page.locator('[aria-selected=true]').boundingBox();
    const lines = await page.getByRole('listbox').boundingBox();
    expect(box && lines && box.y >= lines.y && box.y + box.height <= lines.y + lines.height + 1).toBe(true);
  });
});

describe('room', () => {
  const STEPS = ['listen', 'welcome', 'connect', 'broadcast', 'relay', 'labels', 'turns', 'whole'];
  const why = Array.from({ length: 6 }, (_, line) => `reason ${line} of many`);
  const many = STEPS.map((step) => failed(`${step}.one`, [8], { run: 'server-alone', why }));
  const html = pageOf(TWO_RUNS, many);

  it('is no more than the window’s where the page has panes that scroll', async () => {
    const { page } = await open(html, { viewport: { width: 1200, height: 900 } });
    const checks =
      '(() => { const pane = document.querySelector(".checks"); return pane.scrollHeight > 900 })()';
    expect(await page.evaluate(checks)).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(900);
  });

  it('is shared on a narrow screen: nothing overlaps, and nothing is cut', async () => {
    const { page } = await open(html, { viewport: { width: 400, height: 800 } });
    const boxes = ['h1', '.name p', '.verdict', '#theme'].map((part) =>
      page.locator(`header ${part}`).boundingBox(),
    );
    const [title, about, verdict, theme] = await Promise.all(boxes);
    if (!title || !about || !verdict || !theme) throw new Error('something is not shown');
    expect(Math.max(title.y + title.height, about.y)).toBeLessThanOrEqual(about.y + 0.5);
    expect(about.y + about.height).toBeLessThanOrEqual(verdict.y + 0.5);
    expect(verdict.x + verdict.width).toBeLessThanOrEqual(theme.x);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    const cut =
      '(() => { const p = document.querySelector("header p"); return p.scrollWidth > p.clientWidth })()';
    expect(await page.evaluate(cut)).toBe(false);
  });

  it('for a scene’s name may be short: it can still be read whole', async () => {
    const { page } = await open(html);
    const scene = page.getByLabel('Scene');
    expect(await scene.getAttribute('title')).toBe('server-alone · own programs');
    await scene.selectOption({ index: 0 });
    expect(await scene.getAttribute('title')).toBe('conversation · own programs');
  });
});

describe('the size', () => {
  it('changes by buttons, keys and the wheel with Ctrl, and stays at its place', async () => {
    const { page } = await open(pageOf([named('conversation', rounds(60).build())]));
    const size = page.getByRole('button', { name: 'Original size' });
    const middle = (): Promise<unknown> =>
      page.evaluate(
        '(() => { const l = document.getElementById("lines"); return (l.scrollTop + l.clientHeight / 2) / l.scrollHeight })()',
      );
    await page.evaluate('document.getElementById("lines").scrollTop = 4000');
    const before = Number(await middle());
    await page.getByRole('button', { name: 'Larger' }).click();
    expect(await size.textContent()).toBe('120 %');
    expect(Math.abs(Number(await middle()) - before)).toBeLessThan(0.01);
    await page.getByRole('listbox').press('-');
    await page.getByRole('listbox').press('-');
    expect(await size.textContent()).toBe('85 %');
    await page.getByRole('listbox').hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => size.textContent()).toBe('100 %');
  });
});

describe('light and dark', () => {
  const PAPER = 'getComputedStyle(document.body).backgroundColor';

  it('are as the system has them, until they are switched', async () => {
    const html = pageOf(TWO_RUNS, CHECKS);
    const light = await open(html, { colorScheme: 'light' });
    const dark = await open(html, { colorScheme: 'dark' });
    const papers = [await light.page.evaluate(PAPER), await dark.page.evaluate(PAPER)];
    expect(new Set(papers).size).toBe(2);
    await dark.page.getByRole('button', { name: 'Light' }).click();
    expect(await dark.page.evaluate(PAPER)).toBe(papers[0]);
    await dark.page.getByRole('button', { name: 'Dark' }).click();
    expect(await dark.page.evaluate(PAPER)).toBe(papers[1]);
  });
});

describe('the language', () => {
  it('is written into the page', async () => {
    const { page, complaints } = await open(pageOf(TWO_RUNS, CHECKS, { language: 'id' }));
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    expect(await chosen(page)).toBe('8. diketik di server: halo semua; ditampilkan client1');
    expect(await page.locator('.waits').first().textContent()).toContain('server sedang menunggu');
    await page.getByRole('button', { name: 'Tabel' }).click();
    expect(await page.getByRole('columnheader').allTextContents()).toContain('Peristiwa');
    expect(complaints).toEqual([]);
  });
});

describe('for readers who do not see the diagram', () => {
  it('every event is an option of a list, with what happened, its text and where it went', async () => {
    const { page } = await open(pageOf([MISSED]));
    const list = page.getByRole('listbox', { name: 'The conversation' });
    expect(await list.ariaSnapshot()).toContain(
      'option "9. printed by client1: Server : halo semua; from server, number 8"',
    );
    expect(await list.getByRole('option').count()).toBe(9);
    expect(await list.getByRole('option').first().getAttribute('aria-setsize')).toBe('9');
  });

  it('the same events are a table', async () => {
    const { page } = await open(pageOf([MISSED]));
    await page.getByRole('button', { name: 'Table' }).click();
    expect(await page.getByRole('listbox').count()).toBe(0);
    const rows = page.getByRole('row');
    expect(await rows.count()).toBe(10);
    expect(await rows.nth(4).locator('th, td').allTextContents()).toEqual([
      ...['8', '7.0', 'server', 'typed at server', 'halo semua'],
    ]);
    await rows.nth(4).getByRole('button').click();
    expect(await rows.nth(4).getAttribute('aria-current')).toBe('true');
    expect(await page.locator('#details').textContent()).toContain('halo semua');
  });

  it('a long table has pages', async () => {
    const { page } = await open(pageOf([rounds(60).build()]));
    await page.getByRole('button', { name: 'Table' }).click();
    expect(await page.getByRole('row').count()).toBe(251);
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.getByRole('table').locator('caption').textContent()).toContain('251 to 500');
  });
});

describe('on paper', () => {
  const INK = 'getComputedStyle(document.body).color';

  it('there are the checks and the whole conversation, and nothing to press', async () => {
    const html = pageOf(TWO_RUNS, CHECKS);
    const light = await (await open(html)).page.evaluate(INK);
    const { page } = await open(html, { colorScheme: 'dark' });
    expect(await page.evaluate(INK)).not.toBe(light);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('#print .strip .row').count()).toBe(10);
    expect(await page.locator('.check').count()).toBe(2);
    expect(await page.locator('#lines').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: /Light|Dark/ }).isVisible()).toBe(false);
    expect(await page.evaluate(INK)).toBe(light);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => page.locator('#print .strip').count()).toBe(0);
  });

  it('a long conversation goes over several pages', async () => {
    const { page } = await open(pageOf([rounds(20).build()]));
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length).toBeGreaterThan(2);
  });
});

describe('much', () => {
  it('is drawn only as far as it is in view', async () => {
    const { page } = await open(pageOf([rounds(400).build()]));
    expect(await rowsOf(page).count()).toBeLessThan(150);
    await page.evaluate('document.getElementById("lines").scrollTop = 50000');
    await expect.poll(() => rowsOf(page).first().getAttribute('aria-posinset')).not.toBe('1');
    expect(await rowsOf(page).count()).toBeLessThan(150);
  });

  it('of one role’s output is folded until it is opened', async () => {
    const trace = chat()
      .prints('server', ...Array.from({ length: 3000 }, (_, line) => `baris ${line}`))
      .build();
    const { page } = await open(pageOf([trace]));
    await page.locator('.row.folded').click();
    expect(await rowsOf(page).first().getAttribute('aria-setsize')).toBe('3004');
    expect(await page.locator('.screen').first().locator('.screen-line').count()).toBeLessThan(200);
    await page.getByRole('listbox').press('End');
    await page.getByRole('button', { name: /show earlier lines \(2880\)/ }).click();
    expect(await page.locator('.screen').first().locator('.screen-line').count()).toBe(720);
  });

  it('in one line is cut, with a way to see the rest', async () => {
    const trace = chat().prints('server', 'x'.repeat(250_000)).build();
    const { page, complaints } = await open(pageOf([trace]), {}, '#run=scene&n=8');
    const whole = page.locator('#details .whole');
    expect((await whole.textContent())?.length).toBeLessThan(2100);
    await whole.getByRole('button', { name: 'show the rest (248000 characters)' }).click();
    expect((await whole.textContent())?.length).toBe(250_000);
    expect(complaints).toEqual([]);
  });
});
