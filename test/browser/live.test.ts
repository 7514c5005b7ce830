import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';
import { RunningCommand } from '../support/running-command.ts';
import { needs } from '../support/tools.ts';
import { addressesInBrowser } from './browser.ts';

/** A backstop for what the page shows in the end, in milliseconds. */
const SHOWN = { timeout: 60_000 };

const real = needs('chromium', 'namespaces', 'ip', 'nsenter');
const open = addressesInBrowser();

let folder = '';
let command: RunningCommand | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-page sari's é "));
  copyFixture('turn-chat/reference', folder);
});

afterEach(async () => {
  await command?.kill();
  command = null;
  rmSync(folder, { recursive: true, force: true });
});

const server = (): string => join(folder, 'server.ts');

/** Begins a watch or a trial with a page. @returns the page's address */
async function begun(...argv: readonly string[]): Promise<string> {
  command = new RunningCommand(...argv, 'turn-chat', folder, '--page');
  const said = await command.until(/https?:\/\/\S+\n/);
  return /https?:\/\/\S+/.exec(said)?.[0] ?? '';
}

/** Waits until a part of the page shows something. */
async function shows(page: Page, part: string, text: string | RegExp): Promise<void> {
  await page
    .locator(part)
    .filter({ hasText: text })
    .first()
    .waitFor({ ...SHOWN, state: 'attached' });
}

/** The browser's requests, except to the page's own address. */
function strangers(asked: readonly string[], address: string): readonly string[] {
  return asked.filter((url) => !url.startsWith(address));
}

real.it('shows the verdicts of a watch, and others as soon as something is saved, in every tab', async () => {
  const right = readFileSync(server(), 'utf8');
  const address = await begun('watch', '--lang', 'en');
  const { page, asked, complaints } = await open(address);
  await shows(page, '[role=status]', 'Waiting for you to save.');
  expect(await page.locator('.step.pass').count()).toBe(8);
  expect(await page.locator('#step-listen h3').innerText()).toContain('✓ 1. The server listens holds');
  await shows(page, '#log', 'passed: 100 of 100 points');
  await shows(page, '.terminal[aria-label=client1] .screen', 'Selamat datang di Server');
  await shows(page, '.terminal[aria-label=server] .waits', /server is waiting .*to read from client/);
  expect(await page.getByLabel(/^Type to/).count()).toBe(0);
  const picture = page.frameLocator('iframe');
  await picture.locator('.row').first().waitFor(SHOWN);

  const { page: other } = await open(address, { colorScheme: 'dark' });
  writeFileSync(server(), right.replaceAll('8080', '8081'));
  for (const tab of [page, other]) {
    await shows(tab, '#step-listen.fail.at-hand', 'TCP port 8081');
    expect(await tab.locator('#step-listen h3').getAttribute('aria-current')).toBe('step');
    expect(await tab.locator('#guide-listen').getAttribute('open')).not.toBeNull();
    await shows(tab, '#log', /saved: server\.ts[\s\S]*No longer right: the server listens on port 8080/);
  }
  await picture.locator('.row.violation').first().waitFor(SHOWN);

  writeFileSync(server(), `${right}\nconst = 1;\n`);
  await shows(page, '#reasons', /server\.ts:\d+/);
  await shows(page, '[role=status]', 'Nothing was run');
  writeFileSync(server(), right);
  await shows(page, '#log', 'Now right: the server listens on port 8080');
  expect(await page.locator('#reasons').innerText()).toBe('');
  expect({ strangers: strangers(asked, address), complaints }).toEqual({ strangers: [], complaints: [] });
});

real.it(
  'types into a program by keyboard, and shows which roles heard it and what each waits for',
  async () => {
    const address = await begun('try', '--lang', 'en');
    const { page, asked, complaints } = await open(address);
    await shows(page, '.terminal[aria-label=client2] .waits', 'client2 is waiting for its keyboard');
    await shows(page, '.terminal[aria-label=server] .waits', /to read from client1 or client2/);

    // With the keyboard alone, from the skip link to the first program's field.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the programs');
    await page.keyboard.press('Enter');
    await until(page, async () => {
      await page.keyboard.press('Tab');
      return (await focused(page)) === 'Type to server';
    });
    await page.keyboard.type('halo semua');
    await page.keyboard.press('Enter');
    for (const client of ['client1', 'client2'])
      await shows(page, `.terminal[aria-label=${client}] .screen`, 'Server : halo semua');
    expect(await page.locator('.terminal[aria-label=server] .screen .typed').innerText()).toBe('halo semua');
    await shows(page, '#log', /"halo semua" from server is shown by client[12] and client[12]\./);
    // The field keeps the focus for the next line.
    expect(await focused(page)).toBe('Type to server');
    expect(await page.getByLabel('Type to server').inputValue()).toBe('');
    // The terminal shows the line too.
    await command?.until(/server {2}< halo semua/);

    await page.getByRole('button', { name: 'Stop: client2' }).press('Enter');
    await shows(page, '.terminal.absent[aria-label=client2]', 'not running');
    await shows(page, '#log', 'client2 has ended');
    await shows(page, '.terminal[aria-label=server] .waits', /^server is waiting (?!.*client2)/);
    await page.getByLabel('Type to client2').fill('masih ada?');
    await page.getByLabel('Type to client2').press('Enter');
    await shows(
      page,
      '.terminal[aria-label=client2] [role=alert]',
      'client2 is not running: nobody took the line',
    );
    // The field keeps a line that no program took.
    expect(await page.getByLabel('Type to client2').inputValue()).toBe('masih ada?');

    await page.getByRole('button', { name: 'Draw the conversation so far' }).press('Enter');
    const picture = page.frameLocator('iframe');
    await picture.getByRole('option', { name: /typed at server: halo semua; shown by/ }).waitFor(SHOWN);
    expect(strangers(asked, address)).toEqual([]);
    // That line was answered with a conflict.
    expect(complaints.filter((complaint) => !complaint.includes('409 (Conflict)'))).toEqual([]);
  },
);

real.it('says when the command has ended, and frees the port', async () => {
  const address = await begun('try', '--lang', 'id');
  const { page } = await open(address);
  await shows(page, '[role=status]', 'Program sedang berjalan');
  expect(await page.locator('html').getAttribute('lang')).toBe('id');
  expect(await command?.callOff()).toBe(0);
  await shows(page, '[role=alert]', 'giliran sudah berakhir');
  expect(await page.getByLabel('Ketik ke server').isDisabled()).toBe(true);
  const refused = new Promise((resolve) =>
    connect(Number(new URL(address).port), '127.0.0.1').once('error', resolve),
  );
  expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
});

real.it('shows what a hostile program prints as text', async () => {
  const hostile = String.raw`<img src=x onerror="globalThis.taken = 1"><script>globalThis.taken = 2</script>\x1b[31m\x1b]0;t\x07\x07\u202e`;
  writeFileSync(
    server(),
    `console.log('${hostile}');\nconsole.error('</pre></script><b>err');\nsetInterval(() => {}, 1e9);\n`,
  );
  const address = await begun('try', '--lang', 'en');
  const { page, asked, complaints } = await open(address);
  const screen = page.locator('.terminal[aria-label=server] .screen');
  await shows(page, '.terminal[aria-label=server] .screen', '</pre></script><b>err');
  const text = await screen.innerText();
  expect(text).toContain('<img src=x onerror="globalThis.taken = 1"><script>globalThis.taken = 2</script>');
  await page.getByLabel('Type to server').fill('<b>tebal</b>');
  await page.getByLabel('Type to server').press('Enter');
  await shows(page, '.terminal[aria-label=server] .screen .typed', '<b>tebal</b>');
  await page.getByRole('button', { name: 'Draw' }).click();
  await page.frameLocator('iframe').locator('.row').first().waitFor(SHOWN);
  expect(await page.locator('body').innerText()).not.toMatch(/[\x1b\x07\u202e]/);
  expect(await page.locator('main img, main b, main script').count()).toBe(0);
  for (const frame of page.frames()) expect(await frame.evaluate('globalThis.taken')).toBeUndefined();
  expect({ strangers: strangers(asked, address), complaints }).toEqual({ strangers: [], complaints: [] });
});

real.it('lets no other site’s page read it, frame it or type', async () => {
  const address = await begun('try', '--lang', 'en');
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><iframe src="${address}"></iframe>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const place = site.address();
  const port = typeof place === 'object' ? place?.port : undefined;
  const { page } = await open(`http://127.0.0.1:${port}/`);
  const own = await open(address);
  await shows(own.page, '.terminal[aria-label=client2] .waits', 'client2 is waiting for its keyboard');

  // Another site that knows the address is refused all the same.
  const line = JSON.stringify({ do: 'type', role: 'server', text: 'jahat' });
  const answers = await page.evaluate(
    `Promise.all([
      fetch(${JSON.stringify(`${address}act`)}, { method: 'POST', mode: 'no-cors', body: ${JSON.stringify(line)} }),
      fetch(${JSON.stringify(`${address}act`)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(line)} }),
      fetch(${JSON.stringify(address)}),
      fetch(${JSON.stringify(`${address}events`)}),
    ].map((asked) => asked.then(({ type }) => type, () => 'refused')))`,
  );
  expect(answers).toEqual(['refused', 'refused', 'refused', 'refused']);
  const [, framed] = page.frames();
  expect(await framed?.locator('#programs').count()).toBe(0);

  await own.page.getByLabel('Type to server').fill('baik');
  await own.page.getByLabel('Type to server').press('Enter');
  await shows(own.page, '.terminal[aria-label=client2] .screen', 'Server : baik');
  expect(await own.page.locator('body').innerText()).not.toContain('jahat');
  await new Promise((resolve) => site.close(resolve));
});

/** The name of what has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(
    `(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
    })()`,
  );
}

/** Repeats an action until its goal is reached: at most as often as there are places in the page. */
async function until(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  const most = await page.locator('a, button, input, [tabindex]').count();
  for (let count = 0; count <= most; count++) if (await isThere()) return;
  throw new Error('it was never come to');
}
