import { availableParallelism } from 'node:os';
import { brokeOff } from '../diagnosis/conclusive-runs.ts';
import type { rememberingJudge } from '../diagnosis/grade-runs.ts';
import { isSafetyViolation } from '../diagnosis/safety-violation.ts';
import { planRun } from '../lab/plan.ts';
import { inParallel } from '../machine/in-parallel.ts';
import { FIRST_PATIENT } from '../model/attempts.ts';
import type { Shown } from '../model/audience.ts';
import type { Check } from '../model/lab.ts';
import type { RunTrace, SettledBy } from '../model/trace.ts';
import type { RunOutcome } from '../run/scenario-run.ts';
import type { CheckOptions } from './check-options.ts';
import { startedAs } from './other-starts.ts';
import type { Participants } from './runner.ts';
import { playersOf, type Scene, sceneName } from './scene.ts';

/** Has scenes of one submission played, and keeps what was seen. */
export class ScenePlayer {
  /** In the order in which they ended. */
  readonly runs: RunTrace[] = [];
  /** How often each kind of evidence has settled a move. */
  readonly settled: Record<SettledBy, number> = { kernel: 0, timer: 0, idle: 0 };
  private readonly played = new Set<string>();
  /** Scenes that were settled by waiting, and have had no patient try. */
  private readonly hurried: { readonly scene: Scene; readonly outcome: RunOutcome }[] = [];
  private readonly options: CheckOptions;
  private readonly judge: ReturnType<typeof rememberingJudge>;
  private checks: readonly Check[] = [];
  private shown: Shown = 'always';
  /** Whether a client looks for the server by another name of the machine than the server's own. */
  private oneName = false;

  constructor(options: CheckOptions, judge: ReturnType<typeof rememberingJudge>) {
    this.options = options;
    this.judge = judge;
  }

  /**
   * From here on scenes are played for these checks; what was played before in a hurry gets its patient try, where
   * they ask for one.
   * @param shown when students may see what is played from here on
   */
  async playFor(checks: readonly Check[], shown: Shown): Promise<void> {
    this.checks = checks;
    this.shown = shown;
    for (const { scene, outcome } of this.hurried.splice(0)) await this.patiently(scene, outcome);
  }

  /** Whether a scene was played already. @param name as `sceneName` has it */
  hasPlayed(name: string): boolean {
    return this.played.has(name);
  }

  /** Plays scenes, several at once where the machine carries that, as far as there is a player for each role. */
  async play(scenes: readonly Scene[]): Promise<void> {
    const { runner, scenesAtOnce = Math.max(2, availableParallelism()) } = this.options;
    const playable = scenes.filter((scene) => this.isPlayable(scene));
    await inParallel(playable, runner.alone ? 1 : scenesAtOnce, (scene) => this.playOne(scene));
  }

  private isPlayable(scene: Scene): boolean {
    return playersOf(scene).every(([role, { by }]) => {
      if (by === 'reference') return this.options.reference !== null;
      return by !== 'student' || this.options.submission.programs.has(role);
    });
  }

  /** The programs for a scene: the student's, and the lab's own where it is cast. */
  private async participants(scene: Scene): Promise<Participants> {
    const { submission, reference } = this.options;
    const roles = playersOf(scene).flatMap(([role, { by }]) => (by === 'reference' ? [role] : []));
    const { start } = scene.variant;
    const programs = new Map(
      [...submission.programs].map(([role, program]) => [role, start ? startedAs(program, start) : program]),
    );
    const { hiddenTimers } = submission;
    if (roles.length === 0 || reference === null) return { programs, hiddenTimers };
    const own = await reference();
    for (const role of roles) {
      const program = own.programs.get(role);
      if (!program) throw new Error(`the reference of ${this.options.lab.id} has no program for ${role}`);
      programs.set(role, program);
    }
    return { programs, hiddenTimers };
  }

  /**
   * Plays a scene; where something has not come, on weak evidence, once more and more patiently. A replacement that
   * mends nothing is no evidence against any role, and has one try.
   */
  private async playOne(scene: Scene): Promise<void> {
    const { signal } = this.options;
    if (signal.aborted) return;
    this.played.add(sceneName(scene));
    const first = await this.playWell(scene, 0);
    if (!first || first.settled.idle === 0 || signal.aborted || hasRestless(first)) return;
    if (!scene.variant.substituted) await this.patiently(scene, first);
  }

  private async patiently(scene: Scene, first: RunOutcome): Promise<void> {
    if (this.options.signal.aborted) return;
    const verdicts = this.checks
      .filter(({ scenarios }) => scenarios.includes(scene.scenario.name))
      .map((check) => this.judge(check, first.trace));
    if (verdicts.some((verdict) => verdict.status === 'fail' && !isSafetyViolation(verdict)))
      await this.playWell(scene, FIRST_PATIENT);
    else this.hurried.push({ scene, outcome: first });
  }

  /**
   * A run that the harness itself could not bring to an end says nothing about the programs: it is made once more.
   */
  private async playWell(scene: Scene, firstAttempt: number): Promise<RunOutcome | null> {
    const { lab, seed, runner, signal } = this.options;
    const participants = await this.participants(scene);
    for (const attempt of [firstAttempt, firstAttempt + 1]) {
      const plan = planRun(lab, scene.scenario, seed, {
        ...scene.variant,
        attempt,
        oneName: this.oneName,
        capture: this.options.capture ?? false,
        shown: this.shown,
      });
      const outcome = await runner.play(plan, participants);
      this.runs.push(outcome.trace);
      this.oneName ||= outcome.wantsOneName;
      if (!brokeOff(outcome.trace)) {
        for (const by of ['kernel', 'timer', 'idle'] as const) this.settled[by] += outcome.settled[by];
        return outcome;
      }
      if (signal.aborted) return null;
    }
    return null;
  }
}

/** More patience changes nothing for a program that runs all the time: one that came to rest later was only busy. */
function hasRestless({ trace }: RunOutcome): boolean {
  const settled = trace.events.filter((event) => event.kind === 'settled');
  const lastRest = settled.findLastIndex(({ by }) => by === 'kernel');
  return settled.slice(lastRest + 1).some(({ restless }) => restless.length > 0);
}
