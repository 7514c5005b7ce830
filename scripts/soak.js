import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { allFixtures, runnableOf, wholeFolder } from './fixture-list.js';
import { fromSource } from './from-source.js';
import { HANGS_MS, hasPrivateNetworks, PROJECT, readDocument, startGiliran } from './giliran.js';

const { contradictions, differences } = await fromSource('src/authoring/fixture/differences.ts');
const { startLoad } = await fromSource('src/authoring/verify/load.ts');
const { loadLab } = await fromSource('src/lab/load.ts');
const { graders } = await fromSource('graders/index.ts');

/**
 * Checks every right submission again and again on a busy machine: any verdict but "pass" is a failure. With
 * `--faulty`, other submissions are checked too: for these, any result but the fixture's is one.
 */

const CORES = availableParallelism();

/** How long a hanging check may take to clean up, in milliseconds. */
const GRACE_MS = 10_000;
/** How often progress is printed where there is no terminal, in milliseconds. */
const SELDOM_MS = 15_000;

const USAGE = `npm run soak -- [--rounds N] [--load N] [--jobs N] [--only TEXT]… [--faulty]
  --rounds N   how often every right submission is checked with its labs (default 200, or SOAK_ROUNDS)
  --load N     processes that keep a core busy each (default: cores, here ${CORES})
  --jobs N     checks at once (default: cores, at least 2; 1 where runs share the machine's ports)
  --only TEXT  only submissions whose name holds TEXT; can be given again, for more
  --faulty     also submissions that are not right, which must fail as they say
  --weak       without what the kernel tells, as on macOS and Windows: a check may be inconclusive, and who is at fault told by
               another cause, but nothing else may be different; and --load is 0 by default, since waiting is all that tells
  --isolation none
               on the machine's own network, one check at a time, compared as with --weak, without labs whose programs
               have hosts of their own
  --every N    only one submission in N (default 1)
  --from N     of each N, this one (default 0)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: process.env.SOAK_ROUNDS ?? '200' },
      load: { type: 'string' },
      jobs: { type: 'string', default: String(Math.max(2, CORES)) },
      weak: { type: 'boolean', default: false },
      isolation: { type: 'string' },
      every: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      only: { type: 'string', multiple: true, default: [] },
      faulty: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.isolation !== undefined && values.isolation !== 'none')
    throw new Error(`Expected --isolation none, found "${values.isolation}".\n${USAGE}`);
  values.load ??= values.weak ? '0' : String(CORES);
  const number = (name) => {
    if (!/^\d{1,6}$/.test(values[name]) || (!['load', 'from'].includes(name) && Number(values[name]) < 1))
      throw new Error(`Expected --${name} to be a whole number, found "${values[name]}".\n${USAGE}`);
    return Number(values[name]);
  };
  const [rounds, load, jobs, every, from] = ['rounds', 'load', 'jobs', 'every', 'from'].map(number);
  return { ...values, rounds, load, every, from, jobs: values.isolation === 'none' ? 1 : jobs };
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

  async check({ lab, fixture, folder }, number) {
    const seed = randomInt(1, 1_000_000_000);
    const trace = join(this.folder, `${number}-${lab}-${seed}.jsonl`);
    const startedAt = performance.now();
    const { code, out, err, hung } = await this.giliran([
      'check',
      lab,
      folder,
      '--json',
      '--seed',
      String(seed),
      '--trace',
      trace,
      ...isolationOf(fixture, this.options),
    ]);
    if (this.interrupted) return;
    this.done++;
    this.durations.push(performance.now() - startedAt);
    const document = readDocument(out);
    for (const by of Object.keys(this.settled)) this.settled[by] += document?.settled[by] ?? 0;
    const seesLess = this.options.weak || this.options.isolation === 'none';
    const compare = seesLess ? contradictions : differences;
    const unlike = hung ? [] : document === null ? ['no result'] : compare(fixture, document);
    if (!hung && unlike.length === 0) {
      rmSync(trace, { force: true });
      return;
    }
    this.failures++;
    this.clearLine();
    const where = relative(process.cwd(), folder);
    const lines = [
      `FAILED: ${lab} with ${fixture.name}, seed ${seed}: ${hung ? `hung for ${HANGS_MS / 1000} s` : (document?.verdict ?? `no result, exit code ${code}`)}`,
      ...unlike.map((line) => `  ${line}`),
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

  /** Runs giliran, and ends it where it hangs. */
  async giliran(args) {
    const env = this.options.weak ? { ...process.env, GILIRAN_EVIDENCE: 'idle' } : process.env;
    const { child, ended } = startGiliran(args, { env });
    this.children.add(child);
    let hung = false;
    const terminate = setTimeout(() => {
      hung = true;
      child.kill('SIGTERM');
    }, HANGS_MS);
    const kill = setTimeout(() => child.kill('SIGKILL'), HANGS_MS + GRACE_MS);
    try {
      return { ...(await ended), hung };
    } finally {
      clearTimeout(terminate);
      clearTimeout(kill);
      this.children.delete(child);
    }
  }

  /** Begins no more checks, and ends those that are running. The second time, it does not wait for them. */
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

/** How a fixture's programs are run, as words for `check`. */
function isolationOf({ isolation }, options) {
  const level = options.isolation ?? isolation;
  return level ? ['--isolation', level] : [];
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * The tasks: every chosen submission with each of its labs, without those that this machine cannot run.
 * @param folder where fixtures with a base are put together
 */
function chooseTasks({ only, faulty, isolation, every, from }, folder) {
  const isNamed = (name) => only.length === 0 || only.some((text) => name.includes(text));
  const asked = allFixtures().filter(({ name, verdict }) => (faulty || verdict === 'pass') && isNamed(name));
  const apart = isolation === 'none' ? labsWithHosts(asked) : [];
  // Hostile ones are for the sandbox alone.
  const isPlayable = (fixture) =>
    isolation !== 'none' ||
    (fixture.isolation === undefined && !fixture.lab.some((id) => apart.includes(id)));
  const chosen = asked.filter(isPlayable).filter((_, index) => index % every === from % every);
  return runnableOf(chosen).flatMap((fixture) => {
    const whole = wholeFolder(fixture, join(folder, 'whole', fixture.name));
    return fixture.lab.map((lab) => ({ lab, fixture, folder: whole }));
  });
}

/** The labs of these fixtures whose programs have hosts of their own. */
function labsWithHosts(fixtures) {
  const ids = [...new Set(fixtures.flatMap(({ lab }) => lab))];
  return ids.filter((id) => loadLab(join(PROJECT, 'labs', id, 'lab.yaml'), graders).hasHosts);
}

async function main() {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'giliran-soak-'));
  const tasks = chooseTasks(options, folder);
  if (tasks.length === 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `Expected a ${options.faulty ? '' : 'right '}submission whose name holds "${options.only.join('" or "')}", found none.`,
    );
  }
  if (options.jobs > 1 && !hasPrivateNetworks()) {
    console.log('No private networks on this machine: one check at a time.');
    options.jobs = 1;
  }
  const soak = new Soak(tasks, options, folder);
  console.log(
    `${tasks.length} ${options.faulty ? '' : 'right '}submissions with their labs, ${options.rounds} rounds: ${soak.total} checks, ${options.jobs} at once, ${options.load} busy processes on ${CORES} cores`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => soak.interrupt());
  const endLoad = startLoad(options.load);
  try {
    await soak.run();
  } finally {
    endLoad();
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
