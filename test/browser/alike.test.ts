import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { alikePage } from '../../src/pages/alike/alike-page.ts';
import { classOf, grade, ONE_LINE, temporaryFolder } from '../batch/class.ts';
import { HOSTILE } from '../gradebook/hostile.ts';
import { alikesOf, groupOf } from '../pages/alike/alikes.ts';
import { pageOfClass } from '../pages/class/classes.ts';
import { needs } from '../support/tools.ts';
import { browserForTests, filesInBrowser } from './browser.ts';

const { it } = needs('chromium', 'python3', 'namespaces');
const open = browserForTests();
const openFile = filesInBrowser();

const PAGE = { language: 'en', lab: 'Taking turns', number: 1, group: groupOf() } as const;

describe('look-alikes in a browser', () => {
  it('are a click away from the page of the class, and lead back to it', async () => {
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, classOf({ 'Budi #2 & <b>': 'right', Citra: 'right', Dewi: 'document' }), out);
    const { page, asked, complaints } = await openFile(join(out, 'index.html'));
    const list = page.getByRole('region', { name: 'Look-alikes' });
    expect(await list.innerText()).toContain('a place to look, and no verdict');
    await page.getByRole('button', { name: 'About Citra' }).click();
    expect(await page.getByRole('link', { name: 'a place to look, no verdict' }).isVisible()).toBe(true);
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
    await list.getByRole('link', { name: 'Budi #2 & <b>, Citra' }).click();
    expect(page.url()).toContain('/alike/one-line-1.html');
    expect(await page.getByRole('region', { name: 'Sources of Citra' }).innerText()).toContain(
      'server.listen()',
    );
    await page.getByRole('link', { name: 'The class at a glance' }).click();
    expect(page.url()).toContain('/index.html');
    expect(complaints).toEqual([]);
  });

  it('are side by side, and a stretch leads to the corresponding one', async () => {
    const { page, asked, complaints } = await open(alikePage(PAGE));
    await page.getByText('91 % in common').click();
    const left = page.locator('#p1l1');
    const right = page.locator('#p1r1');
    const [a, b] = [await left.boundingBox(), await right.boundingBox()];
    expect((a?.x ?? 0) + (a?.width ?? 0)).toBeLessThanOrEqual(b?.x ?? 0);
    expect(await left.innerText()).toContain('for other in others:');
    await left.click();
    expect(await page.evaluate('document.querySelector(":target").id')).toBe('p1r1');
    const ground = (id: string) =>
      page.evaluate<string>(`getComputedStyle(document.getElementById("${id}")).backgroundColor`);
    expect(await ground('p1l1')).toBe(await ground('p1r1'));
    expect(await ground('p1l1')).not.toBe(await ground('p1l0'));
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  for (const width of [320, 768, 1280])
    it(`are never wider than a screen of ${width}`, async () => {
      const viewport = { width, height: 800 };
      const group = groupOf(['Ani', 'Budi', 'Citra'], `${'x'.repeat(3000)}\n`);
      for (const html of [
        alikePage(PAGE),
        alikePage({ ...PAGE, group }),
        pageOfClass(undefined, { alikes: [alikesOf(['N'.repeat(200), 'Budi', 'Citra'])] }),
      ]) {
        const { page } = await open(html, { viewport });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
    });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`can be read where the screen is ${colorScheme}`, async () => {
      const { page } = await open(alikePage(PAGE), { colorScheme });
      await page.getByText('91 % in common').click();
      const light = (rgb: string) =>
        (rgb.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      for (const place of ['body', '.side', '#p1l0', '#p1l1']) {
        const style = (what: string) =>
          page.evaluate<string>(`getComputedStyle(document.querySelector("${place}")).${what}`);
        const [text, ground] = [light(await style('color')), light(await style('backgroundColor'))];
        expect(Math.abs(text - ground)).toBeGreaterThan(300);
        expect(text > ground).toBe(colorScheme === 'dark');
      }
    });

  it('run nothing that students have written, whatever their names', async () => {
    for (const text of HOSTILE) {
      const { page, asked, complaints } = await open(
        alikePage({ ...PAGE, lab: text, group: groupOf([text, text, text], text) }),
      );
      expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
      expect(await page.locator('script, img').count()).toBe(0);
    }
    const alikes = HOSTILE.map((text) => alikesOf([text, text, text]));
    const { page, asked, complaints } = await open(pageOfClass(undefined, { alikes }));
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
    expect(await page.locator('.alikes img, .alikes script').count()).toBe(0);
  });
});
