import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file so that it is there whole, or as it was. A link in its place is replaced, and never followed; of two who
 * write at once, the last one counts.
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
    // Nothing could be written there either.
  }
}
