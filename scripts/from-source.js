import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PROJECT = join(import.meta.dirname, '..');

/**
 * Imports a module of the source as it is now, compiled on the way, so that scripts need no copy of it: node reads no
 * TypeScript.
 * @param {string} file from the project's root, as in `src/authoring/verify/load.ts`
 * @returns {Promise<any>} its exports
 */
export async function fromSource(file) {
  const cache = join(PROJECT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(join(cache, 'giliran-script-'));
  const outfile = join(place, 'source.mjs');
  try {
    await build({
      absWorkingDir: PROJECT,
      entryPoints: [file],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
