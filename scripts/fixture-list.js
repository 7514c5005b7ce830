import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { fromSource } from './from-source.js';

/** Lists the bundled submissions, for scripts that run them with the built command. */

const ROOT = join(import.meta.dirname, '..', 'fixtures');
const source = await fromSource('src/authoring/fixture/find-fixtures.ts');

export const { copyWhole, wholeFolder } = source;

/**
 * @typedef {object} Fixture
 * @property {string} name folder below `fixtures/`, as in `turn-chat/reference`
 * @property {string} folder where it lies: all of it, unless it has a base
 * @property {string | null} baseFolder where the fixture lies that it differs from; null for right ones, and others that are whole
 * @property {string[]} lab the labs that it is for
 * @property {string} about what is special, or what the mistake is
 * @property {string} verdict what `check` must say
 * @property {Record<string, { blame: string[], cause: string }>} [fails] checks that must not pass
 * @property {string} [isolation] where it may be run, if not everywhere: hostile ones in a sandbox
 * @property {string[]} [may] checks that may pass or not
 */

/** @param {string} name @returns {Fixture} */
export function readFixture(name) {
  return source.readFixture(ROOT, join(ROOT, name));
}

/** Every fixture, in the order of the names. @returns {Fixture[]} */
export function allFixtures() {
  return source.allFixtures(ROOT);
}

/** Programs that a fixture needs and this machine lacks. @param {Fixture} fixture @returns {string[]} */
export function missingFor({ folder, baseFolder, isolation }) {
  const parts = baseFolder === null ? [folder] : [baseFolder, folder];
  const files = parts.flatMap((part) => readdirSync(part, { recursive: true, encoding: 'utf8' }));
  const missing = isolation === 'sandbox' && !isInstalled('bwrap') ? ['bwrap'] : [];
  if (files.some((file) => file.endsWith('.py')) && !isInstalled('python3') && !isInstalled('python'))
    missing.push('python3');
  const manifest = parts.map((part) => join(part, 'giliran.yaml')).findLast((file) => existsSync(file));
  if (manifest === undefined) return missing;
  const [builder] = String(parse(readFileSync(manifest, 'utf8')).build ?? '').split(' ');
  const needed = builder === 'make' ? ['make', 'gcc', 'stdbuf'] : builder ? [builder, 'stdbuf'] : [];
  return [...missing, ...needed.filter((tool) => !isInstalled(tool))];
}

/**
 * The fixtures that this machine can run; the others are printed.
 * @param {Fixture[]} fixtures
 * @returns {Fixture[]}
 * @throws {Error} where `CI=true` and something is missing
 */
export function runnableOf(fixtures) {
  const lacking = fixtures.map((fixture) => ({ fixture, missing: missingFor(fixture) }));
  const skipped = lacking.filter(({ missing }) => missing.length > 0);
  for (const { fixture, missing } of skipped)
    console.error(`skipped: ${fixture.name} (no ${missing.join(', ')} on this machine)`);
  if (skipped.length > 0 && process.env.CI === 'true')
    throw new Error('CI=true, and something is missing: install it, so that nothing is skipped.');
  return lacking.flatMap(({ fixture, missing }) => (missing.length === 0 ? [fixture] : []));
}

function isInstalled(tool) {
  const names = process.platform === 'win32' ? [`${tool}.exe`, `${tool}.cmd`] : [tool];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}
