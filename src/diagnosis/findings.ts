import { hasTrait } from '../model/cause.ts';
import type { Check, Lab, Scenario } from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import type { RunTrace } from '../model/trace.ts';
import type { Failure, Verdict } from '../model/verdict.ts';
import { sceneOf } from './conclusive-runs.ts';
import {
  endsLines,
  hasLines,
  showsDressing,
  speaksFluently,
  speaksLabProtocol,
  understands,
} from './lab-protocol.ts';
import { namesAnother } from './names-another.ts';
import { isOutOfPlace } from './out-of-place.ts';
import { isSamePlainMistake } from './plain-mistakes.ts';
import { studentsOf } from './students-of.ts';
import { isOnWrongWay } from './wrong-way.ts';

/** The verdict of one run on a check. */
export interface Finding {
  readonly run: string;
  /** Roles that the student's programs played in it; for a failure that only some of them show, those. */
  readonly students: readonly string[];
  /** Who played besides them: `probe`, `reference`, by role. */
  readonly cast: Readonly<Record<string, string>>;
  /** Roles whose programs were replaced to see whether that fixes the scene. */
  readonly replaced: readonly string[];
  /** Roles whose form of messages the stand-ins have learnt and send in. */
  readonly like: readonly string[];
  /** Whether the student's programs showed in it that they understand the lab's own protocol. */
  readonly isPlain: boolean;
  /** Whether they received and sent lines there without a mistake. */
  readonly isFluent: boolean;
  readonly verdict: Verdict;
}

/** All findings about a check. */
export interface Findings {
  /** Of the scene with the student's own programs alone. */
  readonly full: Finding | null;
  /**
   * Of other scenes with the student's own programs alone. They come to what is claimed without what precedes it in
   * the full scene.
   */
  readonly shorter: readonly Finding[];
  /** Of the scenes with scripted endpoints. */
  readonly finer: readonly Finding[];
  /** Of those scenes again, with endpoints that end their messages without a newline. */
  readonly unterminated: readonly Finding[];
  /** Of the full scene with one or several programs replaced. */
  readonly substituted: readonly Substitution[];
}

/** The verdict of a run with programs replaced. */
export interface Substitution extends Finding {
  /** Whether everything that goes wrong in it goes wrong in the same way with the student's own programs. */
  readonly isCredible: boolean;
}

export const NO_FINDINGS: Findings = {
  full: null,
  shorter: [],
  finer: [],
  unterminated: [],
  substituted: [],
};

/** Gives a run's verdict on a check. */
export type Judge = (check: Check, trace: RunTrace) => Verdict;

/** Sorts the verdicts of runs by the kind of run. */
export class FindingsBook {
  private readonly lab: Lab;
  private readonly checks: readonly Check[];
  private readonly judge: Judge;
  private readonly runs: ReadonlyMap<string, RunTrace>;
  private readonly foreign = new Map<RunTrace, boolean>();

  /** @param runs those that count, one of each scene */
  constructor(lab: Lab, checks: readonly Check[], runs: readonly RunTrace[], judge: Judge) {
    this.lab = lab;
    this.checks = checks;
    this.judge = judge;
    this.runs = new Map(runs.map((trace) => [sceneOf(trace), trace]));
  }

  findingsOf(check: Check): Findings {
    const [first] = check.scenarios;
    const own = this.lab.scenarios.filter(({ name }) => check.scenarios.includes(name));
    const finer = own
      .filter((scenario) => !isFull(scenario))
      .filter((scenario) => scenario.subject === null || check.subjects.includes(scenario.subject))
      .filter((scenario) => scenario.name === first || this.isCredible(scenario));
    const together = own.filter(isFull);
    return {
      full:
        together.filter(({ name }) => name === first).flatMap(({ id }) => this.finding(check, id))[0] ?? null,
      shorter: together.filter(({ name }) => name !== first).flatMap(({ id }) => this.finding(check, id)),
      finer: finer.flatMap((scenario) =>
        this.finding(check, scenario.id).filter(
          ({ verdict }) => isOutOfPlace(verdict) || !this.saysNothing(scenario, verdict),
        ),
      ),
      unterminated: finer
        .filter((scenario) => !this.isForeign(scenario) && !this.partnersEndLines(scenario))
        .flatMap(({ id }) => this.finding(check, unterminatedScene(id))),
      substituted: [...this.runs.values()]
        .filter(({ run }) => run.replaced.length > 0 && run.scenario === first)
        .flatMap((trace) => {
          const breaksNothing = this.breaksNothing(trace);
          return this.finding(check, sceneOf(trace)).map((finding) => ({
            ...finding,
            // On weak evidence, what has not come may still have come later.
            isCredible:
              breaksNothing && !showsDressing(trace) && (finding.verdict.status === 'pass' || !isWeak(trace)),
          }));
        }),
    };
  }

  /**
   * Roles whose programs fail, among scripted endpoints, what holds among the student's own programs: they may speak a
   * protocol of their own.
   */
  nonConforming(): ReadonlySet<string> {
    const strange = this.lab.scenarios.filter(
      (scenario) => !isFull(scenario) && (!this.isCredible(scenario) || this.isForeign(scenario)),
    );
    const runs = strange.flatMap(({ id }) => this.runs.get(id) ?? []);
    return new Set(runs.flatMap(studentsOf));
  }

  /**
   * Whether a scene with scripted endpoints does not count for a check, since its programs do not speak as the
   * endpoints do.
   */
  private saysNothing(scenario: Scenario, { status }: Verdict): boolean {
    return this.speaksOwnForm(scenario) || (status === 'fail' && this.isForeign(scenario));
  }

  /**
   * Whether programs that understand each other over a connection understand nothing that scripted endpoints say there.
   * Datagrams do not count, since they may have gone elsewhere, and neither do scenes in which no line is said.
   */
  private isForeign(scenario: Scenario): boolean {
    const trace = this.runs.get(scenario.id);
    const whole = this.wholeRun();
    if (!trace || !whole) return false;
    if (this.speaksOwnForm(scenario)) return true;
    const isConnected = trace.run.roles.every(({ endpoint }) => endpoint.transport === 'tcp');
    return getOrMake(
      this.foreign,
      trace,
      () =>
        isConnected &&
        hasLines(trace) &&
        !speaksLabProtocol(trace) &&
        understands(whole, studentsOf(trace)) &&
        !this.isPlainElsewhere(trace),
    );
  }

  /** Whether programs do well with an endpoint that sends in a form of their own, other than the lab's. */
  private speaksOwnForm({ id }: Scenario): boolean {
    const trace = this.runs.get(id);
    if (!trace) return false;
    const students = studentsOf(trace);
    return [...this.runs.values()].some(
      (other) =>
        other.run.form !== undefined &&
        students.every((role) => studentsOf(other).includes(role)) &&
        this.checks
          .filter(({ scenarios }) => scenarios[0] === other.run.scenario)
          .every((check) => {
            const verdict = this.judge(check, other);
            return verdict.status !== 'fail' || isAboutStandIn(other, verdict);
          }),
    );
  }

  /**
   * Whether the same programs understand scripted endpoints in another scenario: then they have no protocol of their own.
   */
  private isPlainElsewhere({ run }: RunTrace): boolean {
    const own = run.roles.filter(({ player }) => player.by === 'student').map(({ id }) => id);
    return [...this.runs.values()].some(
      (other) =>
        other.run.scenario !== run.scenario &&
        other.run.replaced.length === 0 &&
        other.run.roles.some(({ player }) => player.by === 'probe') &&
        studentsOf(other).join(' ') === own.join(' ') &&
        speaksLabProtocol(other),
    );
  }

  /** Whether all partners of a scene's programs end their lines: then waiting for line ends does no harm. */
  private partnersEndLines({ id }: Scenario): boolean {
    const own = this.runs.get(id);
    const students = own ? studentsOf(own) : [];
    const others = this.lab.scenarios
      .filter((scenario) => !isFull(scenario))
      .flatMap((scenario) => this.runs.get(scenario.id) ?? [])
      .filter((trace) => studentsOf(trace).every((role) => !students.includes(role)))
      .map(endsLines)
      .filter((ends) => ends !== null);
    return others.length > 0 && others.every((ends) => ends);
  }

  private wholeRun(): RunTrace | undefined {
    const full = this.lab.scenarios.find(isFull);
    return full && this.runs.get(full.id);
  }

  /** Whether a finer scene counts: it does not where it fails what holds among the student's own programs. */
  private isCredible(scenario: Scenario): boolean {
    const trace = this.runs.get(scenario.id);
    if (!trace) return false;
    const whole = this.wholeRun();
    if (!whole) return true;
    const students = studentsOf(trace);
    const shared = this.checks
      .filter(({ scenarios }) => scenarios.includes(whole.run.scenario) && scenarios.includes(scenario.name))
      .filter(({ subjects: about }) => about.some((role) => students.includes(role)))
      .filter((check) => !namesAnother(check, scenario.subject, this.lab.roles));
    const together = shared.map((check) => this.judge(check, whole));
    return !shared.some((check, index) => {
      const alone = this.judge(check, trace);
      if (together[index]?.status !== 'pass' || alone.status !== 'fail') return false;
      if (hasTrait(alone.cause, 'of-names')) return false;
      // One mistake may show in different lines in the full scene: that does not mean a protocol of their own.
      return !together.some((verdict) => isSamePlainMistake(verdict, alone));
    });
  }

  /**
   * Whether a run with replaced programs breaks nothing that was well. If it does, or breaks it in another way, the
   * replacement speaks another protocol, and fixes nothing.
   */
  private breaksNothing(trace: RunTrace): boolean {
    const full = this.runs.get(trace.run.scenario);
    return this.checks
      .filter(({ scenarios }) => scenarios[0] === trace.run.scenario)
      .every((check) => {
        const after = this.judge(check, trace);
        const before = full ? this.judge(check, full) : after;
        if (after.status !== 'fail' || isAboutStandIn(trace, after)) return true;
        return before.status === 'fail' && (before.cause === after.cause || isOnWrongWay(before.cause));
      });
  }

  private finding(check: Check, scene: string): Finding[] {
    const trace = this.runs.get(scene);
    if (!trace) return [];
    const others = trace.run.roles.filter(({ player }) => player.by === 'probe' || player.by === 'reference');
    const verdict = this.judge(check, trace);
    return [
      {
        run: trace.run.run,
        students: (verdict.status === 'fail' && verdict.shownBy) || studentsOf(trace),
        cast: Object.fromEntries(others.map(({ id, player }) => [id, player.by])),
        replaced: trace.run.replaced,
        like: trace.run.form?.of ?? [],
        isPlain: others.length > 0 && speaksLabProtocol(trace),
        isFluent: others.length > 0 && speaksFluently(trace),
        verdict,
      },
    ];
  }
}

/**
 * Whether a failure is about what came to a stand-in that sends in a learnt form: such a stand-in puts no names before
 * what it hears, and reads no form.
 */
function isAboutStandIn({ run: { form, replaced } }: RunTrace, { expected }: Failure): boolean {
  return form !== undefined && replaced.some((role) => role === expected.params.role);
}

/** Name of a scene in which probes end their messages without a newline. */
function unterminatedScene(scene: string): string {
  return `${scene}~no-newline`;
}

/** Whether some of a run's moves settled only by waiting. */
function isWeak({ events }: RunTrace): boolean {
  return events.some((event) => event.kind === 'settled' && event.by === 'idle');
}

/** Whether only the student's programs play. */
export function isFull({ cast }: Pick<Scenario, 'cast'>): boolean {
  return Object.values(cast).every(({ by }) => by === 'student');
}
