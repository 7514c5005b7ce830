import { availableParallelism } from 'node:os';
import { brokeOff, FIRST_PATIENT } from '../diagnosis/conclusive-runs.ts';
import type { Absence, Decision } from '../diagnosis/decision.ts';
import { isFull, NO_FINDINGS } from '../diagnosis/findings.ts';
import { checksIn, type Graded, gradeRuns, rememberingJudge } from '../diagnosis/grade-runs.ts';
import { mayComeInPieces } from '../diagnosis/one-send.ts';
import { talksBeside } from '../diagnosis/out-of-place.ts';
import { isSafetyViolation } from '../diagnosis/safety-violation.ts';
import { promptSuspects } from '../diagnosis/sent-prompts.ts';
import { planRun, type Variant } from '../lab/plan.ts';
import { inParallel } from '../machine/in-parallel.ts';
import type { Graders } from '../model/grader.ts';
import type { Check, Lab, Scenario } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { type RunTrace, type SettledBy, STARTS, type Start, type SubmissionRecord } from '../model/trace.ts';
import type { Verdict } from '../model/verdict.ts';
import type { RunOutcome } from '../run/scenario-run.ts';
import type { Submission } from '../submission/submission.ts';
import { shortageInRuns } from './machine-shortage.ts';
import { notesOn } from './notes-on.ts';
import { isTouched, mayBeAtFault, refuses, sharedRoles, startedAs } from './other-starts.ts';
import type { Participants, Runner } from './runner.ts';
import { pairsToSubstitute, programsToSubstitute, unnamed } from './substitution.ts';

/** When a failing scene is played again with programs replaced: never, where nobody is named yet, or always. */
export type SubstitutionMode = 'none' | 'needed' | 'all';

export interface CheckOptions {
  readonly lab: Lab;
  readonly graders: Graders;
  readonly submission: Submission;
  /** Prepares the lab's reference programs, once; null where the course keeps them to itself. */
  readonly reference: (() => Promise<Submission>) | null;
  readonly seed: number;
  /** Only the checks of this step; null for all. */
  readonly step: string | null;
  readonly substitution: SubstitutionMode;
  /** Whether what goes over the network is recorded in every scene, and not only where a check asks for it. */
  readonly capture?: boolean;
  readonly runner: Runner;
  /** How many scenes are played at once; left out for what the machine carries. */
  readonly scenesAtOnce?: number;
  readonly signal: AbortSignal;
}

export interface CheckOutcome {
  readonly decisions: readonly Decision[];
  readonly settled: Readonly<Record<SettledBy, number>>;
  readonly notes: readonly Message[];
  /** Why roles have no program that can be started. */
  readonly problems: SubmissionRecord['problems'];
}

/** Runs what it takes to decide a submission's checks: the full scenes first, finer ones for what they leave open. */
export async function checkSubmission(options: CheckOptions): Promise<CheckOutcome> {
  return new Session(options).check();
}

/** A scene to play: a scenario, and how it is varied. */
interface Scene {
  readonly scenario: Scenario;
  readonly variant: Variant;
}

class Session {
  private readonly runs: RunTrace[] = [];
  private readonly played = new Set<string>();
  private readonly options: CheckOptions;
  private readonly checks: readonly Check[];
  private readonly absent: ReadonlyMap<string, Absence>;
  private readonly settled = { kernel: 0, timer: 0, idle: 0 };
  private readonly judge: ReturnType<typeof rememberingJudge>;
  /** Roles whose programs could be started otherwise; found out when something fails. */
  private shared: readonly string[] | null = null;
  /** Whether a client looks for the server by another name of the machine than the server's own. */
  private oneName = false;
  private graded: { readonly runs: number; readonly graded: Graded } | null = null;

  constructor(options: CheckOptions) {
    this.options = options;
    const { graders, lab, step, submission } = options;
    this.judge = rememberingJudge(graders);
    this.checks = checksIn(lab, step);
    this.absent = new Map(
      [...submission.problems].map(([role, { cause, message: text }]) => [role, { cause, message: text }]),
    );
  }

  async check(): Promise<CheckOutcome> {
    const { lab, substitution } = this.options;
    const firstNames = new Set(this.checks.flatMap((check) => check.scenarios.slice(0, 1)));
    await this.playEitherWay(lab.scenarios.filter(({ name }) => firstNames.has(name)));
    await this.playEitherWay(this.open());
    const suspects = this.runs.filter(isFullRun).flatMap(promptSuspects);
    await this.playFiner((role) => suspects.includes(role));
    if (substitution !== 'none') await this.playInPieces();
    if (substitution !== 'none' && this.openDecisions().length > 0) await this.substituted();
    // A mark that rests on what was left would be the machine's.
    const shortage = this.options.signal.aborted ? null : shortageInRuns(this.runs);
    if (shortage !== null) throw shortage;
    const { decisions, start } = this.grade();
    const { refusal } = this.options.runner;
    const notes = [
      ...this.options.submission.notes,
      ...(refusal === null ? [] : [message('note.shared-network', { reason: refusal })]),
      ...this.notesOnCapture(),
      ...notesOn(this.runs, decisions, this.settled.idle, start),
    ];
    const problems = [...this.options.submission.problems.values()];
    return { decisions, settled: this.settled, notes, problems };
  }

  /** Whoever has asked for all packets is told where there are none. */
  private notesOnCapture(): readonly Message[] {
    if (this.options.capture !== true) return [];
    const isMissing = this.runs.some(({ events }) =>
      events.some((event) => event.kind === 'capture' && event.state !== 'whole'),
    );
    return isMissing ? [message('note.no-capture')] : [];
  }

  /** What the runs so far come to; worked out anew only when there are more of them. */
  private grade(): Graded {
    const { lab, graders, step } = this.options;
    if (this.graded?.runs !== this.runs.length) {
      const graded = gradeRuns({
        lab,
        graders,
        runs: this.runs,
        absent: this.absent,
        step,
        judge: this.judge,
      });
      this.graded = { runs: this.runs.length, graded };
    }
    return this.graded.graded;
  }

  /**
   * Plays scenes with programs started as they do best. Where something fails for which a program may be at fault that
   * plays several roles, it is started otherwise than the guide says, to see whether that is what it cannot bear.
   */
  private async playEitherWay(scenarios: readonly Scenario[]): Promise<void> {
    await this.playAs(this.start(), scenarios);
    for (const start of STARTS) {
      const { decisions } = this.grade();
      if (decisions.every(({ status }) => status === 'pass')) return;
      this.shared ??= sharedRoles(this.options.submission);
      const { runs, shared } = this;
      if (!mayBeAtFault(decisions, shared)) return;
      const isHopeless = refuses(runs, start, shared) && !refuses(runs, this.start(), shared);
      // Who takes neither two words nor none may take one.
      const isAsked =
        start !== 'number-alone' || STARTS.slice(0, 2).every((other) => refuses(runs, other, shared));
      if (isHopeless || !isAsked) continue;
      const touched = scenarios.filter((scenario) => isTouched(scenario, shared));
      await this.playAs(
        start,
        touched.filter(({ id }) => !this.played.has(playedName(id, start))),
      );
    }
  }

  private async playAs(start: Start, scenarios: readonly Scenario[]): Promise<void> {
    await this.play(scenarios.map((scenario) => this.sceneOf(scenario, {}, start)));
  }

  /** How programs that play several roles do best, as far as is known. */
  private start(): Start {
    return this.runs.length === 0 ? STARTS[0] : this.grade().start;
  }

  /** A scene, with programs started in some way where it makes a difference: some that play several roles are in it. */
  private sceneOf(scenario: Scenario, variant: Variant, start = this.start()): Scene {
    const cast = { ...scenario.cast, ...variant.substituted };
    const { programs } = this.options.submission;
    const several = [...programs.values()].flatMap(({ role, given }) => (given ? [role] : []));
    return { scenario, variant: isTouched({ cast }, several) ? { ...variant, start } : variant };
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
    const isPlayed = (scenario: Scenario): boolean => this.played.has(nameOf(this.sceneOf(scenario, {})));
    return this.options.lab.scenarios.filter((scenario) => names.has(scenario.name) && !isPlayed(scenario));
  }

  /**
   * Where more was sent than there were messages, and a message is one send: each program with scripted endpoints, which
   * send whole messages, and messages in two pieces.
   */
  private async playInPieces(): Promise<void> {
    const { lab } = this.options;
    if (!lab.oneSend || !this.runs.some((trace) => isFullRun(trace) && mayComeInPieces(trace))) return;
    const finer = await this.playFiner();
    await this.play(finer.map((scenario) => this.sceneOf(scenario, { pieces: true })));
  }

  /** Plays those scenes among scripted endpoints that have not been played yet, of some roles. @returns all of them */
  private async playFiner(isAbout: (role: string) => boolean = () => true): Promise<readonly Scenario[]> {
    const finer = this.options.lab.scenarios.filter(
      ({ cast }) =>
        !isFull({ cast }) && Object.entries(cast).some(([role, { by }]) => by === 'student' && isAbout(role)),
    );
    const scenes = finer.map((scenario) => this.sceneOf(scenario, {}));
    await this.play(scenes.filter((scene) => !this.played.has(nameOf(scene))));
    return finer;
  }

  /** Plays the full scenes again with one program replaced, then two, until it is known whose replacement mends them. */
  private async substituted(): Promise<void> {
    await this.play(this.unterminatedScenes());
    await this.play(this.substitutedScenes(programsToSubstitute));
    await this.play(this.substitutedScenes(pairsToSubstitute));
  }

  /** Where everybody does well among endpoints that end their messages with a newline: the same without it. */
  private unterminatedScenes(): Scene[] {
    const { findings } = this.grade();
    const names = this.openDecisions().flatMap(({ check }) => {
      const { finer } = findings.get(check.id) ?? NO_FINDINGS;
      const isWell = finer.length > 0 && finer.every(({ verdict }) => verdict.status === 'pass');
      return isWell ? check.scenarios : [];
    });
    return this.options.lab.scenarios
      .filter((scenario) => names.includes(scenario.name) && !isFull(scenario))
      .map((scenario) => this.sceneOf(scenario, { unterminated: true }));
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
          chosen.set(`${scenario.id}+${Object.keys(substituted)}`, this.sceneOf(scenario, { substituted }));
    return [...chosen.values()];
  }

  private openDecisions(): readonly Decision[] {
    const { decisions } = this.grade();
    return this.options.substitution === 'all' ? decisions : decisions.filter(unnamed);
  }

  private async play(scenes: readonly Scene[]): Promise<void> {
    const { runner, scenesAtOnce = Math.max(2, availableParallelism()) } = this.options;
    const playable = scenes.filter((scene) => this.isPlayable(scene));
    await inParallel(playable, runner.alone ? 1 : scenesAtOnce, (scene) => this.playOne(scene));
  }

  private isPlayable({ scenario, variant }: Scene): boolean {
    return Object.entries({ ...scenario.cast, ...variant.substituted }).every(([role, { by }]) => {
      if (by === 'reference') return this.options.reference !== null;
      return by !== 'student' || this.options.submission.programs.has(role);
    });
  }

  /** The programs for a scene: the student's, and the lab's own where it is cast. */
  private async participants({ scenario, variant }: Scene): Promise<Participants> {
    const { submission, reference } = this.options;
    const roles = Object.entries({ ...scenario.cast, ...variant.substituted }).flatMap(([role, { by }]) =>
      by === 'reference' ? [role] : [],
    );
    const { start } = variant;
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
   * Plays a scene; where something has not come, on weak evidence, once more and more patiently. A replacement that mends
   * nothing is no evidence against anybody, and has one try.
   */
  private async playOne(scene: Scene): Promise<void> {
    const { signal } = this.options;
    if (signal.aborted) return;
    this.played.add(nameOf(scene));
    const first = await this.playWell(scene, 0);
    if (!first || first.settled.idle === 0 || signal.aborted || hasRestless(first)) return;
    if (scene.variant.substituted) return;
    const verdicts = this.checks
      .filter(({ scenarios }) => scenarios.includes(scene.scenario.name))
      .map((check) => this.judge(check, first.trace));
    if (verdicts.some((verdict) => verdict.status === 'fail' && !isSafetyViolation(verdict)))
      await this.playWell(scene, FIRST_PATIENT);
  }

  /** A run that the harness itself could not bring to an end says nothing of anybody: it is made once more. */
  private async playWell(scene: Scene, firstAttempt: number): Promise<RunOutcome | null> {
    const { lab, seed, runner, signal } = this.options;
    const participants = await this.participants(scene);
    for (const attempt of [firstAttempt, firstAttempt + 1]) {
      const plan = planRun(lab, scene.scenario, seed, {
        ...scene.variant,
        attempt,
        oneName: this.oneName,
        capture: this.options.capture ?? false,
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

/** Tells a scene from the same in which programs are started otherwise. */
function nameOf({ scenario: { id }, variant: { start } }: Scene): string {
  return start ? playedName(id, start) : id;
}

function playedName(scenario: string, start: Start): string {
  return `${scenario}~${start}`;
}

/** Whether other scenes may say more of a check than the full one: they do not of what was seen there to go wrong ways. */
function isOpen(verdict: Verdict | undefined): boolean {
  return verdict === undefined || !(verdict.status === 'pass' || talksBeside(verdict));
}

function isFullRun({ run }: RunTrace): boolean {
  return run.roles.every(({ player }) => player.by === 'student');
}

/** More patience changes nothing for a program that runs all the time: one that came to rest later was only busy. */
function hasRestless({ trace }: RunOutcome): boolean {
  const settled = trace.events.filter((event) => event.kind === 'settled');
  const lastRest = settled.findLastIndex(({ by }) => by === 'kernel');
  return settled.slice(lastRest + 1).some(({ restless }) => restless.length > 0);
}
