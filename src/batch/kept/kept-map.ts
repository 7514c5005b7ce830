import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MapText } from '../intake/map/map-file.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * Keeps a map file with a batch, in place of the one before, so that what it settles holds when the batch is gone on
 * with.
 * @param keys what means something in it: labs, and their roles
 */
export function keepMap(out: string, text: string, keys: readonly string[]): void {
  writeAtomically(keysFile(out), `${JSON.stringify(keys)}\n`);
  writeAtomically(keptMapFile(out), text);
}

/** The map that a batch keeps, as it lies there: a person may have edited it. Null where there is none. */
export function keptMap(out: string): MapText | null {
  const file = keptMapFile(out);
  if (!existsSync(file)) return null;
  return { file, text: readFileSync(file, 'utf8'), elsewhere: keysOf(out) };
}

/** Where a batch's map lies. */
export function keptMapFile(out: string): string {
  return join(out, 'map', 'kept.yaml');
}

/** Forgets the map of a batch. */
export function dropMap(out: string): void {
  rmSync(join(out, 'map'), { recursive: true, force: true });
}

/** The map may be for more labs than are graded now. */
function keysOf(out: string): readonly string[] {
  if (!existsSync(keysFile(out))) return [];
  const keys: readonly string[] = JSON.parse(readFileSync(keysFile(out), 'utf8'));
  return keys;
}

function keysFile(out: string): string {
  return join(out, 'map', 'keys.json');
}
