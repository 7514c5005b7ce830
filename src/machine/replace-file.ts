import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file so that it is either complete or as before. A link in its place is replaced, and never followed; of two
 * writers at the same time, the last one wins.
 * @throws the file system's error
 */
export function replaceFile(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    rmSync(beside, { force: true });
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, file);
  } catch (error) {
    removeIfPossible(beside);
    throw error;
  }
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing could be written there, so nothing is left there.
  }
}
