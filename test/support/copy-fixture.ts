import { join } from 'node:path';
import { copyWhole, readFixture } from '../../src/authoring/fixture/find-fixtures.ts';

const ROOT = join(import.meta.dirname, '../../fixtures');

/**
 * Copies a fixture whole, without what a check has left in its folder.
 * @param name its folder below `fixtures/`: `turn-chat/reference`
 * @param to is made where it is not there
 */
export function copyFixture(name: string, to: string): void {
  copyWhole(readFixture(ROOT, join(ROOT, name)), to);
}
