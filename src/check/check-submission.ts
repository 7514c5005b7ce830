import { availableParallelism } from 'node:os';
import { type Absence, type Decision, decideChecks, type Finding, type Findings } from '../grade/decide.ts';
import { judge } from '../grade/judge.ts';
import { planRun } from '../lab/plan.ts';
import type { Graders } from '../model/grader.ts';
import { type Check, checksOf, type Lab, type Scenario } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import type { SettledBy } from '../model/trace.ts';
import type { Verdict } from '../model/verdict.ts';
import type { RunOutcome } from '../run/stage.ts';
import type { Submission } from '../submission/submission.ts';
import type { Company, Theatre } from './theatre.ts';

export interface CheckOptions {
  readonly lab: Lab;
  readonly graders: Graders;
  readonly submission: Submission;
  /** Prepares the lab's reference programs, once; null where the course keeps them to itself. */
  readonly reference: (() => Promise<Submission>) | null;
  readonly seed: number;
  /** Only the checks of this step; null for all. */
  readonly step: string | null;
  readonly theatre: Theatre;
  readonly signal: AbortSignal;
}

export interface CheckOutcome {
  readonly decisions: readonly Decision[];
  readonly settled: Readonly<Record<SettledBy, number>>;
  readonly notes: readonly Message[];
}

/** Runs what it takes to decide a submission's checks: the full scenes first, finer ones for what they leave open. */
export async function checkSubmission(options: CheckOptions): Promise<CheckOutcome> {
  return new Session(options).check();
}

class Session {
  private readonly runs = new Map<string, RunOutcome>();
  private readonly notes: Message[] = [];
  private readonly verdicts = new Map<string, Verdict>();
  private readonly options: CheckOptions;
  private readonly checks: readonly Check[];
  private readonly absent: ReadonlyMap<string, Absence>;
  private readonly settled = { kernel: 0, timer: 0, idle: 0 };

  constructor(options: CheckOptions) {
    this.options = options;
    const { lab, step, submission } = options;
    this.checks = checksOf(lab).filter((check) => step === null || check.step === step);
    this.absent = new Map(
      [...submission.problems].map(([role, { cause, message: text }]) => [role, { cause, message: text }]),
    );
  }

  async check(): Promise<CheckOutcome> {
    const { lab } = this.options;
    const firstNames = new Set(this.checks.flatMap((check) => check.scenarios.slice(0, 1)));
    await this.play(lab.scenarios.filter(({ name }) => firstNames.has(name)));
    await this.play(this.open());
    const decisions = decideChecks({
      checks: this.checks,
      findings: this.findings(),
      absent: this.absent,
      kinds: new Map(lab.roles.map((role) => [role.id, role.kind.name])),
    });
    const notes = [...this.options.submission.notes, ...this.notes];
    const { refusal } = this.options.theatre;
    if (refusal !== null) notes.push(message('note.shared-network', { reason: refusal }));
    if (this.settled.idle > 0) notes.push(message('note.weak', { count: this.settled.idle }));
    return { decisions, settled: this.settled, notes };
  }

  /** The finer scenes of what the first ones did not show to hold. */
  private open(): Scenario[] {
    const names = new Set(
      this.checks
        .filter((check) => this.findingsOf(check).full?.verdict.status !== 'pass')
        .flatMap((check) => check.scenarios),
    );
    return this.options.lab.scenarios.filter(({ name, id }) => names.has(name) && !this.runs.has(id));
  }

  private async play(scenarios: readonly Scenario[]): Promise<void> {
    const playable = scenarios.filter((scenario) => this.isPlayable(scenario));
    await inParallel(
      playable,
      this.options.theatre.alone ? 1 : Math.max(2, availableParallelism()),
      (scenario) => this.playOne(scenario),
    );
  }

  private isPlayable(scenario: Scenario): boolean {
    return Object.entries(scenario.cast).every(([role, { by }]) => {
      if (by === 'reference') return this.options.reference !== null;
      return by !== 'student' || this.options.submission.programs.has(role);
    });
  }

  /** The programs for a scenario: the student's, and the lab's own where it is cast. */
  private async company(scenario: Scenario): Promise<Company> {
    const { submission, reference } = this.options;
    const roles = Object.entries(scenario.cast).flatMap(([role, { by }]) =>
      by === 'reference' ? [role] : [],
    );
    if (roles.length === 0 || reference === null) return submission;
    const own = await reference();
    const programs = new Map(submission.programs);
    for (const role of roles) {
      const program = own.programs.get(role);
      if (!program) throw new Error(`the reference of ${this.options.lab.id} has no program for ${role}`);
      programs.set(role, program);
    }
    return { programs, hiddenTimers: submission.hiddenTimers };
  }

  /** Plays a scenario; where weak evidence speaks against somebody, once more and more patiently. */
  private async playOne(scenario: Scenario): Promise<void> {
    const { signal } = this.options;
    if (signal.aborted) return;
    const first = await this.playWell(scenario, [0, 1]);
    if (!first) return;
    this.count(first);
    this.runs.set(scenario.id, first);
    if (first.settled.idle === 0 || signal.aborted || hasRestless(first)) return;
    const failed = this.checks.some(
      (check) => check.scenarios.includes(scenario.name) && this.judge(check, first).status === 'fail',
    );
    if (!failed) return;
    const second = await this.playWell(scenario, [2, 3]);
    // What spoke against somebody was weak, and could not be heard again.
    if (!second) this.runs.delete(scenario.id);
    else {
      this.count(second);
      this.runs.set(scenario.id, second);
    }
  }

  /** A run that the harness itself could not bring to an end says nothing of anybody: it is made once more. */
  private async playWell(scenario: Scenario, attempts: readonly number[]): Promise<RunOutcome | null> {
    const { lab, seed, theatre, signal } = this.options;
    const company = await this.company(scenario);
    let trouble = '';
    for (const attempt of attempts) {
      const outcome = await theatre.play(planRun(lab, scenario, seed, attempt), company);
      const end = outcome.trace.events.at(-1);
      if (end?.kind !== 'end' || end.because !== 'error') return outcome;
      trouble = end.detail;
      if (signal.aborted) return null;
    }
    this.notes.push(message('note.run-failed', { run: scenario.id, reason: trouble }));
    return null;
  }

  private count({ settled }: RunOutcome): void {
    for (const by of ['kernel', 'timer', 'idle'] as const) this.settled[by] += settled[by];
  }

  private findings(): ReadonlyMap<string, Findings> {
    return new Map(this.checks.map((check) => [check.id, this.findingsOf(check)]));
  }

  private findingsOf(check: Check): Findings {
    const [first] = check.scenarios;
    const finding = (scenario: Scenario): Finding[] => {
      const outcome = this.runs.get(scenario.id);
      if (!outcome || (scenario.subject !== null && !check.about.includes(scenario.subject))) return [];
      const verdict = this.judge(check, outcome);
      return [{ run: outcome.trace.run.run, students: studentsOf(outcome), verdict }];
    };
    const { scenarios } = this.options.lab;
    return {
      full:
        scenarios.filter((scenario) => scenario.name === first && isFull(scenario)).flatMap(finding)[0] ??
        null,
      finer: scenarios
        .filter((scenario) => check.scenarios.includes(scenario.name) && !isFull(scenario))
        .filter((scenario) => scenario.name === first || this.isCredible(scenario))
        .flatMap(finding),
    };
  }

  /** A finer scene that breaks what holds among the student's own programs is evidence of nothing. */
  private isCredible(scenario: Scenario): boolean {
    const outcome = this.runs.get(scenario.id);
    if (!outcome) return false;
    const full = this.options.lab.scenarios.find(isFull);
    const whole = full ? this.runs.get(full.id) : undefined;
    if (!full || !whole) return true;
    const students = studentsOf(outcome);
    return !this.checks
      .filter(({ scenarios }) => scenarios.includes(full.name) && scenarios.includes(scenario.name))
      .filter(({ about }) => about.some((role) => students.includes(role)))
      .some(
        (check) => this.judge(check, whole).status === 'pass' && this.judge(check, outcome).status === 'fail',
      );
  }

  /** A grader is pure: what it has said of a run, it would say again. */
  private judge(check: Check, { trace }: RunOutcome): Verdict {
    const key = `${check.id} ${trace.run.n}`;
    const known = this.verdicts.get(key);
    if (known) return known;
    const verdict = judge(check, trace, this.options.graders);
    this.verdicts.set(key, verdict);
    return verdict;
  }
}

/** Whether the student's programs are all by themselves. */
function isFull({ cast }: Scenario): boolean {
  return Object.values(cast).every(({ by }) => by === 'student');
}

function studentsOf({ trace }: RunOutcome): readonly string[] {
  return trace.run.roles.filter(({ player }) => player.by === 'student').map(({ id }) => id);
}

/** More patience changes nothing for a program that runs all the time. */
function hasRestless({ trace }: RunOutcome): boolean {
  return trace.events.some((event) => event.kind === 'settled' && event.restless.length > 0);
}

/** Runs tasks side by side, no more than a number at once. */
async function inParallel<T>(
  items: readonly T[],
  most: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
