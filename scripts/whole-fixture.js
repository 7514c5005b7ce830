import { existsSync } from 'node:fs';
import { copyWhole, readFixture } from './fixture-list.js';

/**
 * Puts all files of a fixture together whose fixture.yaml says `base: NAME`, and that has only the files that differ.
 */
const [name, to] = process.argv.slice(2);
try {
  if (name === undefined || to === undefined || existsSync(to))
    throw new Error(
      `Expected the name of a fixture and a folder that is not there yet, found ${name ?? 'nothing'} and ${to ?? 'nothing'}.\nnode scripts/whole-fixture.js multicast-chat/faulty/wrong-group /tmp/wrong-group`,
    );
  copyWhole(readFixture(name), to);
} catch (error) {
  console.error(`whole-fixture: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
