import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { partsOf } from './whole-fixture.js';

/** The bundled submissions, for scripts that run them through the built command. */

const ROOT = join(import.meta.dirname, '..', 'fixtures');

/**
 * @typedef {object} Fixture
 * @property {string} name folder below `fixtures/`, as in `turn-chat/reference`
 * @property {string} folder where it lies: all of it, unless it has a base
 * @property {string} [base] the fixture that it differs from: right ones have none, and faulty ones that do are to be made whole
 * @property {string[]} lab the labs that it is for
 * @property {string} about what is special, or what the mistake is
 * @property {string} verdict what `check` must say
 * @property {Record<string, { blame: string[], cause: string }>} [fails] checks that must not pass
 * @property {string} [isolation] where it may be run, if not everywhere: hostile ones in a sandbox
 * @property {string[]} [may] checks that may pass or not
 */

/** @param {string} name @returns {Fixture} */
export function readFixture(name) {
  const folder = join(ROOT, name);
  return { ...parse(readFileSync(join(folder, 'fixture.yaml'), 'utf8')), name, folder };
}

/** Every fixture, in the order of the names. @returns {Fixture[]} */
export function allFixtures() {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('/fixture.yaml'))
    .map((file) => readFixture(file.slice(0, -'/fixture.yaml'.length)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Programs that a fixture needs and this machine lacks. @param {Fixture} fixture @returns {string[]} */
export function missingFor({ name, isolation }) {
  const parts = partsOf(name);
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

function isInstalled(tool) {
  const names = process.platform === 'win32' ? [`${tool}.exe`, `${tool}.cmd`] : [tool];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}
