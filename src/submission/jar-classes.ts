import { join } from 'node:path';
import { openPromise } from 'yauzl';
import { rethrowShortage } from '../machine/shortage-code.ts';

/** More than any archive of a student's holds. */
const MOST_ENTRIES = 10_000;

/**
 * The classes in an archive of Java's, as paths with slashes; nothing is unpacked.
 * @returns none where it cannot be read
 */
export async function jarClasses(folder: string, file: string): Promise<readonly string[]> {
  try {
    const archive = await openPromise(join(folder, file));
    const names: string[] = [];
    for await (const { fileName } of archive.eachEntry()) {
      if (fileName.endsWith('.class')) names.push(fileName);
      if (names.length === MOST_ENTRIES) break;
    }
    archive.close();
    return names;
  } catch (error) {
    rethrowShortage(error);
    // Whatever is wrong with it: there is nothing to be run in it.
    return [];
  }
}
