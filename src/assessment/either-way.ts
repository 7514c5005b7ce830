import { isFull } from '../diagnosis/findings.ts';
import type { Graded } from '../diagnosis/grade-runs.ts';
import { mayDecide, mayRecite } from '../diagnosis/shorter.ts';
import type { Variant } from '../lab/plan.ts';
import type { Scenario } from '../model/lab.ts';
import { STARTS, type Start, type Unplayed } from '../model/trace.ts';
import type { Submission } from '../submission/submission.ts';
import { isTouched, mayBeAtFault, refuses, sharedRoles } from './other-starts.ts';
import { runName, type Scene, sceneName, startedName } from './scene.ts';
import type { ScenePlayer } from './scene-player.ts';

export interface EitherWayOptions {
  readonly submission: Pick<Submission, 'programs' | 'readsArguments'>;
  readonly player: Pick<ScenePlayer, 'runs' | 'play' | 'hasPlayed'>;
  /** What the runs so far come to. */
  readonly grade: () => Graded;
  /** Whether programs may yet be judged as started in some way, once these scenes have been played in it. */
  readonly mayCount: (start: Start, unplayed: readonly Scenario[]) => boolean;
  /** Whether a scene is the fullest of no check, and those are played as far as they may decide something. */
  readonly isShorter: (scenario: Scenario) => boolean;
}

/**
 * How many scenes are played in each round, before it is asked again whether the others may change anything. The first
 * one tells most, since the same program plays in all of them.
 */
const [FIRST_ROUND, ROUND] = [1, 2];

/** Plays scenes with programs started as they do best, which is found out on the way. */
export class EitherWay {
  private readonly options: EitherWayOptions;
  /** Roles whose programs could be started otherwise; found out when something fails. */
  private shared: readonly string[] | null = null;
  private readonly left = new Map<Start, readonly Scenario[]>();
  /** Shorter scenes of the student's own programs that were left out. */
  private shorter: readonly Scenario[] = [];

  constructor(options: EitherWayOptions) {
    this.options = options;
  }

  /** How programs that play several roles do best, as far as is known. */
  start(): Start {
    return this.options.player.runs.length === 0 ? STARTS[0] : this.options.grade().start;
  }

  /** A scene, with programs started in some way where it makes a difference: some that play several roles are in it. */
  sceneOf(scenario: Scenario, variant: Variant, start = this.start()): Scene {
    const cast = { ...scenario.cast, ...variant.substituted };
    const { programs } = this.options.submission;
    const several = [...programs.values()].flatMap(({ role, given }) => (given ? [role] : []));
    return { scenario, variant: isTouched({ cast }, several) ? { ...variant, start } : variant };
  }

  /**
   * Plays scenes with programs started as they do best. Where something fails for which a program that plays several
   * roles may be at fault, it is started in another way than the guide says, to see whether it does better so, as long
   * as it still may.
   */
  async play(scenarios: readonly Scenario[]): Promise<void> {
    const first = this.start();
    const { isShorter } = this.options;
    await this.playAs(
      first,
      scenarios.filter((scenario) => !isShorter(scenario)),
    );
    this.shorter = [...this.shorter, ...scenarios.filter(isShorter)];
    await this.playShorter();
    for (const start of STARTS.filter((other) => other !== first)) {
      const { decisions } = this.options.grade();
      if (decisions.every(({ status }) => status === 'pass')) return;
      this.shared ??= sharedRoles(this.options.submission);
      const { shared } = this;
      const { player } = this.options;
      const { runs } = player;
      if (!mayBeAtFault(decisions, shared)) return;
      // Where a program does not take one way, it counts whether it takes the other in every scene.
      const isRefused = STARTS.some((other) => other !== first && refuses(runs, other, shared));
      if (isRefused && !refuses(runs, first, shared)) await this.playShorter(() => true);
      const isHopeless = refuses(runs, start, shared) && !refuses(runs, this.start(), shared);
      // A program that takes neither two words nor none may take one.
      const isAsked =
        start !== 'number-alone' || STARTS.slice(0, 2).every((other) => refuses(runs, other, shared));
      if (isHopeless || !isAsked) continue;
      const touched = scenarios.filter((scenario) => isTouched(scenario, shared));
      await this.playWhileOpen(
        start,
        touched.filter(({ id }) => !player.hasPlayed(startedName(id, start))),
      );
    }
  }

  /** Plays what was left out, as far as it may change something by now. */
  async playLeft(): Promise<void> {
    await this.playShorter();
    for (const start of this.left.keys()) await this.playWhileOpen(start, []);
  }

  /** Scenes that were left out. */
  unplayed(): readonly Unplayed[] {
    const starts = [...this.left].flatMap(([start, scenarios]) =>
      scenarios.map(({ id }): Unplayed => ({ scene: runName(id, start), because: 'start-decided' })),
    );
    const shorter = this.shorter.map((scenario): Unplayed => {
      const { variant } = this.sceneOf(scenario, {});
      const scene = runName(scenario.id, variant.start ?? STARTS[0]);
      return { scene, because: 'nothing-to-decide' };
    });
    return [...starts, ...shorter];
  }

  /** Plays those shorter scenes that may decide something as things stand, or others. */
  private async playShorter(isWorth = this.mayDecide()): Promise<void> {
    const left = this.shorter.filter(
      (scenario) => !this.options.player.hasPlayed(sceneName(this.sceneOf(scenario, {}))),
    );
    this.shorter = left.filter((scenario) => !isWorth(scenario));
    await this.playAs(this.start(), left.filter(isWorth));
  }

  private mayDecide(): (scenario: Scenario) => boolean {
    if (this.shorter.length === 0 || mayRecite(this.options.player.runs)) return () => true;
    const { decisions, findings } = this.options.grade();
    return (scenario) => mayDecide(scenario, decisions, findings);
  }

  /**
   * Plays scenes, and those left out before, in a given way while programs may be judged so. Those among scripted
   * endpoints come first, which tell a mistake of the program's own.
   */
  private async playWhileOpen(start: Start, scenarios: readonly Scenario[]): Promise<void> {
    const all = [...(this.left.get(start) ?? []), ...scenarios];
    let left = [...all.filter((scenario) => !isFull(scenario)), ...all.filter(isFull)];
    let round = FIRST_ROUND;
    while (left.length > 0 && (this.tellsOfOther(start) || this.options.mayCount(start, left))) {
      await this.playAs(start, left.slice(0, round));
      left = left.slice(round);
      round = ROUND;
    }
    this.left.set(start, left);
  }

  /** Whether it may hang on these scenes that programs are started in a third way: neither of two others is taken. */
  private tellsOfOther(start: Start): boolean {
    const { runs } = this.options.player;
    const shared = this.shared ?? [];
    const others = STARTS.slice(0, 2).filter((other) => other !== start);
    return (
      others.length === 1 &&
      !refuses(runs, start, shared) &&
      others.every((other) => refuses(runs, other, shared))
    );
  }

  private async playAs(start: Start, scenarios: readonly Scenario[]): Promise<void> {
    await this.options.player.play(scenarios.map((scenario) => this.sceneOf(scenario, {}, start)));
  }
}
