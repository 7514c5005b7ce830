import type { Plan } from '../lab/plan.ts';
import { hasFreeProcessors } from '../machine/free-processors.ts';
import { reachesOf } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { bootsAhead } from '../run/boots-ahead.ts';
import { kernelEvidence, seesOtherUsers } from '../run/evidence.ts';
import { type Isolation, IsolationError } from '../run/isolation/isolation.ts';
import { assertPortsFree, type NeededPort } from '../run/isolation/ports-free.ts';
import { openSharedNetwork } from '../run/isolation/shared-network.ts';
import { speaksBy6 } from '../run/isolation/version-6.ts';
import { KnownPrograms } from '../run/known-programs.ts';
import type { LiveMoves } from '../run/live-moves.ts';
import { type RunOutcome, ScenarioRun } from '../run/scenario-run.ts';
import type { PaceName } from '../run/settle/pace.ts';
import { VainWaits } from '../run/settle/vain-waits.ts';
import type { Program } from '../submission/submission.ts';
import type { HeldRecords, Recorder, Records } from '../trace/recorder.ts';
import type { Isolations, NetworkWish } from './isolations.ts';

/** The programs of a run. */
export interface Participants {
  readonly programs: ReadonlyMap<string, Program>;
  /** Whether a source sets timers that the kernel does not show. */
  readonly hiddenTimers: boolean;
}

/** How one run is played. */
export interface PlayOptions {
  /** Given where a person makes the plan's moves as it goes on. */
  readonly live?: LiveMoves;
  /** Where its records go; left out for the check's own. */
  readonly records?: Records;
  /** Ends it at the next move; left out for the check's own. */
  readonly signal?: AbortSignal;
  /** Is told when the run waits for programs that will hardly do anything more, and when no longer. */
  readonly waits?: (waits: boolean) => void;
}

/** Where runs are played: it knows the machine, and opens an isolation for each run. */
export interface Runner {
  readonly level: 'sandbox' | 'network' | 'none';
  /** Why there is no private network although one was wished for; null where there is one, or none was. */
  readonly refusal: Message | null;
  /** Whether only one run can go on at a time. */
  readonly alone: boolean;
  /** Records for a run of which it is not known yet whether it counts; null where none may be made in case it does. */
  readonly hold: (() => HeldRecords) | null;
  /** Whether the processors have something to spare, where that makes a difference to what is decided; else null. */
  readonly isFree: (() => Promise<boolean>) | null;
  readonly play: (plan: Plan, participants: Participants, options?: PlayOptions) => Promise<RunOutcome>;
}

export interface RunnerOptions {
  /** Called where a run on the machine's own network has to wait for its ports. */
  readonly waitingForPorts: () => void;
  readonly recorder: Recorder;
  readonly helperFile: string;
  readonly pace: PaceName;
  /** Whether runtimes may be booted before their programs' turns; the environment may forbid it. */
  readonly bootsAhead: boolean;
  /** Whether recorded packets are kept beside the trace. */
  readonly keepPackets: boolean;
  /** Whether the lab is played on a network with a host for each role, which nothing stands in for. */
  readonly hasHosts: boolean;
  readonly signal: AbortSignal;
}

/**
 * Finds out what the machine offers.
 * @throws IsolationError where a sandbox or a private network was insisted on and cannot be had
 */
export async function openRunner(isolations: Isolations, options: RunnerOptions): Promise<Runner> {
  const { wish } = isolations;
  const refusal = await isolations.refusal();
  if (refusal !== null && (wish !== 'auto' || options.hasHosts)) throw refusal;
  if (options.hasHosts && (wish === 'none' || wish === 'user'))
    throw new IsolationError(message('isolation.no-hosts'));
  const evidence = kernelEvidence().ok && (wish !== 'user' || seesOtherUsers());
  const level = await isolations.level();
  const watched = new KnownPrograms();
  const vainWaits = new VainWaits();
  const open = async (plan: Plan, participants: Participants): Promise<Isolation> => {
    const isolation = await openAny(plan, participants);
    if (!plan.by6 || speaksBy6(isolation)) return isolation;
    // Programs that can have no socket of that version are at fault for nothing.
    await isolation.close();
    throw new IsolationError(message('isolation.no-version-6'));
  };
  const openAny = async (plan: Plan, participants: Participants): Promise<Isolation> => {
    if (level === 'none') {
      await assertPortsFree(portsOf(plan, participants), options.signal, options.waitingForPorts);
      if (wish !== 'user') return openSharedNetwork(`${process.pid}-${plan.run}`);
    }
    return isolations.open({ hosts: plan.hosts, network: networkWish(plan), by6: plan.by6 });
  };
  return {
    level,
    refusal: refusal?.userMessage ?? null,
    alone: level === 'none',
    isFree: evidence ? null : hasFreeProcessors,
    hold: mayPlayAhead(level, options) ? () => options.recorder.hold() : null,
    play: async (plan, participants, { live, records, signal, waits } = {}) => {
      const run = new ScenarioRun(plan, {
        isolation: await open(plan, participants),
        programs: participants.programs,
        recorder: records ?? options.recorder,
        kernelEvidence: evidence,
        hiddenTimers: participants.hiddenTimers,
        bootsAhead: options.bootsAhead && bootsAhead(),
        watched,
        vainWaits,
        helperFile: options.helperFile,
        pace: options.pace,
        keepPackets: options.keepPackets,
        ...(live ? { live } : {}),
        ...(waits ? { waits } : {}),
        signal: signal ?? options.signal,
      });
      return run.play();
    },
  };
}

/** Whether scenes may be played in case they are asked for: where a person waits for the answer, and runs are kept apart. */
function mayPlayAhead(level: Runner['level'], { pace }: RunnerOptions): boolean {
  return level !== 'none' && pace === 'prompt';
}

/** The ports that a run's roles take. */
function portsOf(plan: Plan, { programs }: Participants): readonly NeededPort[] {
  return plan.roles.flatMap(({ role, player }) =>
    reachesOf(role.kind)
      .filter(({ verb }) => verb === 'listens' || verb === 'joins')
      .map(({ endpoint }) => ({
        endpoint,
        again: player.by === 'probe' || programs.get(role.id)?.command === process.execPath,
      })),
  );
}

/**
 * On which kind of network a plan is played. The programs among themselves are told of one kind, and among scripted
 * endpoints of the other; a run with replaced programs is on the kind that the programs among themselves are on.
 */
function networkWish({ tellsNetwork, replaced, roles }: Plan): NetworkWish {
  if (!tellsNetwork) return 'any';
  const isScripted = replaced.length === 0 && roles.some(({ player }) => player.by === 'probe');
  return isScripted ? 'told-otherwise' : 'told';
}
