import { randomInt } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import { checkSubmission } from '../check/check-submission.ts';
import { type IsolationWish, openAhead, openTheatre } from '../check/theatre.ts';
import { nearest } from '../lab/suggest.ts';
import type { Lab } from '../model/lab.ts';
import type { CheckDocument } from '../model/result.ts';
import { buildDocument } from '../report/document.ts';
import { terminalReport } from '../report/terminal.ts';
import { IsolationError } from '../run/isolation/isolation.ts';
import { prepareSubmission } from '../submission/prepare.ts';
import type { Submission } from '../submission/submission.ts';
import { Recorder } from '../trace/recorder.ts';
import { type Io, UseError, wantsColor } from './io.ts';
import { findLab, projectFolder } from './labs.ts';
import { showProgress } from './progress.ts';
import { toolVersion } from './version.ts';

/** Options of `giliran check`, as the command line gives them. */
export interface CheckFlags {
  readonly step?: string;
  readonly json?: boolean;
  readonly seed?: string;
  readonly trace?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
  readonly color: boolean;
}

const ISOLATIONS: readonly IsolationWish[] = ['auto', 'network', 'none'];

/** Grades one submission. @returns 0 where every check passed, 1 where one failed, 2 where it could not be told */
export async function checkCommand(
  labName: string,
  folder: string,
  flags: CheckFlags,
  io: Io,
): Promise<number> {
  const startedAt = performance.now();
  const isolation = parseIsolation(flags.isolation ?? 'auto');
  const seed = parseSeed(flags.seed);
  const ahead = openAhead(isolation);
  try {
    const lab = await findLab(labName);
    const step = parseStep(lab, flags.step);
    const map = parseMap(lab, flags.map ?? []);
    const path = parseFolder(folder);
    const document = await grade({
      lab,
      step,
      map,
      path,
      seed,
      isolation,
      ahead,
      trace: parseTrace(flags.trace, lab, seed),
      startedAt,
      io,
    });
    io.out(
      flags.json
        ? `${JSON.stringify(document, null, 2)}\n`
        : terminalReport(document, lab, wantsColor(io, flags.color)),
    );
    return document.verdict === 'pass' ? 0 : document.verdict === 'fail' ? 1 : 2;
  } finally {
    const opened = await ahead;
    if (!(opened instanceof IsolationError)) await opened.close();
  }
}

interface GradeParts {
  readonly lab: Lab;
  readonly step: string | null;
  readonly map: Readonly<Record<string, string>>;
  readonly path: string;
  readonly seed: number;
  readonly isolation: IsolationWish;
  readonly ahead: ReturnType<typeof openAhead>;
  readonly trace: string;
  readonly startedAt: number;
  readonly io: Io;
}

async function grade({
  lab,
  step,
  map,
  path,
  seed,
  isolation,
  ahead,
  trace,
  startedAt,
  io,
}: GradeParts): Promise<CheckDocument> {
  const done = showProgress(io, `checking ${lab.id}`);
  const recorder = openRecorder(trace, lab, seed);
  const reference = referenceOf(lab, io.signal);
  let submission: Submission | null = null;
  try {
    submission = await prepareSubmission(path, lab, { map, signal: io.signal });
    const theatre = await openTheatre(isolation, ahead, {
      recorder,
      helperFile: join(projectFolder(), 'dist', 'probe-helper.js'),
      signal: io.signal,
      waitingForPorts: () =>
        io.err(
          'giliran: waiting for the kernel to let go of a port that was just used; this can take a minute.\n',
        ),
    });
    const outcome = await checkSubmission({
      lab,
      graders,
      submission,
      reference: reference.open,
      seed,
      step,
      theatre,
      signal: io.signal,
    });
    io.signal.throwIfAborted();
    const durationMs = performance.now() - startedAt;
    return buildDocument(outcome, { lab: lab.id, submission: path, seed, durationMs, trace });
  } finally {
    done();
    recorder.close();
    submission?.dispose();
    await reference.dispose();
  }
}

/** The lab's reference programs, prepared when a scenario first casts them. */
function referenceOf(lab: Lab, signal: AbortSignal) {
  const folder = lab.reference;
  let prepared: Promise<Submission> | null = null;
  const open = (): Promise<Submission> => {
    prepared ??= prepareSubmission(folder ?? '', lab, { map: {}, signal });
    return prepared;
  };
  return {
    open: folder !== null && existsSync(folder) ? open : null,
    dispose: async () => (await prepared)?.dispose(),
  };
}

function openRecorder(trace: string, lab: Lab, seed: number): Recorder {
  try {
    return new Recorder(trace, lab.id, seed, toolVersion());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UseError(
      `Expected to be able to write the trace to "${trace}", found that it cannot be (${reason}). Choose another file with --trace FILE.`,
    );
  }
}

function parseIsolation(text: string): IsolationWish {
  const wish = ISOLATIONS.find((name) => name === text);
  if (wish) return wish;
  throw new UseError(`Expected --isolation to be one of ${ISOLATIONS.join(', ')}, found "${text}".`);
}

function parseSeed(text: string | undefined): number {
  if (text === undefined) return randomInt(1, 1_000_000);
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UseError(`Expected --seed to be a whole number, found "${text}".`);
}

function parseStep(lab: Lab, id: string | undefined): string | null {
  if (id === undefined) return null;
  const ids = lab.steps.map((step) => step.id);
  if (ids.includes(id)) return id;
  const near = nearest(id, ids);
  throw new UseError(
    `${lab.id} has no step "${id}".${near ? ` Did you mean "${near}"?` : ` Steps: ${ids.join(', ')}.`}`,
  );
}

function parseMap(lab: Lab, entries: readonly string[]): Record<string, string> {
  const names = [...new Set(lab.roles.flatMap((role) => [role.id, role.kind.name]))];
  return Object.fromEntries(
    entries.map((entry) => {
      const [role = '', ...rest] = entry.split('=');
      if (rest.length === 0) throw new UseError(`Expected --map ROLE=FILE, found "${entry}".`);
      if (!names.includes(role)) {
        const near = nearest(role, names);
        throw new UseError(
          `${lab.id} has no role "${role}".${near ? ` Did you mean "${near}"?` : ` Roles: ${names.join(', ')}.`}`,
        );
      }
      return [role, rest.join('=')];
    }),
  );
}

function parseFolder(folder: string): string {
  const path = resolve(folder);
  if (!existsSync(path)) {
    const parent = dirname(path);
    const near = nearest(basename(path), namesIn(parent));
    throw new UseError(
      `There is no folder "${folder}".${near ? ` Did you mean "${join(dirname(folder), near)}"?` : ' Give the folder that holds the programs.'}`,
    );
  }
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
  } catch {
    throw new UseError(
      `Expected a folder that can be read, found "${folder}" locked. Mend it: chmod u+rx "${folder}"`,
    );
  }
  if (!statSync(path).isDirectory())
    throw new UseError(
      `Expected a folder, found the file "${folder}". Give the folder that holds the programs.`,
    );
  return path;
}

/** Names in a folder; none where it cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where the trace goes unless said otherwise: a folder of the user's own among the temporary files. */
function parseTrace(file: string | undefined, lab: Lab, seed: number): string {
  if (file !== undefined) {
    const parent = dirname(resolve(file));
    if (!existsSync(parent))
      throw new UseError(`Expected --trace in a folder that exists, found none at "${parent}".`);
    return resolve(file);
  }
  return join(tmpdir(), `giliran-${userInfo().username}`, `${lab.id}-${seed}-${process.pid}.jsonl`);
}
