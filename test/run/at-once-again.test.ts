import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readTrace } from '../../src/trace/read.ts';
import { needs } from '../support/tools.ts';
import { play } from './play.ts';

const { it } = needs('python3', 'namespaces');

/** The lines in their order, where all roles speak at once. */
async function saidAtOnce(seed: string): Promise<readonly string[]> {
  const { document } = await play('crowd', 'passes-lines-on', '--seed', seed);
  return readTrace(readFileSync(document.trace ?? '', 'utf8')).runs.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.kind === 'move' && event.do === 'say' && event.part === 'at-once'
        ? [`${event.role}: ${event.text}`]
        : [],
    ),
  );
}

it('says the same lines at once in the same order for the same seed, and in another for another', async () => {
  const first = await saidAtOnce('7');
  expect(first).toHaveLength(50);
  expect(await saidAtOnce('7')).toEqual(first);
  expect(await saidAtOnce('8')).not.toEqual(first);
});
