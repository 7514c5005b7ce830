import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allFixtures, runnableOf, wholeFolder } from './fixture-list.js';
import { HANGS_MS, hasPrivateNetworks, readDocument, startGiliran } from './giliran.js';
import { entryOf, movesBetween } from './matrix-moves.js';

/**
 * Writes what every fixture gets for each of its labs, as one JSON document, and compares it with an earlier one. It is
 * for changes to how giliran is built that must not change what it decides: write before the change, compare after.
 */

const CORES = availableParallelism();

const USAGE = `npm run matrix -- [--out FILE] [--compare FILE] [--from FILE] [--only TEXT] [--seed N] [--jobs N]
  --out FILE      where the document goes (default: the terminal, unless it is compared)
  --compare FILE  says what has moved since that document was written: a line each, and exit code 1 where anything has
  --from FILE     compares this document, and runs nothing
  --only TEXT     only fixtures whose name holds TEXT
  --seed N        of every check (default: that of the document compared with, or 11)
  --jobs N        checks at once (default: cores, here ${CORES}; 1 where runs share the machine's ports)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      compare: { type: 'string' },
      from: { type: 'string' },
      only: { type: 'string', default: '' },
      seed: { type: 'string' },
      jobs: { type: 'string', default: String(CORES) },
      help: { type: 'boolean', default: false },
    },
  });
  for (const name of ['seed', 'jobs'])
    if (!/^\d{1,9}$/.test(values[name] ?? '1') || Number(values[name]) < 1)
      throw new Error(
        `Expected --${name} to be a whole number from 1 on, found "${values[name]}".\n${USAGE}`,
      );
  if (values.from !== undefined && values.compare === undefined)
    throw new Error(`Expected --from to go with --compare, found no --compare.\n${USAGE}`);
  return {
    ...values,
    seed: values.seed === undefined ? null : Number(values.seed),
    jobs: Number(values.jobs),
  };
}

/** @throws where there is no such document */
function readMatrix(file) {
  const document = readDocument(readFileSync(file, 'utf8'));
  if (document?.schema !== 1 || typeof document.seed !== 'number' || typeof document.results !== 'object')
    throw new Error(
      `Expected ${file} to be a document that npm run matrix has written, found something else.`,
    );
  return document;
}

/** Checks each fixture with each of its labs. @returns the document */
async function runMatrix({ only, seed, jobs }) {
  const fixtures = runnableOf(allFixtures().filter(({ name }) => name.includes(only)));
  const tasks = fixtures.flatMap((fixture) => fixture.lab.map((lab) => ({ lab, fixture })));
  if (tasks.length === 0) throw new Error(`Expected a fixture whose name holds "${only}", found none.`);
  const folder = mkdtempSync(join(tmpdir(), 'giliran-matrix-'));
  const results = new Map();
  const work = async (queue) => {
    for (const task of queue) {
      const name = `${task.lab}: ${task.fixture.name}`;
      results.set(name, await check(task, seed, join(folder, name.replaceAll(/[^\w.-]+/g, '-'))));
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${results.size} of ${tasks.length}: ${name}`);
    }
  };
  try {
    const queue = tasks.values();
    const atOnce = jobs > 1 && !hasPrivateNetworks() ? 1 : jobs;
    await Promise.all(Array.from({ length: atOnce }, () => work(queue)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
  const sorted = [...results].sort(([one], [other]) => (one < other ? -1 : 1));
  return { schema: 1, seed, results: Object.fromEntries(sorted) };
}

/** Checks a fixture. @param place a folder of its own, removed afterwards with the trace and the capture */
async function check({ lab, fixture }, seed, place) {
  mkdirSync(place);
  const whole = wholeFolder(fixture, join(place, 'whole'));
  const { child, ended } = startGiliran([
    'check',
    lab,
    whole,
    ...['--json', '--seed', String(seed), '--trace', join(place, 'trace.jsonl')],
    ...(fixture.isolation ? ['--isolation', fixture.isolation] : []),
  ]);
  const timer = setTimeout(() => child.kill('SIGKILL'), HANGS_MS);
  const { code, signal, out, err } = await ended.finally(() => clearTimeout(timer));
  rmSync(place, { recursive: true, force: true });
  const document = readDocument(out);
  return document === null
    ? { trouble: err.trim().split('\n')[0] || `exit code ${code ?? signal}` }
    : entryOf(document);
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const { out, compare, from, only } = options;
  const before = compare === undefined ? null : readMatrix(compare);
  const now =
    from === undefined
      ? await runMatrix({ ...options, seed: options.seed ?? before?.seed ?? 11 })
      : readMatrix(from);
  const text = `${JSON.stringify(now, null, 1)}\n`;
  if (out !== undefined) writeFileSync(out, text);
  if (before === null) {
    if (out === undefined) process.stdout.write(text);
    return Object.values(now.results).some((entry) => 'trouble' in entry) ? 2 : 0;
  }
  const moves = movesBetween(before.results, now.results, only === '');
  const byChance = new Set(allFixtures().flatMap(({ name, may }) => (may === undefined ? [] : [name])));
  const isByChance = ({ name }) => byChance.has(name.slice(name.indexOf(': ') + 2));
  const real = moves.filter((move) => !isByChance(move));
  for (const move of moves)
    console.log(`${move.name}: ${move.what}${isByChance(move) ? ' (left to chance there)' : ''}`);
  console.log(`${Object.keys(now.results).length} results compared, differences: ${real.length}`);
  return real.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`matrix: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
