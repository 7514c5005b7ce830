import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { findOnPath } from '../../src/machine/find-on-path.ts';
import type { PageAssets } from '../../src/pages/conversation/assets.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** The page's built script. */
export function pageAssets(): PageAssets {
  return readAssets('page.json');
}

/** The built script of a class's page. */
export function classAssets(): PageAssets {
  return readAssets('class-page.json');
}

function readAssets(name: string): PageAssets {
  const assets: PageAssets = JSON.parse(readFileSync(join(PROJECT, 'dist', name), 'utf8'));
  return assets;
}

/** Switches off a browser's own requests, mostly to its makers. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page in a real browser, with its requests and complaints. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that it requested, except its own. */
  readonly asked: readonly string[];
  /** Errors, warnings and dialogs. */
  readonly complaints: readonly string[];
}

/** Opens pages in Debian's chromium, one browser for a test file. */
export function browserForTests(): (
  html: string,
  options?: BrowserContextOptions,
  hash?: string,
) => Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-browser-'));
  const open = filesInBrowser();
  let files = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return async (html, options = {}, hash = '') => {
    const file = join(folder, `${files++}.html`);
    writeFileSync(file, html);
    return open(file, options, hash);
  };
}

/** The same for files in a folder where their links work. */
export function filesInBrowser(): (
  file: string,
  options?: BrowserContextOptions,
  hash?: string,
) => Promise<OpenPage> {
  const open = addressesInBrowser();
  return async (file, options = {}, hash = '') => open(pathToFileURL(file).href + hash, options);
}

/** The same for pages that are served. */
export function addressesInBrowser(): (
  address: string,
  options?: BrowserContextOptions,
) => Promise<OpenPage> {
  let launched: Promise<Browser> | null = null;
  afterAll(async () => (await launched)?.close());
  return async (address, options = {}) => {
    launched ??= chromium.launch({ executablePath: findOnPath('chromium') ?? 'chromium', args: QUIET });
    const context = await (await launched).newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const [own] = address.split('#');
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (url.split('#')[0] !== own && !url.startsWith('data:')) asked.push(url);
    });
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    return { page, asked, complaints };
  };
}
