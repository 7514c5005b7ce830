import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rememberingJudge } from '../diagnosis/grade-runs.ts';
import type { Graders } from '../model/grader.ts';
import type { Lab, Scenario } from '../model/lab.ts';
import type { Message } from '../model/message.ts';
import type { RunTrace } from '../model/trace.ts';
import type { PaceName } from '../run/settle/pace.ts';
import { type PrepareOptions, prepareSubmission } from '../submission/prepare.ts';
import type { Submission } from '../submission/submission.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { CheckOptions, SubstitutionMode } from './check-options.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { checkSubmission } from './check-submission.ts';
import type { Confined } from './confine.ts';
import type { Isolations } from './isolations.ts';
import { shortageIn } from './machine-shortage.ts';
import { openRunner } from './runner.ts';
import { ScenePlayer } from './scene-player.ts';

/** One submission's check, from its folder to what is decided of it. */
export interface CheckOrder {
  readonly lab: Lab;
  readonly graders: Graders;
  /** The submission's folder. */
  readonly folder: string;
  /** Files for roles, said outright. */
  readonly map: PrepareOptions['map'];
  readonly seed: number;
  /** Only the checks of this step; null for all. */
  readonly step: string | null;
  readonly substitution: SubstitutionMode;
  /** Whether it is enough to know that something fails: nothing is played any more once it does. */
  readonly untilFailure?: boolean;
  /** The caller that opened them closes them. */
  readonly isolations: Isolations;
  readonly reference: Reference;
  readonly recorder: Recorder;
  /** What is known of the hand-in beforehand. */
  readonly remarks: readonly Message[];
  /** giliran's own folder. */
  readonly projectFolder: string;
  /** How many scenes are played at once; left out for what the machine carries. */
  readonly scenesAtOnce?: number;
  /** Whether what goes over the network is recorded in every scene, and not only where a check asks for it. */
  readonly capture?: boolean;
  /** Whether runtimes may be booted before their programs' turns; left out where they may. */
  readonly bootsAhead?: boolean;
  /** Whether recorded packets are kept beside the trace. */
  readonly keepPackets?: boolean;
  /** How often scenes are looked at; left out where a person waits. */
  readonly pace?: PaceName;
  readonly waitingForPorts: () => void;
  /** Is shown what was made of the folder before anything is run; what it throws ends the check. */
  readonly prepared?: (submission: Submission) => void;
  readonly signal: AbortSignal;
}

/**
 * Prepares a submission, runs what it takes and decides. Nothing is left behind but the trace.
 * @throws MessageError where the submission cannot be taken as it is, IsolationError where there is no such
 *   isolation, ShortageError where the machine lacked what it takes: that says nothing about the programs
 */
export async function runCheck(order: CheckOrder): Promise<CheckOutcome> {
  try {
    return await playCheck(order);
  } catch (error) {
    throw shortageIn(error) ?? error;
  }
}

async function playCheck(order: CheckOrder): Promise<CheckOutcome> {
  return prepared(order, async (options) => {
    const outcome = await checkSubmission(options);
    order.signal.throwIfAborted();
    return outcome;
  });
}

/**
 * Prepares a submission and plays one scenario of the lab's with it, once: nothing is decided.
 * @returns what was seen; null where a role has nobody to play it
 * @throws as {@link runCheck}
 */
export async function runScenario(order: CheckOrder, scenario: Scenario): Promise<RunTrace | null> {
  try {
    return await prepared(order, async (options) => {
      const player = new ScenePlayer(options, rememberingJudge(order.graders));
      await player.play([{ scenario, variant: {} }]);
      order.signal.throwIfAborted();
      return player.runs.at(-1) ?? null;
    });
  } catch (error) {
    throw shortageIn(error) ?? error;
  }
}

/** Does something with a submission that is ready to be run, and clears it away. */
async function prepared<T>(order: CheckOrder, use: (options: CheckOptions) => Promise<T>): Promise<T> {
  const { lab, isolations, recorder, reference, signal } = order;
  const submission = await prepareSubmission(order.folder, lab, {
    map: order.map,
    ...preparing(isolations.confined, signal),
  });
  const notes = [...order.remarks, ...submission.notes];
  try {
    order.prepared?.(submission);
    recorder.submission([...submission.problems.values()], notes);
    const runner = await openRunner(isolations, {
      recorder,
      helperFile: join(order.projectFolder, 'dist', 'probe-helper.js'),
      pace: order.pace ?? 'prompt',
      keepPackets: order.keepPackets ?? false,
      bootsAhead: order.bootsAhead ?? true,
      hasHosts: lab.hasHosts,
      signal,
      waitingForPorts: order.waitingForPorts,
    });
    return await use({
      lab,
      graders: order.graders,
      submission: { ...submission, notes },
      reference: reference.open,
      seed: order.seed,
      step: order.step,
      substitution: order.substitution,
      untilFailure: order.untilFailure ?? false,
      capture: order.capture ?? false,
      runner,
      ...(order.scenesAtOnce === undefined ? {} : { scenesAtOnce: order.scenesAtOnce }),
      signal,
      unplayed: (scene) => recorder.unplayed(scene),
    });
  } finally {
    submission.dispose();
  }
}

/** A lab's reference programs. */
export interface Reference {
  /** Prepares them, once; null where the course keeps them to itself. */
  readonly open: (() => Promise<Submission>) | null;
  readonly dispose: () => Promise<void>;
}

/** The lab's reference programs, prepared when a scenario first casts them. */
export function referenceOf(lab: Lab, confined: Confined | null, signal: AbortSignal): Reference {
  const folder = lab.reference;
  let prepared: Promise<Submission> | null = null;
  const open = (): Promise<Submission> => {
    prepared ??= prepareSubmission(folder ?? '', lab, { map: {}, ...preparing(confined, signal) });
    return prepared;
  };
  return {
    open: folder !== null && existsSync(folder) ? open : null,
    dispose: async () => (await prepared)?.dispose(),
  };
}

function preparing(confined: Confined | null, signal: AbortSignal): Omit<PrepareOptions, 'map'> {
  return { signal, ...(confined ? { confinement: confined.confinement } : {}) };
}
