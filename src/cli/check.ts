import { randomInt } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import type { SubstitutionMode } from '../assessment/check-submission.ts';
import type { Confined } from '../assessment/confine.ts';
import { ISOLATION_WISHES, Isolations, type IsolationWish } from '../assessment/isolations.ts';
import { referenceOf, runCheck } from '../assessment/run-check.ts';
import { nearest } from '../lab/suggest.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { buildDocument } from '../report/document.ts';
import { terminalReport } from '../report/terminal.ts';
import { Recorder } from '../trace/recorder.ts';
import { advise } from './advise.ts';
import type { HandOverFlags } from './hand-over.ts';
import { readingWidth, type Terminal, UseError, wantsColor } from './io.ts';
import { findLab, findStep, projectFolder } from './labs.ts';
import { showProgress } from './progress.ts';
import { traceFolder, traceName } from './trace-folder.ts';
import { toolVersion } from './version.ts';

/** Options of `giliran check`, as the command line gives them. */
export interface CheckFlags extends HandOverFlags {
  readonly step?: string;
  readonly json?: boolean;
  readonly seed?: string;
  readonly trace?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
  /** False: failing scenes are not played again with programs replaced. */
  readonly substitution?: boolean;
  readonly color: boolean;
}

/** Grades one submission. @returns 0 where every check passed, 1 where one failed, 2 where it could not be told */
export async function checkCommand(
  labName: string,
  folder: string,
  flags: CheckFlags,
  io: Terminal,
): Promise<number> {
  const startedAt = performance.now();
  const wishes = (flags.isolation ?? 'auto').split(',').map(parseIsolation);
  const seed = parseSeed(flags.seed);
  const isolations = await Isolations.openFirst(wishes, seed, confineHere);
  try {
    const lab = await findLab(labName);
    const step = flags.step === undefined ? null : findStep(lab, flags.step).id;
    const map = parseMap(lab, flags.map ?? []);
    const path = parseFolder(folder);
    const parts: GradeParts = {
      lab,
      step,
      map,
      path,
      seed,
      isolations,
      substitution: flags.substitution === false ? 'none' : 'needed',
      trace: parseTrace(flags.trace, lab, seed),
      startedAt,
      io,
    };
    const document = await graded(parts, flags);
    io.out(
      flags.json
        ? `${JSON.stringify(document, null, 2)}\n`
        : terminalReport(document, lab, {
            language: io.language,
            color: wantsColor(io, flags.color),
            labName,
            width: io.outIsTerminal ? readingWidth(io) : null,
          }),
    );
    return EXIT_CODES[document.verdict];
  } finally {
    await isolations.close();
  }
}

/** What a verdict is to who has called giliran. */
const EXIT_CODES: Readonly<Record<CheckDocument['verdict'], number>> = { pass: 0, fail: 1, inconclusive: 2 };

interface GradeParts {
  readonly lab: Lab;
  readonly step: string | null;
  readonly map: Readonly<Record<string, string>>;
  readonly path: string;
  readonly seed: number;
  readonly isolations: Isolations;
  readonly substitution: SubstitutionMode;
  readonly trace: string;
  readonly startedAt: number;
  readonly io: Terminal;
}

/** What systems wait for that giliran runs in is made only where one does. */
async function graded(parts: GradeParts, flags: HandOverFlags): Promise<CheckDocument> {
  if (flags.gradescope === undefined && flags.classroom === undefined) return grade(parts);
  const { handingOver } = await import('./hand-over.ts');
  return handingOver(flags, { lab: parts.lab.id, map: parts.map }, parts.io, () => grade(parts));
}

async function grade({
  lab,
  step,
  map,
  path,
  seed,
  isolations,
  substitution,
  trace,
  startedAt,
  io,
}: GradeParts): Promise<CheckDocument> {
  const done = showProgress(io, say(message('progress.checking', { lab: lab.id }), io.language));
  const recorder = openRecorder(trace, lab, seed);
  const reference = referenceOf(lab, isolations.confined, io.signal);
  try {
    const outcome = await runCheck({
      lab,
      graders,
      folder: path,
      map,
      seed,
      step,
      substitution,
      isolations,
      reference,
      recorder,
      remarks: [],
      projectFolder: projectFolder(),
      signal: io.signal,
      waitingForPorts: () => io.err(`giliran: ${say(message('progress.waiting-for-port'), io.language)}\n`),
    });
    return buildDocument(outcome, {
      lab: lab.id,
      submission: path,
      seed,
      durationMs: performance.now() - startedAt,
      trace,
      language: io.language,
    });
  } finally {
    done();
    recorder.close();
    await reference.dispose();
  }
}

/** What it takes to distrust programs is loaded only where that is asked for. */
async function confineHere(isolation: IsolationWish): Promise<Confined | null> {
  if (isolation !== 'sandbox' && isolation !== 'user') return null;
  const { confine, confineToUser } = await import('../assessment/confine.ts');
  return isolation === 'sandbox' ? confine(projectFolder()) : confineToUser(projectFolder());
}

function openRecorder(trace: string, lab: Lab, seed: number): Recorder {
  try {
    return new Recorder(trace, lab.id, seed, toolVersion());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UseError(message('use.trace-locked', { file: trace, reason }));
  }
}

function parseIsolation(text: string): IsolationWish {
  const wish = ISOLATION_WISHES.find((name) => name === text);
  if (wish) return wish;
  throw new UseError(message('use.bad-isolation', { known: ISOLATION_WISHES, found: text }));
}

function parseSeed(text: string | undefined): number {
  if (text === undefined) return randomInt(1, 1_000_000);
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UseError(message('use.bad-seed', { found: text }));
}

function parseMap(lab: Lab, entries: readonly string[]): Record<string, string> {
  const names = [...new Set(lab.roles.flatMap((role) => [role.id, role.kind.name]))];
  return Object.fromEntries(
    entries.map((entry) => {
      const [role = '', ...rest] = entry.split('=');
      if (rest.length === 0) throw new UseError(message('use.bad-map', { found: entry }));
      if (!names.includes(role)) {
        const advice = advise(role, names, message('advice.roles', { names }));
        throw new UseError(message('use.no-role', { lab: lab.id, name: role, advice }));
      }
      return [role, rest.join('=')];
    }),
  );
}

function parseFolder(folder: string): string {
  const path = resolve(folder);
  if (!existsSync(path)) {
    const near = nearest(basename(path), namesIn(dirname(path)));
    const advice: Message =
      near === null
        ? message('advice.give-folder')
        : message('advice.did-you-mean', { name: join(dirname(folder), near) });
    throw new UseError(message('use.no-folder', { folder, advice }));
  }
  // A file that may not be run is no locked folder.
  if (!statSync(path).isDirectory()) throw new UseError(message('use.file-for-folder', { file: folder }));
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
  } catch {
    throw new UseError(message('use.locked-folder', { folder }));
  }
  return path;
}

/** Names in a folder; none where it cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Where the trace goes. */
function parseTrace(file: string | undefined, lab: Lab, seed: number): string {
  if (file !== undefined) {
    const parent = dirname(resolve(file));
    if (!existsSync(parent)) throw new UseError(message('use.no-trace-folder', { folder: parent }));
    return resolve(file);
  }
  return join(traceFolder(), traceName(lab.id, seed));
}
