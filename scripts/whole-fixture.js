import { existsSync } from 'node:fs';
import { copyWhole, readFixture } from './fixture-list.js';

/** Makes a fixture whole that says `base: NAME` in its fixture.yaml, and brings alone what differs from that one. */
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
