import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAssets } from '../pages/conversation/assets.ts';
import { projectFolder } from './labs.ts';

/** The script and the style of the conversation's page. @throws the file system's error where giliran was not built */
export function readPageAssets(): PageAssets {
  const assets: PageAssets = JSON.parse(readFileSync(join(projectFolder(), 'dist', 'page.json'), 'utf8'));
  return assets;
}
