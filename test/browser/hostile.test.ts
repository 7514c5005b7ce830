import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { failed } from '../diagram/scenes.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';
import { chat } from '../support/trace.ts';
import { browserForTests } from './browser.ts';
import { pageOf } from './pages.ts';

const tools = needs('chromium');
const real = needs('chromium', 'namespaces', 'ip', 'nsenter');
const open = browserForTests();
const folder = mkdtempSync(join(tmpdir(), 'giliran-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAMS = join(import.meta.dirname, '../programs');
const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Checks a submission and writes its page. */
async function pageOfSubmission(lab: string, submission: string): Promise<string> {
  const trace = join(folder, `${lab}.jsonl`);
  const page = join(folder, `${lab}.html`);
  await giliran('check', lab, submission, '--trace', trace);
  const { code, err } = await giliran('show', trace, '--html', page);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return readFileSync(page, 'utf8');
}

describe('a submission that prints markup and terminal escapes', () => {
  real.it('is shown as text, and runs nothing', async () => {
    const html = await pageOfSubmission('turn-chat', join(PROGRAMS, 'prints-markup'));
    const { page, asked, complaints } = await open(html);
    await page.getByLabel('Scene').selectOption({ label: await sceneOf(page) });
    await page.getByRole('listbox').press('End');
    const text = (await page.locator('body').innerText()).replaceAll('\n', ' ');
    expect(text).toContain('<script>globalThis.taken = 1</script>');
    expect(text).toContain('</script><script>globalThis.taken = 2</script>');
    expect(text).toContain('<img src=x onerror="globalThis.taken = 3">');
    expect(text).not.toMatch(/[\x1b\u202e\u2028]/);
    await page.getByRole('button', { name: 'Table' }).click();
    expect(await page.evaluate('globalThis.taken')).toBeUndefined();
    expect(await page.locator('img, script:not(#data):not(:last-of-type), body svg[onload]').count()).toBe(0);
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });
});

/** The scene in which the student's server plays. */
async function sceneOf(page: Awaited<ReturnType<typeof open>>['page']): Promise<string> {
  const scenes = await page.getByLabel('Scene').locator('option').allTextContents();
  return scenes.find((scene) => scene.startsWith('server-alone')) ?? '';
}

describe('a real failing submission of four clients', () => {
  real.it('has a page of less than 300 KB that says what is wrong', async () => {
    const html = await pageOfSubmission(
      'turn-chat-4',
      join(FIXTURES, 'turn-chat-4/faulty/relays-to-next-client-only'),
    );
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    const { page, complaints } = await open(html);
    expect(await page.locator('.row.violation').count()).toBeGreaterThan(0);
    expect(await page.locator('.highlight.evidence.wrong').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
});

describe('the page’s policy', () => {
  const HOSTILE = '</script><script>globalThis.taken = 1</script><img src=x onerror="globalThis.taken = 2">';
  const trace = chat()
    .say('server', HOSTILE)
    .prints('client1', HOSTILE)
    .complains('client2', '\x1b[2J\u202e')
    .build();
  const html = pageOf(
    [trace],
    [
      failed('listen.port', [8], {
        title: HOSTILE,
        message: HOSTILE,
        actual: HOSTILE,
        why: [HOSTILE],
        hint: HOSTILE,
      }),
    ],
    { student: { name: HOSTILE } },
  );

  tools.it('is not needed: hostile text is text everywhere', async () => {
    const { page, asked, complaints } = await open(html.replace(/<meta http-equiv[^>]*>/, ''));
    for (const key of ['ArrowDown', 'ArrowDown', 'End']) await page.getByRole('listbox').press(key);
    expect(await page.locator('.screen').nth(2).textContent()).toContain('␛[2J\ufffd');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('globalThis.taken')).toBeUndefined();
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  tools.it('would stop an injected script all the same', async () => {
    const { page, complaints } = await open(
      html.replace(
        '<main>',
        '<main><script>globalThis.taken = 3</script><b onclick="globalThis.taken = 4">x</b>',
      ),
    );
    await page.locator('main > b').click();
    expect(await page.evaluate('globalThis.taken')).toBeUndefined();
    expect(
      complaints.filter((complaint) => complaint.includes('Content Security Policy')).length,
    ).toBeGreaterThan(1);
  });

  for (const [name, script] of [
    [
      'no script that is added',
      'const s = document.createElement("script"); s.text = "globalThis.taken = 5"; document.body.append(s)',
    ],
    ['no text that is made markup', 'document.body.innerHTML = "<b>x</b>"'],
    ['no request', 'await fetch("http://127.0.0.1:9/")'],
  ] as const)
    tools.it(`allows ${name}`, async () => {
      const { page, asked } = await open(html);
      const failure = await page.evaluate(
        `(async () => { try { ${script}; return null } catch (error) { return String(error) } })()`,
      );
      expect(await page.evaluate('globalThis.taken')).toBeUndefined();
      expect(await page.locator('main').count()).toBe(1);
      expect(asked).toEqual([]);
      expect(failure).not.toBeNull();
    });
});
