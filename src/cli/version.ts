import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './labs.ts';

/** The version in package.json. */
export function toolVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0';
}
