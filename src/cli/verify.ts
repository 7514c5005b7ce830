import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import pc from 'picocolors';
import { costText } from '../authoring/costs/cost-text.ts';
import { FixtureError } from '../authoring/fixture/expectation.ts';
import { findFixtures } from '../authoring/fixture/find-fixtures.ts';
import { STRYKER_PACKAGE } from '../authoring/mutants/stryker/load-instrumenter.ts';
import { idleMarks, survivorText } from '../authoring/mutants/survivor-text.ts';
import { startLoad } from '../authoring/verify/load.ts';
import { verificationText } from '../authoring/verify/verification-text.ts';
import { type Verification, verify } from '../authoring/verify/verify.ts';
import { verifyDocumentOf } from '../authoring/verify/verify-document.ts';
import type { BatchIsolation } from '../batch/job/job.ts';
import { jobsAtOnce } from '../batch/worker/jobs-at-once.ts';
import { workerFile } from '../batch/worker/worker-file.ts';
import { WorkerPool } from '../batch/worker/worker-pool.ts';
import { projectFolder } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { shellWord } from '../model/shell-word.ts';
import { STARTER_LANGUAGES, startersOf } from '../student/starter/starters.ts';
import { assertIsolation } from './assert-isolation.ts';
import { parseSeed } from './check-options.ts';
import { type Terminal, UseError, wantsColor } from './io.ts';
import { findLab, labFileOf } from './labs.ts';
import { parseIsolation } from './parse-isolation.ts';
import { costsOf, writeCosts } from './verify-costs.ts';
import { makeMutants, mutantsBy } from './verify-mutants.ts';
import { VerifyProgress } from './verify-progress.ts';
import { trialsBy } from './verify-trials.ts';

/** Options of `giliran lab verify`, as the command line gives them. */
export interface VerifyFlags {
  readonly rounds?: string;
  readonly load?: string;
  readonly jobs?: string;
  readonly seed?: string;
  readonly fixtures?: string;
  readonly only?: readonly string[];
  /**
   * Set where mutants must be made with Stryker’s mutators too, false where none are; left out for whatever is at
   * hand.
   */
  readonly mutants?: boolean;
  /** Whether it is shown what each mistake costs. */
  readonly costs?: boolean;
  /** Where that is written as a page. */
  readonly page?: string;
  /** Where programs are written that lie nowhere as a whole; left out where they are not kept. */
  readonly keep?: string;
  readonly isolation?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

const ISOLATIONS = ['sandbox', 'network', 'none'] as const satisfies readonly BatchIsolation[];

/**
 * Shows what a lab catches, with its reference, its fixtures and mutants of its reference.
 * @returns 0 where all claims hold, 1 where one does not
 */
export async function verifyCommand(labName: string, flags: VerifyFlags, io: Terminal): Promise<number> {
  const lab = await findLab(labName);
  const rounds = parseCount('--rounds', flags.rounds ?? '1', 1);
  const load = parseCount('--load', flags.load ?? '0', 0);
  const isolation = parseIsolation(flags.isolation ?? 'network', ISOLATIONS);
  const jobs = jobsAtOnce(isolation, flags.jobs === undefined ? null : parseCount('--jobs', flags.jobs, 1));
  const fixtures = fixturesOf(labName, lab, flags);
  const made = flags.mutants === false ? null : await makeMutants(lab, flags);
  await assertIsolation(isolation, io);
  const temporary = mkdtempSync(join(tmpdir(), 'giliran-verify-'));
  const kept = flags.keep === undefined ? null : keepIn(flags.keep);
  const pool = new WorkerPool(workerFile(projectFolder()), jobs);
  const endLoad = startLoad(load);
  const progress = new VerifyProgress(io);
  const broken = brokenOff(io.signal);
  try {
    const trials = trialsBy(pool, { lab, isolation, work: temporary, io });
    const verification = await Promise.race([
      verify({
        lab,
        fixtures,
        starter: starterOf(lab, labName, io),
        workFolder: kept ?? join(temporary, 'programs'),
        rounds,
        seed: parseSeed(flags.seed ?? '1'),
        run: trials,
        mutants: made && {
          ...made,
          untilFailure: !flags.costs && flags.page === undefined,
          run: mutantsBy(trials, lab, isolation),
        },
        isPartial: isPartial(flags),
        progress: (done, total) => progress.show(done, total),
      }),
      broken,
    ]);
    progress.end();
    const costs = flags.costs ? costsOf(lab, verification) : null;
    io.out(
      flags.json
        ? `${JSON.stringify(verifyDocumentOf(lab.id, verification, costs), null, 2)}\n`
        : textOf(labName, lab, verification, temporary, flags, io),
    );
    if (flags.page !== undefined) writeCosts(flags.page, lab, verification, io);
    if (made?.lacksStryker)
      io.err(`${say(message('verify.without-stryker', { package: STRYKER_PACKAGE }), io.language)}\n`);
    return verification.claims.every(({ problems }) => problems.length === 0) ? 0 : 1;
  } finally {
    progress.end();
    endLoad();
    await pool.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @throws UseError where there is something already */
function keepIn(folder: string): string {
  const path = resolve(folder);
  if (existsSync(path)) throw new UseError(message('verify.keeps-elsewhere', { folder }));
  return path;
}

/** @throws UseError where the folder is not there, or a fixture in it says what cannot be said */
function fixturesOf(labName: string, lab: Lab, { fixtures, only = [] }: VerifyFlags) {
  const root = fixtures ?? besideLab(labName);
  if (!existsSync(root) || !statSync(root).isDirectory())
    throw new UseError(message('verify.no-fixtures', { folder: root }));
  try {
    const found = findFixtures(resolve(root), lab.id);
    return only.length === 0 ? found : found.filter(({ name }) => only.some((text) => name.includes(text)));
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    throw new UseError(message('verify.bad-fixture', { reason: error.message }));
  }
}

/**
 * Fixtures lie in `fixtures/` beside the lab's file, or next to that file; those of giliran's own labs have a folder
 * of their own.
 */
function besideLab(labName: string): string {
  const folder = dirname(labFileOf(labName));
  const own = join(projectFolder(), 'labs') + sep;
  const candidates = folder.startsWith(own)
    ? [join(projectFolder(), 'fixtures')]
    : [join(folder, 'fixtures')];
  return candidates.find((candidate) => existsSync(candidate)) ?? folder;
}

/** The first language's starter: what a student has before doing anything. */
function starterOf(lab: Lab, labName: string, { language }: Terminal): Readonly<Record<string, string>> {
  const [starter] = Object.values(STARTER_LANGUAGES);
  if (!starter) throw new Error('Expected a language that starters are written in, found none.');
  return Object.fromEntries(
    startersOf(lab, starter, language, labName).map(({ name, text }) => [name, text]),
  );
}

/** Fails as soon as somebody has had enough. */
function brokenOff(signal: AbortSignal): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    const fail = (): void => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
  // When it comes, it may not be waited for any more.
  broken.catch(() => {});
  return broken;
}

/** Whether only what was named is tried. */
function isPartial({ only = [] }: VerifyFlags): boolean {
  return only.length > 0;
}

function parseCount(option: string, found: string, least: number): number {
  const count = Number(found);
  if (/^\d{1,6}$/.test(found) && count >= least) return count;
  throw new UseError(message('verify.bad-count', { option, found, least }));
}

function textOf(
  labName: string,
  lab: Lab,
  verification: Verification,
  temporary: string,
  flags: VerifyFlags,
  io: Terminal,
): string {
  const colors = pc.createColors(wantsColor(io, flags.color));
  const inks = { right: colors.green, wrong: colors.red, faint: colors.dim };
  const text = verificationText(verification, {
    ...inks,
    again: (folder, seed) =>
      folder.startsWith(temporary)
        ? `giliran lab verify ${shellWord(labName)} --keep programs`
        : `giliran check ${shellWord(labName)} ${shellWord(folder)} --all --seed ${seed}`,
  });
  const { mutants } = verification;
  // A mark may be there for a mutant that was not made.
  const areAllMade = flags.mutants !== false && !isPartial(flags);
  const idle = areAllMade ? idleMarks(lab.free ?? [], mutants) : [];
  const survivors = [...survivorText(mutants, inks), ...idle];
  const parts = [
    survivors.join('\n').trimStart(),
    flags.costs ? costText(costsOf(lab, verification), colors.dim).join('\n') : '',
    text,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
