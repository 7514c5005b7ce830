import type { SubstitutionMode } from '../assessment/check-options.ts';
import type { CheckOutcome } from '../assessment/check-outcome.ts';
import type { Isolations } from '../assessment/isolations.ts';
import { projectFolder } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { buildDocument } from '../report/document.ts';
import { stepByStepReport } from '../report/step-by-step.ts';
import { terminalReport } from '../report/terminal.ts';
import { keepProgress } from '../student/keep-progress.ts';
import {
  openIsolations,
  openRecorder,
  parseMap,
  parseSeed,
  parseTrace,
  parseWishes,
  styleOf,
} from './check-options.ts';
import type { HandOverFlags } from './hand-over.ts';
import { type Terminal, UseError } from './io.ts';
import { findLab, findLabForStudents, findStep } from './labs.ts';
import { parseFolder } from './parse-folder.ts';
import { showProgress } from './progress.ts';

/** Options of `giliran check`, as the command line gives them. */
export interface CheckFlags extends HandOverFlags {
  readonly step?: string;
  /** Every check of every step, and not the step at hand alone. */
  readonly all?: boolean;
  readonly json?: boolean;
  readonly seed?: string;
  readonly trace?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
  readonly capture?: boolean;
  /** Also the checks that students do not see. */
  readonly hidden?: boolean;
  /** False: failing scenes are not played again with programs replaced. */
  readonly substitution?: boolean;
  /** False: every program is started when its turn comes, and none booted before. */
  readonly bootAhead?: boolean;
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
  if (flags.hidden && flags.classroom !== undefined) throw new UseError(message('use.hidden-classroom'));
  const wishes = parseWishes(flags.isolation);
  const seed = parseSeed(flags.seed);
  const isolations = await openIsolations(wishes, seed);
  try {
    const lab = await (flags.hidden ? findLab : findLabForStudents)(labName);
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
      capture: flags.capture ?? false,
      bootsAhead: flags.bootAhead ?? true,
      trace: parseTrace(flags.trace, lab, seed),
      startedAt,
      io,
    };
    const { document, outcome } = await graded(parts, flags);
    // A result for another system or a grader is about the submission, and not about the user who starts giliran.
    const isOwn =
      !flags.json && !flags.hidden && flags.gradescope === undefined && flags.classroom === undefined;
    const student = isOwn ? keepProgress({ folder: path, lab, labName, outcome, trace: parts.trace }) : null;
    if (flags.json) io.out(`${JSON.stringify(document, null, 2)}\n`);
    else {
      const style = styleOf(io, { color: flags.color, labName, folder });
      io.out(
        student === null || flags.all || step !== null
          ? terminalReport(document, lab, style)
          : stepByStepReport(document, lab, style, student),
      );
    }
    return EXIT_CODES[document.verdict];
  } finally {
    await isolations.close();
  }
}

/** The exit code of a verdict. */
const EXIT_CODES: Readonly<Record<CheckDocument['verdict'], number>> = { pass: 0, fail: 1, inconclusive: 2 };

/** What a check is made from. */
export interface GradeParts {
  readonly lab: Lab;
  readonly step: string | null;
  readonly map: Readonly<Record<string, string>>;
  readonly path: string;
  readonly seed: number;
  readonly isolations: Isolations;
  readonly substitution: SubstitutionMode;
  readonly capture: boolean;
  /** Whether runtimes may be booted before their programs' turns. */
  readonly bootsAhead: boolean;
  readonly trace: string;
  readonly startedAt: number;
  readonly io: Terminal;
}

/** Result files for other systems are made only where one asks for them. */
async function graded(parts: GradeParts, flags: HandOverFlags): Promise<Checked> {
  if (flags.gradescope === undefined && flags.classroom === undefined) return grade(parts);
  const { handingOver } = await import('./hand-over.ts');
  return handingOver(flags, { lab: parts.lab.id, map: parts.map }, parts.io, () => grade(parts));
}

/** What was decided, and the result document of it. */
interface Checked {
  readonly outcome: CheckOutcome;
  readonly document: CheckDocument;
}

/** Makes a check, with its progress on the terminal; the trace is written where it is to go. */
export async function grade({
  lab,
  step,
  map,
  path,
  seed,
  isolations,
  substitution,
  capture,
  bootsAhead,
  trace,
  startedAt,
  io,
}: GradeParts): Promise<Checked> {
  const done = showProgress(io, say(message('progress.checking', { lab: lab.id }), io.language));
  // While the isolation is being opened.
  const { referenceOf, runCheck } = await import('../assessment/run-check.ts');
  const { graders } = await import('../../graders/index.ts');
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
      capture,
      bootsAhead,
      keepPackets: true,
      isolations,
      reference,
      recorder,
      remarks: [],
      projectFolder: projectFolder(),
      signal: io.signal,
      waitingForPorts: () => io.err(`giliran: ${say(message('progress.waiting-for-port'), io.language)}\n`),
    });
    const document = buildDocument(outcome, {
      lab: lab.id,
      submission: path,
      seed,
      durationMs: performance.now() - startedAt,
      trace,
      language: io.language,
    });
    return { outcome, document };
  } finally {
    done();
    recorder.close();
    await reference.dispose();
  }
}
