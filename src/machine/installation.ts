import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** giliran's own folder: the parent of `dist` when it is built, or that of `src/machine`. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  // Either of the two may be missing.
  const isProject = (): boolean => ['package.json', 'labs'].some((name) => existsSync(join(folder, name)));
  while (!isProject() && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The version from its package.json. */
export function toolVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0';
}
