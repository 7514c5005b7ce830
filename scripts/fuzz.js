import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from './giliran.js';

/** Has corrupted lab files read, and looks whether the loader fails, hangs, or reports a mistake without its place. */

const USAGE = `npm run fuzz -- [--rounds N] [--seed N]
  --rounds N  how many damaged lab files are read (default 10000)
  --seed N    the first one's seed (default: by the clock); the same seed damages in the same way
Exit codes: 0 nothing found, 1 something found, 2 could not be carried out`;

/** A loader that takes this long hangs, in milliseconds: no file takes nearly as long. */
const HANGS_MS = 20_000;

function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(Math.trunc(Date.now() / 1000) % 1_000_000) },
      help: { type: 'boolean', default: false },
    },
  });
  for (const name of ['rounds', 'seed'])
    if (!/^\d{1,9}$/.test(values[name]))
      throw new Error(`Expected --${name} to be a whole number, found "${values[name]}".\n${USAGE}`);
  return { rounds: Number(values.rounds), seed: Number(values.seed), help: values.help };
}

/** Every lab file of the project's own. */
function labFiles() {
  return ['labs', 'examples']
    .flatMap((kind) => readdirSync(join(PROJECT, kind)).map((name) => join(PROJECT, kind, name, 'lab.yaml')))
    .filter((file) => existsSync(file));
}

/**
 * Reads files in a process of its own, which can be killed.
 * @returns the seed of the file at which it stopped; null where it came to the end
 */
function read(folder, first, last, report) {
  return new Promise((resolve, reject) => {
    const reader = fork(
      join(import.meta.dirname, 'fuzz-reader.js'),
      [folder, String(first), String(last), ...labFiles()],
      { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] },
    );
    let said = '';
    let at = null;
    let hangs = false;
    let timer;
    reader.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2_000);
    });
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hangs = true;
        reader.kill('SIGKILL');
      }, HANGS_MS);
    };
    reader.on('message', ({ seed, fault }) => {
      watch();
      at = seed;
      report(seed, fault ?? null);
    });
    reader.on('error', reject);
    reader.on('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(null);
      else if (at === null) reject(new Error(said.trim() || `the reader ended with ${code}`));
      else {
        report(at, hangs ? `not read after ${HANGS_MS / 1000} s` : `the reader ended: ${said.trim()}`);
        resolve(at);
      }
    });
  });
}

async function main() {
  const { rounds, seed, help } = readOptions();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'giliran-fuzz-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const last = seed + rounds - 1;
  let found = 0;
  const report = (at, fault) => {
    if (fault !== null) {
      found++;
      console.log(`seed ${at}: ${fault}\n`);
    } else if ((at - seed + 1) % 1000 === 0)
      console.log(`${at - seed + 1} of ${rounds} read, ${found} found`);
  };
  for (let first = seed; first <= last; ) {
    const stuck = await read(folder, first, last, report);
    first = stuck === null ? last + 1 : stuck + 1;
  }
  console.log(`${rounds} damaged lab files read from seed ${seed}: ${found === 0 ? 'nothing' : found} found`);
  return found === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
