import type { Plan } from '../lab/plan.ts';
import { randomFrom } from '../lab/random.ts';
import { type Message, message } from '../model/message.ts';
import { kernelEvidence, seesOtherUsers } from '../run/evidence.ts';
import { chooseHostAddress, type HostAddress } from '../run/isolation/host-address.ts';
import { type Isolation, IsolationError } from '../run/isolation/isolation.ts';
import { assertPortsFree, type NeededPort } from '../run/isolation/ports-free.ts';
import { openPrivateNetwork } from '../run/isolation/private-network.ts';
import type { SandboxMaker } from '../run/isolation/sandbox.ts';
import { openSharedNetwork } from '../run/isolation/shared-network.ts';
import type { PaceName } from '../run/settle/pace.ts';
import { type RunOutcome, Stage } from '../run/stage.ts';
import type { Program } from '../submission/submission.ts';
import type { Recorder } from '../trace/recorder.ts';

/** How runs are kept apart; `user` is the machine's own network, under accounts that nobody has. */
export type IsolationWish = 'auto' | 'sandbox' | 'network' | 'user' | 'none';

/** Where nothing is played, and only tried. */
export const ANY_SEED = 0;

/** The programs of a run. */
export interface Company {
  readonly programs: ReadonlyMap<string, Program>;
  /** Whether a source sets timers that the kernel does not show. */
  readonly hiddenTimers: boolean;
}

/** Where runs are played: it knows the machine, and opens an isolation for each run. */
export interface Theatre {
  readonly level: 'sandbox' | 'network' | 'none';
  /** Why there is no private network although one was wished for; null where there is one, or none was. */
  readonly refusal: Message | null;
  /** Whether only one run can go on at a time. */
  readonly alone: boolean;
  readonly play: (plan: Plan, company: Company) => Promise<RunOutcome>;
  /** Ends what was opened ahead and never used. */
  readonly close: () => Promise<void>;
}

export interface TheatreOptions {
  /** Called where a run on the machine's own network has to wait for its ports. */
  readonly waitingForPorts: () => void;
  readonly recorder: Recorder;
  /** The check's: what is made up of a run's machine is the same for the same seed. */
  readonly seed: number;
  readonly helperFile: string;
  readonly pace: PaceName;
  /** Makes the sandbox of each run, where one is wished for. */
  readonly sandboxes?: SandboxMaker;
  readonly signal: AbortSignal;
}

/**
 * Finds out what the machine offers by opening the first run's network ahead.
 * @throws IsolationError where a sandbox or a private network was insisted on and cannot be had
 */
export async function openTheatre(
  wish: IsolationWish,
  ahead: Promise<Isolation | IsolationError>,
  options: TheatreOptions,
): Promise<Theatre> {
  const first = wish === 'none' ? null : await ahead;
  if (first instanceof IsolationError && wish !== 'auto') throw first;
  const evidence = kernelEvidence().ok && (wish !== 'user' || seesOtherUsers());
  const level = first === null || first instanceof IsolationError ? 'none' : first.level;
  const watched = new WeakSet<Program>();
  let spare: Isolation | null = first instanceof IsolationError ? null : first;
  const open = async (plan: Plan, company: Company): Promise<Isolation> => {
    if (level === 'none') {
      await assertPortsFree(portsOf(plan, company), options.signal, options.waitingForPorts);
      if (wish !== 'user') return openSharedNetwork(`${process.pid}-${plan.run}`);
    }
    const opened = spare ?? (await openFor(wish, options.seed, options.sandboxes));
    spare = null;
    return opened;
  };
  return {
    level,
    refusal: wish === 'auto' && first instanceof IsolationError ? first.said : null,
    alone: level === 'none',
    play: async (plan, company) => {
      const stage = new Stage(plan, {
        isolation: await open(plan, company),
        programs: company.programs,
        recorder: options.recorder,
        kernelEvidence: evidence,
        hiddenTimers: company.hiddenTimers,
        watched,
        helperFile: options.helperFile,
        pace: options.pace,
        signal: options.signal,
      });
      return stage.play();
    },
    close: async () => {
      await spare?.close();
    },
  };
}

/** The ports that a run's roles take. */
function portsOf(plan: Plan, { programs }: Company): readonly NeededPort[] {
  return plan.roles
    .filter(({ role }) => role.kind.verb === 'listens' || role.kind.verb === 'joins')
    .map(({ role, player }) => ({
      endpoint: role.kind.endpoint,
      again: player.by === 'probe' || programs.get(role.id)?.command === process.execPath,
    }));
}

/**
 * Opens the first run's isolation ahead, in the background; a refusal is a value here.
 * @param seed the check's
 * @param sandboxes makes it where a sandbox is wished for
 */
export async function openAhead(
  wish: IsolationWish,
  seed: number,
  sandboxes?: SandboxMaker,
): Promise<Isolation | IsolationError> {
  if (wish === 'none') return new IsolationError(message('isolation.not-asked'));
  try {
    return await openFor(wish, seed, sandboxes);
  } catch (error) {
    if (error instanceof IsolationError) return error;
    throw error;
  }
}

function openFor(wish: IsolationWish, seed: number, sandboxes: SandboxMaker | undefined): Promise<Isolation> {
  const host = hostOf(seed);
  if (wish !== 'sandbox' && wish !== 'user') return openPrivateNetwork(host);
  if (!sandboxes) throw new Error('a sandbox was wished for, and nothing that makes one was given');
  return sandboxes.open(host);
}

/** Every run of a check is on the same machine, as far as programs can tell. */
function hostOf(seed: number): HostAddress {
  return chooseHostAddress(randomFrom(`host/${seed}`));
}
