import { programName } from './known-programs.ts';
import type { RunState } from './run-state.ts';
import { type Expectation, NOTHING_DONE } from './settle/expected.ts';
import type { Patience, Settled } from './settle/settle.ts';
import { type Cast, SLOW_MS } from './settle/vain-waits.ts';

/** What a run's waiting is worth: how long is enough for what is missing, and which moves were settled in a hurry. */
export class WeakEvidence {
  /** Moves that were settled on weak evidence for which a patient try would wait longer. */
  private readonly hurriedMoves = new Set<number>();
  /** How long moves were watched of which it is not known what comes of them, by their numbers, in milliseconds. */
  private readonly watched = new Map<number, number>();
  private readonly state: RunState;
  private readonly cast: Cast;
  /** Roles that have been given all their time to get ready in vain, and whether they are by now. */
  private readonly late = new Map<string, () => boolean>();
  /** When the harness began to wait for what comes of the move. */
  private begunMs = 0;

  constructor(state: RunState) {
    this.state = state;
    this.cast = castOf(state);
  }

  /**
   * What is expected of a move, with how long is enough for what has been waited for in vain. Of one that could not be
   * made nothing comes: there is nothing to watch for.
   * @param starts roles that it has started
   */
  knowing(expectation: Expectation, isDone: boolean, starts: readonly string[]): Expectation {
    this.begunMs = performance.now();
    for (const role of starts) this.late.delete(role);
    if (this.state.kernel !== null) return expectation;
    if (!isDone) return NOTHING_DONE;
    const { budget, options, plan } = this.state;
    const least = { line: budget.patience(false).quietMs, start: plan.limits.moveMs };
    const knownMs = (): number | null => {
      const missing = expectation.missing?.() ?? [];
      const asked = missing.filter(
        ({ from, to }) => from === null || !(this.isUnready(from) || this.isUnready(to)),
      );
      if (asked.length === 0 && missing.length > 0) return least.line;
      return options.vainWaits.enoughMs(this.cast, asked, least);
    };
    if (expectation.something) return { ...expectation, knownMs };
    return { ...expectation, knownMs, leastMs: () => this.answerMs };
  }

  /**
   * Takes note of how a move has settled.
   * @param index its number
   */
  note(index: number, expectation: Expectation, settled: Settled): void {
    const { budget, options, kernel } = this.state;
    if (settled.isHurried) this.hurriedMoves.add(index);
    const isVain = settled.by === 'idle' && !expectation.met();
    if (kernel !== null) {
      if (isVain) budget.waitedInVain();
      return;
    }
    const idleMs = settled.tookUs / 1000;
    if (expectation.leastMs) this.watched.set(index, idleMs);
    const afterMs = performance.now() - this.begunMs - idleMs;
    if (isVain) {
      const wasKnown = expectation.knownMs?.() ?? null;
      const missing = expectation.missing?.() ?? [];
      if (wasKnown === null) budget.waitedInVain();
      if (idleMs >= budget.fullMs) options.vainWaits.cameNever(this.cast, missing);
      for (const { from, to } of missing) if (from === null) this.late.set(to, expectation.met);
      // Some of it has come, and slowly.
      if (expectation.shown && afterMs > SLOW_MS) options.vainWaits.came(afterMs);
      budget.stumbled();
    } else if (expectation.missing) {
      if (expectation.shown) options.vainWaits.came(afterMs);
      else options.vainWaits.gotReady(afterMs);
    }
  }

  /**
   * The first move from which on a patient try would have waited no longer: 0 where all were patient; infinite in a hurried
   * run of which the kernel tells, for there it is not known. A move of which it is not known what comes of it was hurried
   * too, where the programs have turned out to be slower than it was watched.
   */
  get patientFrom(): number {
    const { answerMs } = this;
    const tooShort = [...this.watched].flatMap(([index, ms]) => (ms < answerMs ? [index] : []));
    const hurried = [...this.hurriedMoves, ...tooShort];
    if (hurried.length === 0) return 0;
    return this.state.kernel === null ? Math.max(...hurried) + 1 : Number.POSITIVE_INFINITY;
  }

  /** How long what comes of a line may take, in milliseconds, where it is not known what that is. */
  private get answerMs(): number {
    const { options, budget } = this.state;
    return Math.min(options.vainWaits.answerMs, budget.fullMs);
  }

  /** The patience for what is waited for so long and no longer, in milliseconds. */
  within(mostMs: number): Patience {
    const patience = this.state.budget.patience(false);
    return this.state.kernel ? patience : { ...patience, unmetMs: Math.min(patience.unmetMs, mostMs) };
  }

  /** Whether a role has no place, so that nothing comes to it, or of it. */
  private isUnready(role: string): boolean {
    return this.late.get(role)?.() === false;
  }

  /**
   * Whether somebody has ended by themselves in a move that was settled in a hurry: then it is watched for all its time,
   * and so is every one after it.
   */
  hasStumbled({ isHurried }: Settled): boolean {
    const { budget, kernel, processes, absent } = this.state;
    const hasLeft = [...processes].some(([role, { running }]) => !running && !absent.has(role));
    if (kernel !== null || !isHurried || !hasLeft) return false;
    budget.stumbled();
    return true;
  }
}

/** Who plays in a run, as far as it makes a difference to what comes of a line. */
function castOf({ plan, options }: RunState): Cast {
  const voiceOf = (id: string): string => {
    const part = plan.roles.find(({ role }) => role.id === id);
    const program = options.programs.get(id);
    const by = part?.player.by ?? 'nobody';
    if (program && (by === 'student' || by === 'reference')) return `${by} ${programName(program)}`;
    return `${by} ${part?.role.kind.verb}`;
  };
  const servers = plan.roles.flatMap(({ role }) => (role.kind.verb === 'listens' ? [voiceOf(role.id)] : []));
  const way = JSON.stringify([[...new Set(servers)].sort(), plan.unterminated, plan.form]);
  return { voiceOf, way, only: plan.replaced.length > 0 ? plan.run : null };
}
