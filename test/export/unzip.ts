import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** Unpacks a zip that is trusted, with the modes of its files. @returns their paths */
export async function unzip(file: string, into: string): Promise<readonly string[]> {
  const zip = await fromBufferPromise(readFileSync(file));
  const paths: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const target = join(into, entry.fileName);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await buffer(await zip.openReadStreamPromise(entry)));
    chmodSync(target, (entry.externalFileAttributes >>> 16) & 0o777);
    paths.push(entry.fileName);
  }
  return paths;
}
