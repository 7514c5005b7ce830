import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { classOf, grade, ONE_LINE, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';
import { filesInBrowser } from './browser.ts';

const { it } = needs('chromium', 'python3', 'namespaces');
const open = filesInBrowser();

const CLASS = {
  Ani: 'right',
  'Budi #2 & <b>': 'silent',
  Citra: 'document',
  Dewi: 'moody',
} as const;

/** Files that the page's links lead to, each once. */
async function linked(page: Page): Promise<readonly string[]> {
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const files = links.flatMap((href) => (href?.startsWith('./') ? [href.replace(/#.*/, '')] : []));
  return [...new Set(files)].sort();
}

describe('the page of a class that was graded', () => {
  it('links every student’s page, and shows why others have none', async () => {
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, classOf(CLASS), out, '--repeat', '6');
    const file = join(out, 'index.html');
    const { page, asked, complaints } = await open(file);
    const base = pathToFileURL(`${dirname(file)}/`);
    const links = await linked(page);
    expect(links.filter((href) => href.startsWith('./pages/'))).toHaveLength(3);
    expect(links.filter((href) => !existsSync(fileURLToPath(new URL(href, base))))).toEqual([]);
    expect(await page.getByRole('row', { name: 'Citra' }).getByRole('link').count()).toBe(0);
    expect(await page.getByRole('row', { name: 'Citra' }).innerText()).toContain('not graded');
    expect(await page.getByRole('row', { name: 'Dewi' }).innerText()).toContain('unstable');
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });

    await page.getByRole('row', { name: 'Budi' }).getByRole('link').first().click();
    expect(page.url()).toContain('/pages/');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('One line');
    expect(await page.locator('body').innerText()).toContain('Budi #2 & <b>');
  });

  it('shows a mark that a person has set, until it is taken back', async () => {
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, classOf({ Ani: 'right', Citra: 'document' }), out);
    await giliran('override', out, 'Citra', '60', '--reason', 'shown in class', '--by', 'Bu Sri');
    const { page } = await open(join(out, 'index.html'));
    const row = await page.getByRole('row', { name: 'Citra' }).innerText();
    expect(row).toContain('60');
    expect(row).toContain('set by a person');
    await giliran('override', out, 'Citra', '--remove');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('Bu Sri');
  });
});
