import { availableParallelism } from 'node:os';
import { brokeOff } from '../diagnosis/conclusive-runs.ts';
import type { rememberingJudge } from '../diagnosis/grade-runs.ts';
import { mayBeUndone } from '../diagnosis/safety-violation.ts';
import { planRun } from '../lab/plan.ts';
import { inParallel } from '../machine/in-parallel.ts';
import { FIRST_PATIENT } from '../model/attempts.ts';
import type { Shown } from '../model/audience.ts';
import { type Check, checksOf } from '../model/lab.ts';
import type { RunTrace, SettledBy } from '../model/trace.ts';
import type { RunOutcome } from '../run/scenario-run.ts';
import type { CheckOptions } from './check-options.ts';
import { startedAs } from './other-starts.ts';
import type { Participants, PlayOptions } from './runner.ts';
import { playersOf, type Scene, sceneName } from './scene.ts';
import { ScenesAhead } from './scenes-ahead.ts';

/** What came of playing one scene, with all its tries. */
interface Played {
  /** In the order in which they ended. */
  readonly runs: readonly RunTrace[];
  /** Those that came to their end. */
  readonly outcomes: readonly RunOutcome[];
  /** The first try, where it was settled by waiting and has had no patient one. */
  readonly hurried: RunOutcome | null;
  /** Whether the last try came to its end. */
  readonly isWhole: boolean;
  /** Whether the machine's own name was led to the server's address, and whether a client turned out to want that. */
  readonly hadOneName: boolean;
  readonly wantsOneName: boolean;
}

/** How the tries of a scene are played. */
type How = Pick<PlayOptions, 'records' | 'waits'> & { readonly signal: AbortSignal };

/** Has scenes of one submission played, and keeps what was seen. */
export class ScenePlayer {
  /** In the order in which their scenes ended. */
  readonly runs: RunTrace[] = [];
  /** How often each kind of evidence has settled a move. */
  readonly settled: Record<SettledBy, number> = { kernel: 0, timer: 0, idle: 0 };
  private readonly played = new Set<string>();
  /** Scenes that were settled by waiting, and have had no patient try. */
  private readonly hurried: { readonly scene: Scene; readonly outcome: RunOutcome }[] = [];
  private readonly options: CheckOptions;
  private readonly judge: ReturnType<typeof rememberingJudge>;
  private readonly ahead: ScenesAhead<Played>;
  private checks: readonly Check[] = [];
  private shown: Shown = 'always';
  /** Whether a client looks for the server by another name of the machine than the server's own. */
  private oneName = false;
  /** Whether something has failed for good that came to it by waiting alone. */
  private hasFailedPatiently = false;
  /** Scenes that have been asked for. */
  private asked: readonly Scene[] = [];
  /** Scenes that may be asked for after these. */
  private foreseen: () => readonly Scene[] = () => [];

  constructor(options: CheckOptions, judge: ReturnType<typeof rememberingJudge>) {
    this.options = options;
    this.judge = judge;
    const { runner, signal } = options;
    // Recorded packets are kept in files of their own.
    const isRecorded = options.capture === true || checksOf(options.lab).some(({ onWire }) => onWire);
    this.ahead = new ScenesAhead({
      atOnce: this.atOnce,
      hold: options.scenesAtOnce === undefined && !isRecorded ? runner.hold : null,
      isFree: runner.isFree,
      foreseen: () =>
        [...this.asked, ...this.foreseen()].filter(
          (scene) => !this.hasPlayed(sceneName(scene)) && this.isPlayable(scene),
        ),
      play: (scene, ahead) =>
        this.ahead.during((waits) =>
          this.tries(scene, {
            records: ahead.records,
            signal: AbortSignal.any([signal, ahead.signal]),
            waits,
          }),
        ),
    });
  }

  /**
   * From here on scenes are played for these checks; what was played before in a hurry gets its patient try, where
   * they ask for one.
   * @param shown when students may see what is played from here on
   */
  async playFor(checks: readonly Check[], shown: Shown): Promise<void> {
    await this.ahead.drop();
    this.checks = checks;
    this.shown = shown;
    const { signal } = this.options;
    for (const { scene, outcome } of this.hurried.splice(0))
      this.take(scene, await this.patiently(scene, outcome, { signal }));
  }

  /** @param foreseen scenes that may be asked for next, the likeliest first: they are played while others only wait */
  foresee(foreseen: () => readonly Scene[]): void {
    this.foreseen = foreseen;
  }

  /** Nothing more is asked for: ends what was begun in case it would be. */
  async close(): Promise<void> {
    this.foreseen = () => [];
    await this.ahead.drop();
  }

  /** Whether a scene was played already. @param name as `sceneName` has it */
  hasPlayed(name: string): boolean {
    return this.played.has(name);
  }

  /** Plays scenes, several at once where the machine carries that, as far as there is a player for each role. */
  async play(scenes: readonly Scene[]): Promise<void> {
    const playable = scenes.filter((scene) => this.isPlayable(scene));
    this.asked = playable;
    await inParallel(playable, this.atOnce, (scene) => this.playOne(scene));
    this.asked = [];
  }

  private get atOnce(): number {
    const { runner, scenesAtOnce = Math.max(2, availableParallelism()) } = this.options;
    return runner.alone ? 1 : scenesAtOnce;
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
    return { programs, hiddenTimers: hiddenTimers || own.hiddenTimers };
  }

  private async playOne(scene: Scene): Promise<void> {
    const { signal } = this.options;
    if (signal.aborted) return;
    this.played.add(sceneName(scene));
    // A scene that was begun ahead may have failed because it was one too many for the machine: then it is played again.
    const counts = ({ isWhole, hadOneName }: Played): boolean => isWhole && hadOneName === this.oneName;
    const begun = await this.ahead.take(scene, counts);
    this.take(scene, begun ?? (await this.ahead.during((waits) => this.tries(scene, { signal, waits }))));
  }

  /** Keeps what came of a scene. */
  private take(scene: Scene, { runs, outcomes, hurried, wantsOneName }: Played): void {
    this.runs.push(...runs);
    for (const { settled } of outcomes)
      for (const by of ['kernel', 'timer', 'idle'] as const) this.settled[by] += settled[by];
    this.oneName ||= wantsOneName;
    if (hurried) this.hurried.push({ scene, outcome: hurried });
  }

  /**
   * Plays a scene; where something has not come, on weak evidence, once more and more patiently. A replacement that
   * fixes nothing is no evidence against any role, and has one try.
   */
  private async tries(scene: Scene, how: How): Promise<Played> {
    const first = await this.playWell(scene, this.firstAttemptAt(scene), how);
    const [outcome] = first.outcomes;
    const isPatient = first.runs.some(({ run }) => run.attempt >= FIRST_PATIENT);
    if (!outcome || isPatient || outcome.patientFrom === 0 || how.signal.aborted || hasRestless(outcome))
      return first;
    if (scene.variant.substituted) return first;
    const patient = await this.patiently(scene, outcome, how);
    return {
      ...patient,
      hadOneName: first.hadOneName,
      wantsOneName: first.wantsOneName || patient.wantsOneName,
      runs: [...first.runs, ...patient.runs],
      outcomes: [...first.outcomes, ...patient.outcomes],
    };
  }

  /**
   * Where nothing but waiting tells, and something has failed after a patient try: who looks into that among scripted
   * endpoints mostly fails as well, and has that try at once.
   */
  private firstAttemptAt(scene: Scene): number {
    const isFiner = playersOf(scene).some(([, { by }]) => by === 'probe');
    return this.hasFailedPatiently && isFiner && !scene.variant.substituted ? FIRST_PATIENT : 0;
  }

  /** Whether a run tells against somebody, of the checks that read it, so that a more patient one may undo it. */
  private failsIn(scene: Scene, { trace, patientFrom }: RunOutcome): boolean {
    return this.checks
      .filter(({ scenarios }) => scenarios.includes(scene.scenario.name))
      .map((check) => this.judge(check, trace))
      .some((verdict) => mayBeUndone(verdict, trace, patientFrom));
  }

  /** The patient try of a scene that was settled by waiting, where the checks ask for one. */
  private async patiently(scene: Scene, first: RunOutcome, how: How): Promise<Played> {
    const { oneName: hadOneName } = this;
    const none = { runs: [], outcomes: [], hurried: null, isWhole: true, hadOneName, wantsOneName: false };
    if (how.signal.aborted) return none;
    if (!this.failsIn(scene, first)) return { ...none, hurried: first };
    const patient = await this.playWell(scene, FIRST_PATIENT, how);
    const [outcome] = patient.outcomes;
    if (outcome?.trace.run.evidence === 'idle') this.hasFailedPatiently ||= this.failsIn(scene, outcome);
    return patient;
  }

  /**
   * A run that the harness itself could not bring to an end says nothing about the programs: it is made once more.
   */
  private async playWell(scene: Scene, firstAttempt: number, how: How): Promise<Played> {
    const { lab, seed, runner } = this.options;
    const participants = await this.participants(scene);
    const runs: RunTrace[] = [];
    const { oneName: hadOneName } = this;
    let wantsOneName = false;
    for (const attempt of [firstAttempt, firstAttempt + 1]) {
      const plan = planRun(lab, scene.scenario, seed, {
        ...scene.variant,
        attempt,
        oneName: hadOneName || wantsOneName,
        capture: this.options.capture ?? false,
        shown: this.shown,
      });
      const outcome = await runner.play(plan, participants, how);
      runs.push(outcome.trace);
      wantsOneName ||= outcome.wantsOneName;
      if (!brokeOff(outcome.trace))
        return { runs, outcomes: [outcome], hurried: null, isWhole: true, hadOneName, wantsOneName };
      if (how.signal.aborted) break;
    }
    return { runs, outcomes: [], hurried: null, isWhole: false, hadOneName, wantsOneName };
  }
}

/** More patience changes nothing for a program that runs all the time: one that came to rest later was only busy. */
function hasRestless({ trace }: RunOutcome): boolean {
  const settled = trace.events.filter((event) => event.kind === 'settled');
  const lastRest = settled.findLastIndex(({ by }) => by === 'kernel');
  return settled.slice(lastRest + 1).some(({ restless }) => restless.length > 0);
}
