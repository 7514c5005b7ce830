import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Fixtures that say `base: NAME` in their fixture.yaml bring alone what differs from that fixture. Here they are made whole,
 * for tests, scripts and people: `node scripts/whole-fixture.js NAME FOLDER`.
 */

const ROOT = join(import.meta.dirname, '..', 'fixtures');
const FILE = 'fixture.yaml';

/**
 * The folders that a fixture is made of: what lies in a later one takes the place of what lies in an earlier one.
 * @param {string} name folder below `fixtures/`, as in `multicast-chat/faulty/wrong-group`
 * @returns {string[]} its base's, where it has one, and its own
 * @throws {Error} where it names a base that is not there, or one that has a base itself
 */
export function partsOf(name) {
  const own = join(ROOT, name);
  const base = baseIn(own);
  if (base === undefined) return [own];
  const folder = join(ROOT, base);
  if (!existsSync(join(folder, FILE)))
    throw new Error(
      `Expected fixtures/${name}/${FILE} to name a folder below fixtures/ as its base, found "${base}".`,
    );
  if (baseIn(folder) !== undefined)
    throw new Error(
      `Expected the base of fixtures/${name} to be whole, found that ${base} has a base itself. Name a whole one.`,
    );
  return [folder, own];
}

/**
 * Writes all files of a fixture.
 * @param {string} name folder below `fixtures/`
 * @param {string} to is made where it is not there
 */
export function writeWhole(name, to) {
  mkdirSync(to, { recursive: true });
  for (const part of partsOf(name)) cpSync(part, to, { recursive: true });
}

/** What a fixture's folder says its base is. */
function baseIn(folder) {
  return parse(readFileSync(join(folder, FILE), 'utf8')).base;
}

if (process.argv[1] === import.meta.filename) {
  const [name, to] = process.argv.slice(2);
  if (name === undefined || to === undefined || !existsSync(join(ROOT, name, FILE)) || existsSync(to)) {
    console.error(
      `Expected a folder below fixtures/ that has a ${FILE}, and a folder that is not there yet, found ${name ?? 'nothing'} and ${to ?? 'nothing'}.\nnode scripts/whole-fixture.js multicast-chat/faulty/wrong-group /tmp/wrong-group`,
    );
    process.exitCode = 2;
  } else writeWhole(name, to);
}
