import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderWatch } from '../../../src/student/watch/folder-watch.ts';

let folder = '';
const watches: FolderWatch[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-folder sari's é "));
});

afterEach(async () => {
  await Promise.all(watches.splice(0).map((watch) => watch.close()));
});

/** A watch, with its next report. */
async function watched(): Promise<() => Promise<readonly string[]>> {
  const said: (readonly string[])[] = [];
  let heard: () => void = () => {};
  const watch = new FolderWatch(folder, (files) => {
    said.push(files);
    heard();
  });
  watches.push(watch);
  await watch.ready;
  return async () => {
    while (said.length === 0)
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    return said.shift() ?? [];
  };
}

it('reports a file that comes later, once for a burst, to each of two watches', async () => {
  const [one, other] = [await watched(), await watched()];
  mkdirSync(join(folder, 'src'));
  for (const text of ['a', 'ab', 'abc']) writeFileSync(join(folder, 'server.ts'), text);
  writeFileSync(join(folder, 'client.py'), '');
  for (const next of [one, other]) expect(await next()).toEqual(['client.py', 'server.ts']);
});

it('reports a file that is saved by renaming another', async () => {
  writeFileSync(join(folder, 'server.ts'), 'a');
  const next = await watched();
  writeFileSync(join(folder, '4913~'), 'b');
  renameSync(join(folder, '4913~'), join(folder, 'server.ts'));
  expect(await next()).toEqual(['server.ts']);
});

it('ignores what programs write as they run, what giliran keeps, and unrelated files', async () => {
  mkdirSync(join(folder, 'node_modules/left-pad'), { recursive: true });
  const next = await watched();
  for (const name of ['chat.log', '.giliran-progress.json', 'node_modules/left-pad/index.js'])
    writeFileSync(join(folder, name), 'x');
  writeFileSync(join(folder, 'server.js'), 'x');
  expect(await next()).toEqual(['server.js']);
});
