import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Entry } from './entry.ts';

/** The bits of a mode that mark a regular file. */
const REGULAR = 0o100000;

/** The same for every file, so that the same content makes the same archive. */
const MTIME = new Date(2000, 0, 1);

/**
 * Writes a zip, whole or not at all, with the executable bits that systems like Gradescope need.
 * @throws the file system's error where it cannot be written, or a file cannot be read
 */
export async function writeZip(target: string, entries: readonly Entry[]): Promise<void> {
  const zip = new ZipFile();
  const part = `${target}.${process.pid}.part`;
  const written = pipeline(zip.outputStream, createWriteStream(part));
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const { path, executable, content } of entries) {
    const options = { mode: REGULAR | (executable ? 0o755 : 0o644), mtime: MTIME };
    if ('file' in content) zip.addFile(content.file, path, options);
    else zip.addBuffer(Buffer.from(content.text), path, options);
  }
  zip.end();
  try {
    await Promise.race([written, failed]);
    renameSync(part, target);
  } finally {
    rmSync(part, { force: true });
  }
}
