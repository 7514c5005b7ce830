import { conclusiveRuns } from '../diagnosis/conclusive-runs.ts';
import type { Absence, Decision } from '../diagnosis/decision.ts';
import { isFull, NO_FINDINGS } from '../diagnosis/findings.ts';
import {
  checksIn,
  type Graded,
  type Grading,
  gradeRuns,
  mayCount,
  rememberingJudge,
} from '../diagnosis/grade-runs.ts';
import { mayComeInPieces, piecesScene, worthPieces } from '../diagnosis/one-send.ts';
import { oddOnes, serverForm } from '../diagnosis/own-forms.ts';
import { promptSuspects } from '../diagnosis/sent-prompts.ts';
import { runsOfStart } from '../diagnosis/start.ts';
import { newlySeenBy } from '../model/audience.ts';
import type { Check, Scenario } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { Unplayed } from '../model/trace.ts';
import { byAudience, keptBack } from './by-audience.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { EitherWay } from './either-way.ts';
import { shortageInRuns, unplayedIn } from './machine-shortage.ts';
import { notesOn, notesOnCapture } from './notes-on.ts';
import { withOwnGraders } from './own-graders.ts';
import { isFullRun, neverPlayed, runName, type Scene, sceneName } from './scene.ts';
import { ScenePlayer } from './scene-player.ts';
import { pairsToSubstitute, programsToSubstitute, unnamed } from './substitution.ts';
import { isOpen, isWellAlone } from './what-is-open.ts';

/**
 * Runs what it takes to decide a submission's checks: the full scenes first, finer ones for what they leave open. What
 * students may see is decided before anything else is played, so that nothing of the rest shows in it.
 */
export async function checkSubmission(options: CheckOptions): Promise<CheckOutcome> {
  const judge = rememberingJudge(withOwnGraders(options.graders, options.lab));
  const player = new ScenePlayer(options, judge);
  const left: Unplayed[] = [];
  try {
    const outcome = await byAudience(options.lab, async (lab, audience) => {
      await player.playFor(checksIn(lab, options.step), newlySeenBy(audience));
      const session = new Session({ ...options, lab }, player, judge);
      const decided = await session.check();
      left.push(...session.unplayed());
      return decided;
    });
    for (const scene of neverPlayed(left, player.runs)) options.unplayed(scene);
    return outcome;
  } finally {
    await player.close();
  }
}

class Session {
  private readonly options: CheckOptions;
  private readonly checks: readonly Check[];
  private readonly absent: ReadonlyMap<string, Absence>;
  private readonly player: ScenePlayer;
  private readonly judge: ReturnType<typeof rememberingJudge>;
  private readonly eitherWay: EitherWay;
  /** Scenes with messages in pieces that were left out. */
  private readonly needless: Unplayed[] = [];
  private graded: { readonly runs: number; readonly graded: Graded } | null = null;

  constructor(options: CheckOptions, player: ScenePlayer, judge: ReturnType<typeof rememberingJudge>) {
    this.options = options;
    this.player = player;
    this.judge = judge;
    const { lab, step, submission } = options;
    this.checks = checksIn(lab, step);
    this.absent = new Map(
      [...submission.problems].map(([role, { cause, message: text }]) => [role, { cause, message: text }]),
    );
    this.eitherWay = new EitherWay({
      submission,
      player,
      grade: () => this.grade(),
      mayCount: (start, unplayed) => mayCount(this.grading(), start, this.grade().start, unplayed),
      isShorter: (scenario) => this.isShorter(scenario),
    });
  }

  async check(): Promise<CheckOutcome> {
    this.player.foresee(() => this.foreseen());
    await this.playWhatIsNeeded();
    await this.player.close();
    this.refuseShortage();
    return this.report(this.grade());
  }

  /** Scenes that were left out, since nothing that they can show changes a decision. */
  unplayed(): readonly Unplayed[] {
    return [...this.eitherWay.unplayed(), ...this.needless];
  }

  /** The full scenes, finer ones for what they leave open, and replacements where no role is at fault yet. */
  private async playWhatIsNeeded(): Promise<void> {
    const { lab, substitution } = this.options;
    const firstNames = new Set(this.checks.flatMap((check) => check.scenarios.slice(0, 1)));
    await this.eitherWay.play(lab.scenarios.filter(({ name }) => firstNames.has(name)));
    if (this.isDecidedEarly()) return;
    await this.eitherWay.play(this.open());
    const suspects = this.player.runs.filter(isFullRun).flatMap(promptSuspects);
    await this.playFiner((role) => suspects.includes(role));
    await this.eitherWay.playLeft();
    if (substitution === 'none') return;
    await this.playInPieces();
    await this.eitherWay.playLeft();
    if (this.openDecisions().length > 0) await this.substituted();
  }

  /** Scenes that may be asked for, as it looks now; replacements for what fails by nobody's doing so far come last. */
  private foreseen(): readonly Scene[] {
    const { lab, substitution, untilFailure } = this.options;
    if (untilFailure === true) return [];
    const named = lab.scenarios.filter(({ name }) =>
      this.checks.some((check) => check.scenarios.includes(name)),
    );
    // Shorter ones are asked for last, and seldom.
    const ordered = [false, true].flatMap((is) =>
      named.filter((scenario) => this.isShorter(scenario) === is),
    );
    const scenes = ordered.map((scenario) => this.eitherWay.sceneOf(scenario, {}));
    if (substitution === 'none' || this.player.runs.length === 0) return scenes;
    return [...scenes, ...this.substitutedScenes(programsToSubstitute)];
  }

  /** Whether a scene of the student's own programs is the fullest of no check, and need not be played for its own sake. */
  private isShorter(scenario: Scenario): boolean {
    const isFullest = this.checks.some(({ scenarios: [first] }) => first === scenario.name);
    return this.options.substitution !== 'all' && isFull(scenario) && !isFullest;
  }

  private isDecidedEarly(): boolean {
    if (this.options.untilFailure !== true) return false;
    return this.grade().decisions.some(({ status }) => status === 'fail');
  }

  /** A mark that rests on what was left would be the machine's. @throws ShortageError where the machine was short */
  private refuseShortage(): void {
    const shortage = this.options.signal.aborted ? null : shortageInRuns(this.player.runs);
    if (shortage !== null) throw shortage;
    const unplayed = this.options.signal.aborted ? null : unplayedIn(this.player.runs);
    if (unplayed !== null) throw unplayed;
  }

  private report({ decisions, start }: Graded): CheckOutcome {
    const { lab, submission, runner } = this.options;
    const { runs, settled } = this.player;
    const { refusal } = runner;
    const notes = [
      ...submission.notes,
      ...(refusal === null ? [] : [message('note.shared-network', { reason: refusal })]),
      ...(this.options.capture === true ? notesOnCapture(runs) : []),
      ...notesOn(runs, decisions, settled.idle, start),
    ];
    return {
      decisions,
      settled: { ...settled },
      notes,
      problems: [...submission.problems.values()],
      ...keptBack(lab),
    };
  }

  /** What the runs so far come to; worked out anew only when there are more of them. */
  private grade(): Graded {
    const { runs } = this.player;
    if (this.graded?.runs !== runs.length)
      this.graded = { runs: runs.length, graded: gradeRuns(this.grading()) };
    return this.graded.graded;
  }

  private grading(): Grading {
    const { lab, graders, step } = this.options;
    return { lab, graders, runs: this.player.runs, absent: this.absent, step, judge: this.judge };
  }

  /** The finer scenes of what the first ones did not show to hold. */
  private open(): readonly Scenario[] {
    const { findings } = this.grade();
    const names = new Set(
      this.checks
        .filter(
          (check) => this.options.substitution === 'all' || isOpen(findings.get(check.id)?.full?.verdict),
        )
        .flatMap((check) => check.scenarios),
    );
    const isPlayed = (scenario: Scenario): boolean =>
      this.player.hasPlayed(sceneName(this.eitherWay.sceneOf(scenario, {})));
    return this.options.lab.scenarios.filter((scenario) => names.has(scenario.name) && !isPlayed(scenario));
  }

  /**
   * Where more was sent than there were messages, and a message is one send: each program with scripted endpoints,
   * which send whole messages, and messages in two pieces where that may tell something.
   */
  private async playInPieces(): Promise<void> {
    const { lab } = this.options;
    if (!lab.oneSend || !this.player.runs.some((trace) => isFullRun(trace) && mayComeInPieces(trace))) return;
    const finer = await this.playFiner();
    const { start } = this.grade();
    const worth = worthPieces(conclusiveRuns(runsOfStart(this.player.runs, start)));
    const isWorth = ({ id }: Scenario): boolean => worth.includes(id);
    await this.player.play(
      finer.filter(isWorth).map((scenario) => this.eitherWay.sceneOf(scenario, { pieces: true })),
    );
    for (const scenario of finer.filter((one) => !isWorth(one)))
      this.needless.push({ scene: runName(piecesScene(scenario.id), start), because: 'nothing-cut' });
  }

  /** Plays those scenes among scripted endpoints that have not been played yet, of some roles. @returns all of them */
  private async playFiner(isAbout: (role: string) => boolean = () => true): Promise<readonly Scenario[]> {
    const finer = this.options.lab.scenarios.filter(
      ({ cast }) =>
        !isFull({ cast }) && Object.entries(cast).some(([role, { by }]) => by === 'student' && isAbout(role)),
    );
    const scenes = finer.map((scenario) => this.eitherWay.sceneOf(scenario, {}));
    await this.player.play(scenes.filter((scene) => !this.player.hasPlayed(sceneName(scene))));
    return finer;
  }

  /** Plays the full scenes again with one program replaced, then two, until a replacement makes them right. */
  private async substituted(): Promise<void> {
    await this.player.play(this.unterminatedScenes());
    await this.eitherWay.playLeft();
    await this.playInOwnForm();
    await this.eitherWay.playLeft();
    await this.player.play(this.substitutedScenes(programsToSubstitute));
    await this.eitherWay.playLeft();
    await this.player.play(this.substitutedScenes(pairsToSubstitute));
    await this.eitherWay.playLeft();
  }

  /** Where everybody does well among endpoints that end their messages with a newline, and something fails: the same without it. */
  private unterminatedScenes(): Scene[] {
    if (this.options.lab.endsLines) return [];
    const { findings } = this.grade();
    const failed = this.openDecisions().filter(({ status }) => status !== 'inconclusive');
    const names = failed.flatMap(({ check }) =>
      isWellAlone(findings.get(check.id) ?? NO_FINDINGS) ? check.scenarios : [],
    );
    return this.options.lab.scenarios
      .filter((scenario) => names.includes(scenario.name) && !isFull(scenario))
      .map((scenario) => this.eitherWay.sceneOf(scenario, { unterminated: true }));
  }

  /**
   * Where still no role is at fault, and programs may speak a protocol of their own: clients with a server that
   * speaks as theirs does, and the full scenes with those clients replaced that send in another form than the others.
   */
  private async playInOwnForm(): Promise<void> {
    const { lab } = this.options;
    const open = this.openDecisions();
    const form = open.length > 0 ? serverForm(conclusiveRuns(this.player.runs)) : null;
    const clients = lab.roles.flatMap(({ id, kind }) => (kind.verb === 'connects' ? [id] : []));
    if (form === null || clients.length < 2) return;
    const alone = lab.scenarios.filter(({ cast }) => {
      const own = Object.entries(cast).flatMap(([role, { by }]) => (by === 'student' ? [role] : []));
      return own.length === 1 && own.every((role) => clients.includes(role));
    });
    await this.player.play(alone.map((scenario) => this.eitherWay.sceneOf(scenario, { form })));
    const names = open.map(({ check }) => check.scenarios[0]);
    const full = lab.scenarios.filter((scenario) => names.includes(scenario.name) && isFull(scenario));
    const odd = oddOnes(conclusiveRuns(this.player.runs));
    await this.player.play(
      full.flatMap((scenario) =>
        odd.map(({ role, form: usual }) =>
          this.eitherWay.sceneOf(scenario, { form: usual, substituted: { [role]: { by: 'probe' } } }),
        ),
      ),
    );
  }

  private substitutedScenes(choose: typeof programsToSubstitute): Scene[] {
    const { lab, submission, reference } = this.options;
    const chosen = new Map<string, Scene>();
    for (const decision of this.openDecisions())
      for (const scenario of lab.scenarios.filter(
        ({ name, cast }) => name === decision.check.scenarios[0] && isFull({ cast }),
      ))
        for (const substituted of choose({
          decision,
          lab,
          submission,
          by: reference ? 'reference' : 'probe',
        }))
          chosen.set(
            `${scenario.id}+${Object.keys(substituted)}`,
            this.eitherWay.sceneOf(scenario, { substituted }),
          );
    return [...chosen.values()];
  }

  private openDecisions(): readonly Decision[] {
    const { decisions } = this.grade();
    return this.options.substitution === 'all' ? decisions : decisions.filter(unnamed);
  }
}
