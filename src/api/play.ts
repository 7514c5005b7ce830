import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import { confineFor } from '../assessment/confine-for.ts';
import { ISOLATION_WISHES, Isolations, type IsolationWish } from '../assessment/isolations.ts';
import { type CheckOrder, referenceOf, runCheck, runScenario } from '../assessment/run-check.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import { LANGUAGES, type Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { labFor, studentsAt } from '../model/audience.ts';
import type { Lab, Scenario } from '../model/lab.ts';
import type { RunTrace } from '../model/trace.ts';
import { buildDocument } from '../report/document.ts';
import { Recorder } from '../trace/recorder.ts';
import type { Checked } from './checked.ts';
import { GiliranError, known, publicError } from './refusal.ts';

/** How programs are run. */
export interface RunOptions {
  /** What texts are made up from, at least 0; made up itself unless given. */
  readonly seed?: number | undefined;
  /**
   * How runs are kept apart, `auto` unless given: as well as the machine allows. Programs that are not trusted take `sandbox`.
   */
  readonly isolation?: IsolationWish | undefined;
  /** The files of roles, by role, where their names do not tell. */
  readonly map?: Readonly<Record<string, string>> | undefined;
  /** The file that the trace is written to; none unless given. */
  readonly trace?: string | undefined;
  /** Ends it: everything that was started is ended, and the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How a submission is checked. */
export interface CheckOptions extends RunOptions {
  /** Only the checks of this step; all unless given. */
  readonly step?: string | undefined;
  /** The language of all sentences; English unless given. */
  readonly language?: Language | undefined;
  /** Whether to leave out what students may not see today. */
  readonly forStudents?: boolean | undefined;
}

/** Every option there is. */
const OPTIONS: Readonly<Record<keyof CheckOptions, true>> = {
  seed: true,
  isolation: true,
  map: true,
  trace: true,
  signal: true,
  step: true,
  language: true,
  forStudents: true,
};

/** Runs what it takes to decide a lab's checks. */
export async function checkFolder(lab: Lab, folder: string, options: CheckOptions): Promise<Checked> {
  const { step = null, language = 'en', forStudents = false } = options;
  const steps = lab.steps.map(({ id }) => id);
  if (step !== null) known('step', step, steps);
  known('language', language, LANGUAGES);
  const seen = forStudents ? labFor(lab, studentsAt(lab.due, new Date())) : lab;
  const begun = performance.now();
  return playing(seen, folder, options, async (order) => {
    const outcome = await runCheck({ ...order, step });
    return buildDocument(outcome, {
      lab: lab.id,
      submission: order.folder,
      seed: order.seed,
      durationMs: performance.now() - begun,
      trace: order.recorder.file,
      language,
    });
  });
}

/** Plays one scenario with a submission. */
export async function runIn(
  lab: Lab,
  scenario: Scenario,
  folder: string,
  options: RunOptions,
): Promise<RunTrace> {
  let lacking = '';
  return playing(lab, folder, options, async (order) => {
    const run = await runScenario(
      {
        ...order,
        prepared: ({ problems }) => {
          const told = [...problems.values()].map((problem) => say(problem.message, 'en'));
          lacking = [...new Set(told)].join(' ');
        },
      },
      scenario,
    );
    if (run) return run;
    throw new GiliranError('call.no-program', `Nobody plays a role of ${scenario.id}. ${lacking}`.trim());
  });
}

/** Opens what a run takes, and clears it away. */
async function playing<T>(
  lab: Lab,
  folder: string,
  options: RunOptions,
  use: (order: CheckOrder) => Promise<T>,
): Promise<T> {
  const { seed = randomInt(1, 1_000_000), isolation = 'auto', map = {}, trace, signal } = options;
  // Whoever calls it may have no compiler: a slip in a word must not have strangers' programs run in the open.
  for (const name of Object.keys(options)) known('options', name, Object.keys(OPTIONS));
  known('isolation', isolation, ISOLATION_WISHES);
  const roles = lab.roles.flatMap((role) => [role.id, role.kind.name]);
  for (const role of Object.keys(map)) known('map', role, roles);
  const path = resolve(folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new GiliranError('use.no-folder', `There is no folder "${folder}": give one that holds programs.`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new GiliranError('use.bad-seed', `Expected a seed that is a whole number from 0, found ${seed}.`);
  const until = signal ?? new AbortController().signal;
  until.throwIfAborted();
  const recorder = new Recorder(trace === undefined ? null : resolve(trace), lab.id, seed, toolVersion());
  const project = projectFolder();
  let isolations: Isolations | null = null;
  try {
    isolations = await Isolations.openFirst([isolation], seed, (wish) => confineFor(wish, project));
    const reference = referenceOf(lab, isolations.confined, until);
    try {
      return await use({
        lab,
        graders,
        folder: path,
        map,
        seed,
        step: null,
        substitution: 'needed',
        isolations,
        reference,
        recorder,
        remarks: [],
        projectFolder: project,
        waitingForPorts: () => {},
        signal: until,
      });
    } finally {
      await reference.dispose();
    }
  } catch (error) {
    throw publicError(error);
  } finally {
    recorder.close();
    await isolations?.close();
  }
}
