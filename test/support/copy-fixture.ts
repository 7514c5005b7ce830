import { join } from 'node:path';
import { copyWhole, readFixture } from '../../src/authoring/fixture/find-fixtures.ts';

const ROOT = join(import.meta.dirname, '../../fixtures');

/**
 * Copies all files of a fixture, without what checks have left in its folder.
 * @param name its folder below `fixtures/`: `turn-chat/reference`
 * @param to is made where it does not exist
 */
export function copyFixture(name: string, to: string): void {
  copyWhole(readFixture(ROOT, join(ROOT, name)), to);
}
