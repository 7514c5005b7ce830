import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { message } from '../../src/model/message.ts';
import { HOSTILE } from '../gradebook/hostile.ts';
import { check, failed, graded, override, student, ungraded } from '../gradebook/results.ts';
import { manyStudents, pageOfClass, SMALL, withPages } from '../pages/class/classes.ts';
import { unknownCause } from '../support/causes.ts';
import { needs } from '../support/tools.ts';
import { browserForTests } from './browser.ts';

const { it } = needs('chromium');
const open = browserForTests();

/** The names that are shown, in order. */
async function names(page: Page): Promise<string> {
  return (await page.locator('tbody .who > div > :first-child').allTextContents()).join(' ');
}

const FIRST = 'Gita Hadi Eka Budi Cici Dedi Fajar Ani';

describe('the page of a class', () => {
  it('makes no request, logs no error, and shows first who needs a person', async () => {
    const { page, asked, complaints } = await open(pageOfClass());
    expect(await names(page)).toBe(FIRST);
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('10');
    expect(await page.getByRole('status').textContent()).toBe('8 of 8 shown');
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  it('sorts by a heading, by keyboard, and says so', async () => {
    const { page } = await open(pageOfClass());
    const heading = page.getByRole('columnheader', { name: 'Student' });
    await heading.getByRole('button').press('Enter');
    expect(await names(page)).toBe('Ani Budi Cici Dedi Eka Fajar Gita Hadi');
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').press('Enter');
    expect(await names(page)).toBe('Hadi Gita Fajar Eka Dedi Cici Budi Ani');
    await page.getByRole('button', { name: /^turns\.order/ }).click();
    expect(await names(page)).toBe('Budi Cici Dedi Hadi Eka Fajar Gita Ani');
    expect(await heading.getAttribute('aria-sort')).toBeNull();
  });

  it('filters by text, state, cause and check, and shows all again', async () => {
    const { page } = await open(pageOfClass());
    await page.getByLabel('Name or id').fill('12032100');
    expect(await names(page)).toBe('Budi Cici Ani');
    await page.getByLabel('State').selectOption('fail');
    expect(await names(page)).toBe('Budi Cici');
    await page.getByLabel('Name or id').fill('nobody');
    expect(await page.getByText('Nobody matches').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await names(page)).toBe(FIRST);
    await page.getByLabel('Failed check').selectOption({ label: 'title of turns.order' });
    expect(await names(page)).toBe('Budi Cici Dedi');
    await page.getByLabel('Cause', { exact: true }).selectOption({ label: 'a line does not get to client2' });
    expect(await names(page)).toBe('Dedi');
    expect(await page.getByRole('status').textContent()).toBe('1 of 8 shown');
  });

  it('leads from the most frequent cause to its students, and back', async () => {
    const { page } = await open(pageOfClass());
    const most = page.locator('[data-cause]').first();
    expect(await most.innerText()).toMatch(/server crashed\s+2 of 8\s+title of turns\.order · crash/);
    await most.click();
    expect(await names(page)).toBe('Budi Cici');
    expect(await most.getAttribute('aria-pressed')).toBe('true');
    await most.click();
    expect(await names(page)).toBe(FIRST);
    await page.getByRole('button', { name: '1 unstable' }).click();
    expect(await names(page)).toBe('Hadi');
  });

  it('links to each student’s own page, and to the check there', async () => {
    const { page } = await open(pageOfClass());
    const row = page.getByRole('row', { name: 'Budi' });
    const links = await row
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const own = './pages/budi/turn-chat.html';
    expect(links).toEqual([own, own, `${own}#check=turns.order`]);
    expect(await page.getByRole('row', { name: 'Gita' }).getByRole('link').count()).toBe(0);
  });

  it('flags marks that a person has set, and can show only those', async () => {
    const set = withPages([
      graded(student('ani', { name: 'Ani' }), [check('x.one')], { override: override(10) }),
      graded(student('budi', { name: 'Budi' }), undefined, { override: override(100) }),
      ungraded(student('cici', { name: 'Cici' }), { override: override(30) }),
      graded(student('dedi', { name: 'Dedi' }), [check('x.one')]),
    ]);
    const { page } = await open(pageOfClass(set));
    const states = await page.locator('tbody td.state').evaluateAll((all) => all.map((one) => one.className));
    expect(states).toEqual(['state fail', 'state set', 'state pass', 'state pass']);
    const marked = page.locator('tr[data-student]', {
      has: page.locator('.state').getByRole('img', { name: 'set by a person' }),
    });
    expect(await marked.locator('.name, .who a').allTextContents()).toEqual(['Budi', 'Ani']);
    await page.getByRole('button', { name: '3 set by a person' }).click();
    expect(await names(page)).toBe('Budi Cici Ani');
  });

  it('shows everything about a student, and goes back to the same place', async () => {
    const { page } = await open(pageOfClass());
    const more = page.getByRole('button', { name: 'About Fajar' });
    await more.press('Enter');
    const about = page.getByRole('region', { name: 'About Fajar' });
    expect(await about.innerText()).toContain(
      '80, set by Ani: demonstrated in class (before that: no score)',
    );
    await page.keyboard.press('Escape');
    expect(await about.isVisible()).toBe(false);
    expect(await more.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
    await page.getByRole('row', { name: 'Gita' }).locator('.state').click();
    expect(await page.getByRole('region', { name: 'About Gita' }).innerText()).toContain('kiriman.rar');
  });

  it('flags notes on a hand-in, and shows them with its details', async () => {
    const [first, ...others] = SMALL;
    if (!first) throw new Error('expected students');
    const remarks = [message('intake.versions', { taken: '<b>v2</b>', others: ['v1'], why: 'so' })];
    const { page } = await open(
      pageOfClass([{ ...first, remarks }, ...others], {
        lateOf: ({ student: { key } }) => (key === 'budi' ? 'by 1 day' : ''),
      }),
    );
    const late = page.locator('tr[data-student]', {
      has: page.locator('.score').getByRole('img', { name: 'handed in late' }),
    });
    expect(await late.locator('.name, .who a').allTextContents()).toEqual(['Budi']);
    const marked = page.locator('tr[data-student]', {
      has: page.locator('.score').getByRole('img', { name: 'something to know' }),
    });
    expect(await marked.locator('.name, .who a').allTextContents()).toEqual(['Hadi']);
    await page.getByRole('button', { name: 'About Hadi' }).press('Enter');
    expect(await page.getByRole('region', { name: 'About Hadi' }).innerText()).toContain(
      'Graded was <b>v2</b>, so; not graded was v1.',
    );
  });

  it('has a group of columns for each lab', async () => {
    const other = withPages([
      graded(student('ani', { name: 'Ani' }), [check('join.group')], { lab: 'multicast-chat' }),
    ]);
    const { page } = await open(pageOfClass([...SMALL, ...other]));
    const labs = page.locator('th[scope=colgroup]');
    expect(await labs.allTextContents()).toEqual(['Multicast', 'Taking turns']);
    expect(await page.getByRole('row', { name: 'Budi' }).innerText()).toContain('nothing handed in');
  });

  it('is light or dark as the system is, until it is switched', async () => {
    const { page } = await open(pageOfClass(), { colorScheme: 'dark' });
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(20, 22, 27)');
    await page.getByRole('button', { name: 'Light' }).click();
    expect(await paper()).toBe('rgb(250, 249, 246)');
  });

  it('speaks Indonesian', async () => {
    const { page, complaints } = await open(pageOfClass(SMALL, { language: 'id' }));
    expect(await page.title()).toBe('Ringkasan kelas');
    expect(await page.getByRole('status').textContent()).toBe('8 dari 8 ditampilkan');
    expect(await page.locator('body').innerText()).not.toMatch(/[{}]|class\./);
    expect(complaints).toEqual([]);
  });
});

/** As many checks as the largest lab has, and a cause that needs a sentence and a half. */
const LONG =
  'server passes the line of client1 on to client2 only after the next line has come, and then twice';
const WIDE = withPages([
  graded(student('budi', { name: 'Budi' }), [
    failed('relay.passed', { cause: unknownCause('passed-on-after-the-next-line'), message: LONG }),
    ...Array.from({ length: 14 }, (_, number) => check(`step.check-${number}`)),
  ]),
]);

/** Texts of causes that do not fit into their places. */
function cutCauses(page: Page): Promise<readonly string[]> {
  return page
    .locator('.example, .where')
    .evaluateAll((all) =>
      all.flatMap(({ scrollWidth, clientWidth, textContent }) =>
        scrollWidth > clientWidth ? [textContent ?? ''] : [],
      ),
    );
}

describe('the room that the page has', () => {
  it('shows every cause in full, beside the table where that leaves the table whole', async () => {
    const { page } = await open(pageOfClass(WIDE), { viewport: { width: 1400, height: 900 } });
    expect(await page.locator('.example').first().innerText()).toBe(LONG);
    expect(await cutCauses(page)).toEqual([]);
    const [causes, table] = await Promise.all(
      ['.causes', '.matrix'].map((place) => page.locator(place).boundingBox()),
    );
    expect((causes?.x ?? 0) + (causes?.width ?? 0)).toBeLessThan(table?.x ?? 0);
    expect((table?.x ?? 0) + (table?.width ?? 0)).toBeGreaterThan(1370);
    expect(
      await page.locator('.matrix').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBe(0);
  });

  it('is not left on a narrow screen: only the table is scrolled sideways', async () => {
    const { page } = await open(pageOfClass(WIDE), { viewport: { width: 800, height: 900 } });
    expect(await cutCauses(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(800);
  });

  it('is not covered on a low screen: the table is below the causes', async () => {
    const { page } = await open(pageOfClass(WIDE), { viewport: { width: 800, height: 360 } });
    const [causes, table] = await Promise.all(
      ['.causes', '.students'].map((place) => page.locator(place).boundingBox()),
    );
    expect((causes?.y ?? 0) + (causes?.height ?? 0)).toBeLessThanOrEqual(table?.y ?? 0);
  });
});

describe('a class of thousands', () => {
  const html = pageOfClass(manyStudents(3000));

  it('has only the visible rows, wherever it is scrolled to', async () => {
    const { page } = await open(html);
    expect(await page.locator('tbody tr').count()).toBeLessThan(100);
    await page.getByRole('button', { name: 'Student' }).click();
    // The End key would scroll smoothly, for as long as a busy machine needs.
    const place = page.getByRole('region', { name: 'Students and checks' });
    await place.evaluate((shown) => shown.scrollTo(0, shown.scrollHeight));
    const last = page.getByRole('row', { name: 'm02999' });
    await last.waitFor();
    expect(await last.getAttribute('aria-rowindex')).toBe('3002');
    expect(await page.locator('tbody tr').count()).toBeLessThan(100);
  });

  it('can be read by keyboard beyond the first rows', async () => {
    const { page } = await open(html);
    await page.getByRole('button', { name: 'Student' }).click();
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.ariaLabel ?? ""');
    await page.getByRole('button', { name: 'About m00000' }).focus();
    for (let press = 0; press < 160; press++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('About m00080');
  });

  it('is printed with every row that is shown', async () => {
    const { page } = await open(html);
    await page.getByLabel('State').selectOption('fail');
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('row', { name: 'm02997' }).waitFor({ state: 'attached' });
    expect(await page.locator('tr[data-student]').count()).toBe(1000);
    expect(await page.getByRole('search').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('row', { name: 'm02997' }).waitFor({ state: 'detached' });
  });
});

describe('hostile names and texts', () => {
  const MARKUP = '</script><script>globalThis.taken = 1</script><img src=x onerror="globalThis.taken = 2">';
  const results = [...HOSTILE, MARKUP].map((text, number) => {
    const parts = { title: text, message: text, cause: unknownCause(text) };
    return {
      ...graded(student(`h${number}`, { name: text, id: text }), [failed(`x.${text}`, parts)], {
        override: override(1, text, text),
      }),
      page: `pages/${number}"><b>/javascript:alert(1).html`,
    };
  });
  const html = pageOfClass(results, { title: MARKUP });

  it('are text everywhere, even without the page’s policy', async () => {
    const { page, asked, complaints } = await open(html.replace(/<meta http-equiv[^>]*>/, ''));
    await page.getByLabel('Name or id').fill('globalThis.taken');
    expect(await names(page)).toBe(MARKUP);
    await page.locator('tbody .more').click();
    expect(await page.locator('#about').innerText()).toContain(MARKUP);
    expect(await page.locator('img, main b:not(.pick b):not(#about b)').count()).toBe(0);
    expect(await page.locator('body').innerText()).not.toMatch(/[\x1b\u202e\u2028]/);
    expect(await page.evaluate('globalThis.taken')).toBeUndefined();
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  it('lead only to places below the page', async () => {
    const { page } = await open(html);
    const hrefs = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(hrefs.filter((href) => !/^(?:#matrix|\.\/pages\/[\w%.()/#=-]+)/.test(href ?? ''))).toEqual([]);
  });
});
