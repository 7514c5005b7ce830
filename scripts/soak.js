import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { startBurners } from './burners.js';
import { allFixtures, missingFor } from './fixture-list.js';

/** Checks every right submission again and again on a busy machine: any verdict but "pass" is a failure. */

const PROJECT = join(import.meta.dirname, '..');
const COMMAND = join(PROJECT, 'bin', 'giliran.js');
const CORES = availableParallelism();

/** A check that takes longer hangs, in milliseconds. A run has limits of its own, far below this. */
const HANGS_MS = 300_000;
/** What a hanging check gets to clear up, in milliseconds. */
const GRACE_MS = 10_000;
/** How often progress is shown where there is no terminal, in milliseconds. */
const SELDOM_MS = 15_000;

const USAGE = `npm run soak -- [--rounds N] [--load N] [--jobs N] [--only TEXT]
  --rounds N   how often every right submission is checked with its labs (default 200, or SOAK_ROUNDS)
  --load N     processes that keep a core busy each (default: cores, here ${CORES})
  --jobs N     checks at once (default: cores, at least 2; 1 where runs share the machine's ports)
  --only TEXT  only submissions whose name holds TEXT`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: process.env.SOAK_ROUNDS ?? '200' },
      load: { type: 'string', default: String(CORES) },
      jobs: { type: 'string', default: String(Math.max(2, CORES)) },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  for (const name of ['rounds', 'load', 'jobs'])
    if (!/^\d{1,6}$/.test(values[name]) || (name !== 'load' && Number(values[name]) < 1))
      throw new Error(`Expected --${name} to be a whole number, found "${values[name]}".\n${USAGE}`);
  return { ...values, rounds: Number(values.rounds), load: Number(values.load), jobs: Number(values.jobs) };
}

/** Whether every run gets a network of its own here: otherwise only one can go on at a time. */
function hasPrivateNetworks() {
  const { stdout } = spawnSync(process.execPath, [COMMAND, 'doctor', '--json'], { encoding: 'utf8' });
  return JSON.parse(stdout).findings.some(({ name, ok }) => name === 'private networks' && ok);
}

class Soak {
  constructor(tasks, options, folder) {
    this.tasks = tasks;
    this.options = options;
    this.folder = folder;
    this.total = tasks.length * options.rounds;
    this.started = 0;
    this.done = 0;
    this.failures = 0;
    this.durations = [];
    this.settled = { kernel: 0, timer: 0, idle: 0 };
    this.children = new Set();
    this.interrupted = false;
    this.startedAt = performance.now();
  }

  async run() {
    const timer = setInterval(() => this.showProgress(), process.stderr.isTTY ? 500 : SELDOM_MS);
    try {
      await Promise.all(Array.from({ length: this.options.jobs }, () => this.work()));
    } finally {
      clearInterval(timer);
      this.clearLine();
    }
  }

  async work() {
    while (this.started < this.total && !this.interrupted) {
      const number = this.started++;
      await this.check(this.tasks[number % this.tasks.length], number);
    }
  }

  async check({ lab, fixture }, number) {
    const seed = randomInt(1, 1_000_000_000);
    const trace = join(this.folder, `${number}-${lab}-${seed}.jsonl`);
    const startedAt = performance.now();
    const { code, out, err, hung } = await this.spawn([
      'check',
      lab,
      fixture.folder,
      '--json',
      '--seed',
      String(seed),
      '--trace',
      trace,
      ...(fixture.isolation ? ['--isolation', fixture.isolation] : []),
    ]);
    if (this.interrupted) return;
    this.done++;
    this.durations.push(performance.now() - startedAt);
    const document = readDocument(out);
    for (const by of Object.keys(this.settled)) this.settled[by] += document?.settled[by] ?? 0;
    if (code === 0 && document?.verdict === 'pass') {
      rmSync(trace, { force: true });
      return;
    }
    this.failures++;
    this.clearLine();
    const where = relative(process.cwd(), fixture.folder);
    const lines = [
      `FAILED: ${lab} with ${fixture.name}, seed ${seed}: ${hung ? `hung for ${HANGS_MS / 1000} s` : (document?.verdict ?? `no result, exit code ${code}`)}`,
      ...(document?.checks ?? [])
        .filter(({ status }) => status !== 'pass')
        .map(
          ({ id, status, cause, blame, message, actual }) =>
            `  ${id}: ${status} ${cause ?? ''} [${blame.join(', ')}] ${message ?? ''}${actual === null ? '' : ` / ${actual}`}`,
        ),
      ...(err.trim() === '' ? [] : [`  ${err.trim()}`]),
      `  again: npx giliran check ${lab} ${where} --seed ${seed}`,
      `  trace: ${trace}`,
    ];
    console.log(lines.join('\n'));
  }

  spawn(args) {
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.children.add(child);
    let out = '';
    let err = '';
    let hung = false;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    const terminate = setTimeout(() => {
      hung = true;
      child.kill('SIGTERM');
    }, HANGS_MS);
    const kill = setTimeout(() => child.kill('SIGKILL'), HANGS_MS + GRACE_MS);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(terminate);
        clearTimeout(kill);
        this.children.delete(child);
        resolve({ code, out, err, hung });
      });
    });
  }

  /** Starts no more checks, and ends those that go on. A second time it does not wait for them. */
  interrupt() {
    if (this.interrupted) process.exit(130);
    this.interrupted = true;
    for (const child of this.children) child.kill('SIGTERM');
  }

  showProgress() {
    const seconds = (performance.now() - this.startedAt) / 1000;
    const rate = this.done / seconds;
    const left = this.done === 0 ? '?' : clock((this.total - this.done) / rate);
    const line = `${this.done} of ${this.total} checks, ${this.failures} failed, ${rate.toFixed(2)} a second, ${left} left`;
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  }

  clearLine() {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }

  summary() {
    const sorted = this.durations.toSorted((a, b) => a - b);
    const at = (share) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    const { kernel, timer, idle } = this.settled;
    return [
      `${this.done} of ${this.total} checks in ${clock((performance.now() - this.startedAt) / 1000)}: ${this.failures} failed`,
      `a check took ${at(0.5)} ms at the median, ${at(0.95)} ms at the 95th percentile, ${at(1)} ms at most`,
      `moves settled by the kernel's word ${kernel}, by steady timers ${timer}, by waiting ${idle}`,
      ...(this.failures > 0 ? [`traces of the failures: ${this.folder}`] : []),
    ].join('\n');
  }
}

function readDocument(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** What to check: every right submission with each of its labs, but for those that this machine cannot run. */
function chooseTasks(only) {
  const right = allFixtures().filter(({ verdict, name }) => verdict === 'pass' && name.includes(only));
  const lacking = right.map((fixture) => ({ fixture, missing: missingFor(fixture) }));
  const skipped = lacking.filter(({ missing }) => missing.length > 0);
  for (const { fixture, missing } of skipped)
    console.log(`skipped: ${fixture.name} (no ${missing.join(', ')} on this machine)`);
  if (skipped.length > 0 && process.env.CI === 'true')
    throw new Error('CI=true, and something is missing: install it, so that nothing is skipped.');
  return lacking
    .filter(({ missing }) => missing.length === 0)
    .flatMap(({ fixture }) => fixture.lab.map((lab) => ({ lab, fixture })));
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const tasks = chooseTasks(options.only);
  if (tasks.length === 0)
    throw new Error(`Expected a right submission whose name holds "${options.only}", found none.`);
  if (options.jobs > 1 && !hasPrivateNetworks()) {
    console.log('No private networks on this machine: one check at a time.');
    options.jobs = 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'giliran-soak-'));
  const soak = new Soak(tasks, options, folder);
  console.log(
    `${tasks.length} right submissions with their labs, ${options.rounds} rounds: ${soak.total} checks, ${options.jobs} at once, ${options.load} busy processes on ${CORES} cores`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => soak.interrupt());
  const stopBurners = startBurners(options.load);
  try {
    await soak.run();
  } finally {
    stopBurners();
  }
  console.log(soak.summary());
  if (soak.failures === 0) rmSync(folder, { recursive: true, force: true });
  if (soak.interrupted) return 130;
  return soak.failures === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`soak: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
