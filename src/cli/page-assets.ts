import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../machine/installation.ts';
import type { PageAssets } from '../pages/conversation/assets.ts';

/**
 * The script and the style of the conversation's page, or of the one that is served.
 * @throws the file system's error where giliran was not built
 */
export function readPageAssets(name: 'page.json' | 'live-page.json' = 'page.json'): PageAssets {
  const assets: PageAssets = JSON.parse(readFileSync(join(projectFolder(), 'dist', name), 'utf8'));
  return assets;
}
