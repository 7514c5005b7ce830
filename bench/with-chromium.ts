import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findOnPath } from '../src/machine/find-on-path.ts';

/** Options by which the browser makes no requests of its own, and uses no graphics card. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Measures in a browser, with a temporary folder.
 * @returns the exit code: 2 where there is no browser
 */
export async function withChromium(
  measure: (browser: Browser, folder: string) => Promise<void>,
): Promise<number> {
  const executablePath = findOnPath('chromium');
  if (executablePath === null) {
    process.stderr.write('bench: Expected chromium, found none. Install it: apt-get install chromium\n');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'giliran-bench-page-'));
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    await measure(browser, folder);
    return 0;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
