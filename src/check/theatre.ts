import type { Plan } from '../lab/plan.ts';
import { kernelEvidence } from '../run/evidence.ts';
import { type Isolation, IsolationError } from '../run/isolation/isolation.ts';
import { assertPortsFree } from '../run/isolation/ports-free.ts';
import { openPrivateNetwork } from '../run/isolation/private-network.ts';
import { openSharedNetwork } from '../run/isolation/shared-network.ts';
import { type RunOutcome, Stage } from '../run/stage.ts';
import type { Program } from '../submission/submission.ts';
import type { Recorder } from '../trace/recorder.ts';

export type IsolationWish = 'auto' | 'network' | 'none';

/** The programs of a run. */
export interface Company {
  readonly programs: ReadonlyMap<string, Program>;
  /** Whether a source sets timers that the kernel does not show. */
  readonly hiddenTimers: boolean;
}

/** Where runs are played: it knows the machine, and opens an isolation for each run. */
export interface Theatre {
  readonly level: 'network' | 'none';
  /** Why there is no private network although one was wished for; null where there is one, or none was. */
  readonly refusal: string | null;
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
  readonly helperFile: string;
  readonly signal: AbortSignal;
}

/**
 * Finds out what the machine offers by opening the first run's network ahead.
 * @throws IsolationError where a private network was insisted on and cannot be had
 */
export async function openTheatre(
  wish: IsolationWish,
  ahead: Promise<Isolation | IsolationError>,
  options: TheatreOptions,
): Promise<Theatre> {
  const first = wish === 'none' ? null : await ahead;
  if (first instanceof IsolationError && wish === 'network') throw first;
  const evidence = kernelEvidence();
  const level = first === null || first instanceof IsolationError ? 'none' : 'network';
  let spare: Isolation | null = first instanceof IsolationError ? null : first;
  const open = async (plan: Plan): Promise<Isolation> => {
    if (level === 'none') {
      const bound = plan.roles.filter(
        ({ role }) => role.kind.verb === 'listens' || role.kind.verb === 'joins',
      );
      const endpoints = bound.map(({ role }) => role.kind.endpoint);
      await assertPortsFree(endpoints, options.signal, options.waitingForPorts);
      return openSharedNetwork(`${process.pid}-${plan.run}`);
    }
    const opened = spare ?? (await openPrivateNetwork());
    spare = null;
    return opened;
  };
  return {
    level,
    refusal: wish === 'auto' && first instanceof IsolationError ? first.message : null,
    alone: level === 'none',
    play: async (plan, company) => {
      const stage = new Stage(plan, {
        isolation: await open(plan),
        programs: company.programs,
        recorder: options.recorder,
        kernelEvidence: evidence.ok,
        hiddenTimers: company.hiddenTimers,
        helperFile: options.helperFile,
        signal: options.signal,
      });
      return stage.play();
    },
    close: async () => {
      await spare?.close();
    },
  };
}

/** Opens a private network ahead, in the background; a refusal is a value here. */
export async function openAhead(wish: IsolationWish): Promise<Isolation | IsolationError> {
  if (wish === 'none') return new IsolationError('not asked for');
  try {
    return await openPrivateNetwork();
  } catch (error) {
    if (error instanceof IsolationError) return error;
    throw error;
  }
}
