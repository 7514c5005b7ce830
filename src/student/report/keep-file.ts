import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';

/** A file's text; null where there is none. @throws the file system's error, for a folder too */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** How many names for a copy are tried. */
const MOST_COPIES = 1000;

/**
 * Copies a file to a free name beside it: `report.old-1.md`.
 * @returns the copy's path
 * @throws the file system's error
 */
export function keepCopy(file: string): string {
  const bytes = readFileSync(file);
  const ending = extname(file);
  const stem = file.slice(0, file.length - ending.length);
  for (let number = 1; ; number++) {
    const copy = `${stem}.old-${number}${ending}`;
    try {
      writeFileSync(copy, bytes, { flag: 'wx' });
      return copy;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isTaken || number === MOST_COPIES) throw error;
    }
  }
}

const SEAL = /<!-- giliran:page ([0-9a-f]{16}) -->\s*$/;

/** A page with a seal at its end, which no longer fits once the page is changed. */
export function sealed(page: string): string {
  return `${page.trimEnd()}\n<!-- giliran:page ${hashOf(page)} -->\n`;
}

/** Whether a page was written by giliran, and nobody has changed it. */
export function isSealed(page: string): boolean {
  const [, hash] = SEAL.exec(page) ?? [];
  return hash === hashOf(page.replace(SEAL, ''));
}

function hashOf(page: string): string {
  return createHash('sha256').update(page.trimEnd().replace(/\r\n/g, '\n')).digest('hex').slice(0, 16);
}
