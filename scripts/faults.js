import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allFixtures, copyWhole, missingFor } from './fixture-list.js';
import { HANGS_MS, PROJECT, readDocument, startGiliran } from './giliran.js';
import { entryOf } from './matrix-moves.js';

/**
 * Makes the machine fail under giliran, and looks whether anybody's mark suffers. `--each`: every place at which a
 * check calls the system fails once in each way. `--full-disk`: batches run out of room, on disks of their own.
 * Otherwise: rounds of a batch in which random calls fail and random processes are killed, and which is then graded
 * again undisturbed.
 */

const PRELOAD = join(import.meta.dirname, 'fault-preload.cjs');

/** Codes by which each kind of call fails where a machine is short of something. */
const CODES = {
  writes: ['ENOSPC', 'EROFS', 'EMFILE'],
  reads: ['EMFILE', 'ENOMEM'],
  starts: ['EAGAIN', 'ENOMEM', 'EMFILE'],
};
/** Which of a place's calls fail, from 0. */
const NTH = [0, 2];
/** The probability that a call of a worker fails: about one in each check. */
const CHANCE = 100 / 100_000;
/** The shortest and the longest time between kills, in milliseconds. */
const KILLS_MS = [400, 2_500];

const USAGE = `npm run faults -- [--each | --full-disk] [--rounds N] [--students N] [--seed N] [--share N]
  --each        every place at which a check calls the system, in turn, instead of rounds of a batch
  --full-disk   batches on disks that are too small, for temporary files and for what comes of them; for root
  --share N     of those, every Nth by the seed's lot (default 1: all)
  --rounds N    batches under faults (default 50)
  --students N  submissions in the batch (default 12)
  --seed N      chooses submissions and faults (default: by the clock); when processes are killed is up to the machine
Exit codes: 0 no harm, 1 harm, 2 could not be carried out, 3 a giliran was not over in its time`;

/** Random numbers from 0 to 1; the same sequence for the same seed. */
function lotsOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs giliran. @returns how it ended, and its output */
async function giliran(
  args,
  { fault = null, everywhere = false, meanwhile = () => () => {}, temporary = tmpdir() } = {},
) {
  const { child, ended } = startGiliran(args, {
    words: fault && !everywhere ? ['--require', PRELOAD] : [],
    env: {
      ...process.env,
      TMPDIR: temporary,
      ...(fault ? { GILIRAN_FAULT: JSON.stringify(fault) } : {}),
      ...(everywhere ? { NODE_OPTIONS: `--require=${PRELOAD}` } : {}),
    },
  });
  const stop = meanwhile(child.pid);
  let hangs = false;
  const timer = setTimeout(() => {
    hangs = true;
    child.kill('SIGKILL');
  }, HANGS_MS);
  try {
    const end = await ended;
    // Nothing can be read from its output about marks; otherwise the half-done result would count as harm.
    if (hangs)
      throw new Hang(
        `giliran ${args.join(' ')} was not over after ${HANGS_MS / 1000} s: it hangs, or the machine has too much to do.`,
      );
    return end;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

/** A result in short, as a text. */
function sumUp(document) {
  return JSON.stringify(entryOf(document));
}

/** A giliran that was not done in time. */
class Hang extends Error {}

/** @returns how many faults did harm */
async function failEach({ share, seed }, folder) {
  const lots = lotsOf(seed);
  let harm = 0;
  for (const [lab, fixture, isolation] of [
    ['turn-chat', 'turn-chat/reference', 'network'],
    ['turn-chat', 'turn-chat/faulty/crashes-at-start', 'network'],
    ['multicast-chat', 'multicast-chat/right/c-programs', 'sandbox'],
  ]) {
    const log = join(folder, 'calls');
    rmSync(log, { force: true });
    const check = async (fault) => {
      const temporary = mkdtempSync(join(folder, 'tmp-'));
      // Everybody must get through it, like the usual folder for temporary files: root's sandboxes run as other users.
      chmodSync(temporary, 0o1777);
      const args = [
        'check',
        lab,
        join(PROJECT, 'fixtures', fixture),
        '--seed',
        '5',
        '--isolation',
        isolation,
        '--json',
      ];
      const ended = await giliran(args, { fault, temporary });
      const left = readdirSync(temporary).filter((name) => !/^giliran-(?:root|\d+)$/.test(name));
      rmSync(temporary, { recursive: true, force: true });
      const document = readDocument(ended.out);
      return { ...ended, left, sum: document && sumUp(document) };
    };
    const undisturbed = await check({ log });
    if (undisturbed.sum === null) throw new Error(`${fixture} cannot be checked: ${undisturbed.err}`);
    const places = [...new Set(readFileSync(log, 'utf8').trim().split('\n'))].sort();
    const faults = places
      .flatMap((line) => {
        const [at, kind] = line.split(' ');
        return CODES[kind].flatMap((code) => NTH.map((nth) => ({ at, code, nth })));
      })
      .filter(() => lots() * share < 1);
    let same = 0;
    let withheld = 0;
    for (const fault of faults) {
      const { code, signal, sum, err, left } = await check(fault);
      const isWithheld = sum === null && code === 2 && /^giliran: (?!.*injected)/.test(err);
      if (sum === undisturbed.sum) same++;
      else if (isWithheld) withheld++;
      else {
        harm++;
        console.log(`HARM: ${fixture}, ${JSON.stringify(fault)}: code ${code ?? signal}\n${sum ?? err}`);
      }
      // The next giliran removes it: worth a look, but it affects nobody's mark.
      if (left.length > 0)
        console.log(`left behind: ${fixture}, ${JSON.stringify(fault)}: ${left.join(' ')}`);
    }
    console.log(
      `${lab} with ${fixture} (${isolation}): ${places.length} places, ${faults.length} faults: ${same} changed nothing, ${withheld} withheld the result`,
    );
  }
  return harm;
}

/** Kills a process below giliran from time to time: a worker, or one that holds a run's isolation. */
function killNowAndThen(lots) {
  return (pid) => {
    let timer;
    const again = () => {
      const [least, most] = KILLS_MS;
      timer = setTimeout(
        () => {
          // The first process in a sandbox is left alone: killing it would look like the program's own end.
          const below = descendants(pid).filter(
            ({ name, parent }) =>
              /grade-worker|^unshare|^bwrap|^nsenter/.test(name) && !/^bwrap/.test(parent),
          );
          const chosen = below[Math.floor(lots() * below.length)];
          if (chosen !== undefined)
            try {
              process.kill(chosen.pid, 'SIGKILL');
            } catch {
              // It has just ended.
            }
          again();
        },
        least + lots() * (most - least),
      );
    };
    again();
    return () => clearTimeout(timer);
  };
}

/** All descendants of a process, with their names and parents. */
function descendants(pid) {
  const below = [];
  for (const queue = [pid]; queue.length > 0; ) {
    const parent = queue.shift();
    for (const child of childrenOf(parent)) {
      below.push({ pid: child, name: nameOf(child), parent: nameOf(parent) });
      queue.push(child);
    }
  }
  return below;
}

function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((tid) =>
      readFileSync(`/proc/${pid}/task/${tid}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    // It has ended.
    return [];
  }
}

function nameOf(pid) {
  try {
    const [command = '', first = ''] = readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0');
    return `${command.split('/').pop()} ${first}`;
  } catch {
    return '';
  }
}

/** The results of a batch, by student. */
function marksIn(out) {
  const file = join(out, 'results.json');
  const { canonical = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return new Map(
    canonical
      .filter(({ verdict }) => verdict !== 'ungraded')
      .map((result) => [result.student, sumUp(result)]),
  );
}

/** Hands in a class of random submissions. @returns what they get undisturbed */
async function handIn(lots, students, folder) {
  const isolated = ({ isolation }) => isolation !== 'none';
  const choice = allFixtures()
    .filter((fixture) => fixture.lab.includes('turn-chat') && !fixture.isolation && isolated(fixture))
    .filter((fixture) => missingFor(fixture).length === 0 && !fixture.may)
    .map((fixture) => ({ fixture, lot: lots() }))
    .sort((one, other) => one.lot - other.lot)
    .slice(0, students);
  const hand = join(folder, 'class');
  for (const { fixture } of choice) {
    const place = join(hand, fixture.name.replaceAll('/', '-'));
    copyWhole(fixture, place);
    rmSync(join(place, 'fixture.yaml'), { force: true });
  }
  const grade = (out, options) =>
    giliran(['grade', 'turn-chat', hand, '--out', out, '--seed', '7', '--format', 'folders'], options);
  const peaceful = join(folder, 'undisturbed');
  const first = await grade(peaceful);
  const wanted = marksIn(peaceful);
  if (wanted.size === 0) throw new Error(`The batch could not be graded: ${first.err}`);
  return { grade, wanted, peaceful };
}

/** Compares batches with what their submissions get undisturbed. */
function comparison(wanted) {
  const tally = { harm: 0, withheld: 0 };
  const compare = (out, round, when, isWhole) => {
    const found = marksIn(out);
    for (const [student, sum] of wanted) {
      if (found.get(student) === sum) continue;
      if (!found.has(student) && !isWhole) {
        tally.withheld++;
        continue;
      }
      tally.harm++;
      console.log(`HARM: round ${round}, ${when}: ${student}\n  was   ${sum}\n  found ${found.get(student)}`);
    }
  };
  return { tally, compare };
}

/** @returns how many marks suffered */
async function rounds({ rounds: count, students, seed }, folder) {
  const lots = lotsOf(seed);
  const { grade, wanted } = await handIn(lots, students, folder);
  const { tally, compare } = comparison(wanted);
  for (let round = 1; round <= count; round++) {
    const out = join(folder, `round-${round}`);
    const fault = { chance: CHANCE * 2 * lots(), seed: Math.floor(lots() * 2 ** 31), in: 'worker' };
    const disturbed = await grade(out, { fault, everywhere: true, meanwhile: killNowAndThen(lots) });
    compare(out, round, `under faults, code ${disturbed.code ?? disturbed.signal}`, false);
    const healed = await grade(out);
    compare(out, round, `graded again in peace, code ${healed.code}`, true);
    rmSync(out, { recursive: true, force: true });
    console.log(
      `round ${round} of ${count}: ${tally.withheld} results withheld so far, ${tally.harm} harmed`,
    );
  }
  console.log(
    `${count} rounds of ${wanted.size} submissions, seed ${seed}: ${tally.withheld} results withheld, ${tally.harm} harmed`,
  );
  return tally.harm;
}

/** The least size of a disk, in bytes: with less, nothing is begun. */
const LEAST_DISK = 128 * 1024;
/** Room for everything that a batch can write, in bytes. */
const ROOMY = 1024 ** 3;

/** @returns how many marks suffered, in batches that ran out of room and were continued when there was room again */
async function fullDisks({ rounds: count, students, seed }, folder) {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mount = (...words) => spawnSync('mount', words, { stdio: 'ignore' }).status === 0;
  if (process.getuid?.() !== 0 || !mount('-t', 'tmpfs', '-o', 'size=1m', 'giliran-faults', disk)) {
    console.log('skipped: full disks need root, and a machine where root may mount them');
    return 0;
  }
  spawnSync('umount', [disk]);
  const lots = lotsOf(seed);
  const { grade, wanted, peaceful } = await handIn(lots, students, folder);
  const needed = sizeOf(peaceful);
  const { tally, compare } = comparison(wanted);
  for (let round = 1; round <= count; round++) {
    const bytes = Math.round(LEAST_DISK + lots() * needed);
    if (!mount('-t', 'tmpfs', '-o', `size=${bytes},mode=1777`, 'giliran-faults', disk))
      throw new Error(`${disk} could not be mounted.`);
    try {
      const out = join(disk, 'out');
      const temporary = join(disk, 'tmp');
      mkdirSync(temporary);
      chmodSync(temporary, 0o1777);
      const { code, signal } = await grade(out, { temporary });
      compare(out, round, `with ${bytes} bytes of disk, code ${code ?? signal}`, false);
      if (!mount('-o', `remount,size=${ROOMY}`, disk)) throw new Error(`${disk} could not be made larger.`);
      const healed = await grade(out, { temporary });
      compare(out, round, `gone on with, code ${healed.code}`, true);
    } finally {
      spawnSync('umount', [disk]);
    }
    console.log(`disk ${round} of ${count}: ${tally.withheld} results withheld so far, ${tally.harm} harmed`);
  }
  console.log(
    `${count} full disks for ${wanted.size} submissions, seed ${seed}: ${tally.withheld} results withheld, ${tally.harm} harmed`,
  );
  return tally.harm;
}

function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, { parentPath, path, name }) => bytes + statSync(join(parentPath ?? path, name)).size, 0);
}

async function main() {
  const { values } = parseArgs({
    options: {
      each: { type: 'boolean', default: false },
      'full-disk': { type: 'boolean', default: false },
      share: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '50' },
      students: { type: 'string', default: '12' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  for (const name of ['share', 'rounds', 'students', 'seed'])
    if (!/^\d{1,9}$/.test(values[name]) || Number(values[name]) < 1)
      throw new Error(
        `Expected --${name} to be a whole number from 1 on, found "${values[name]}".\n${USAGE}`,
      );
  const [share, count, students, seed] = [values.share, values.rounds, values.students, values.seed].map(
    Number,
  );
  const folder = mkdtempSync(join(tmpdir(), 'giliran-faults-'));
  chmodSync(folder, 0o755);
  try {
    const asked = { rounds: count, students, seed };
    const harm = values.each
      ? await failEach({ share, seed }, folder)
      : await (values['full-disk'] ? fullDisks(asked, folder) : rounds(asked, folder));
    return harm === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Hang ? 3 : 2;
}
