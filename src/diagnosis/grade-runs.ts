import { hasTrait } from '../model/cause.ts';
import type { Graders } from '../model/grader.ts';
import { type Check, checksOf, type Lab, type Scenario } from '../model/lab.ts';
import { memo } from '../model/memo.ts';
import { message } from '../model/message.ts';
import type { RunTrace, Start } from '../model/trace.ts';
import type { Case } from './case.ts';
import { conclusiveRuns } from './conclusive-runs.ts';
import { decideChecks } from './decide.ts';
import type { Absence, Decision } from './decision.ts';
import { type Findings, FindingsBook, type Judge } from './findings.ts';
import { isHardCoded } from './hard-coded.ts';
import { judge } from './judge.ts';
import { judgePieces, piecemealRoles } from './one-send.ts';
import { withoutLearning } from './own-forms.ts';
import { bestOf } from './reach.ts';
import { judgePrompts } from './sent-prompts.ts';
import { bestStart, mayBeBest, runsOfStart } from './start.ts';

export interface Grading {
  readonly lab: Lab;
  readonly graders: Graders;
  readonly runs: readonly RunTrace[];
  /** Roles without a program that can be started. */
  readonly absent: ReadonlyMap<string, Absence>;
  /** Only the checks of this step; null for all. */
  readonly step: string | null;
  /** The {@link rememberingJudge} of an earlier grading, where some runs are the same. */
  readonly judge?: Judge;
}

export interface Graded {
  readonly decisions: readonly Decision[];
  readonly findings: ReadonlyMap<string, Findings>;
  /** How programs that play several roles were started in the runs that count. */
  readonly start: Start;
}

/** Grades runs. The result depends on the runs and the lab alone, whether the runs are new or stored. */
export function gradeRuns(grading: Grading): Graded {
  const known = { ...grading, judge: grading.judge ?? rememberingJudge(grading.graders) };
  const start = bestStart(grading.runs, (runs) => gradeOne({ ...known, runs }).decisions);
  return { ...gradeOne({ ...known, runs: runsOfStart(grading.runs, start) }), start };
}

/**
 * Whether programs that play several roles may yet be judged as they were started in a given way, once some scenes have
 * been played in it.
 * @param now the way in which they are judged so far
 * @param unplayed those that have not been, of all that would be
 */
export function mayCount(grading: Grading, start: Start, now: Start, unplayed: readonly Scenario[]): boolean {
  const known = { ...grading, judge: grading.judge ?? rememberingJudge(grading.graders) };
  return mayBeBest(start, now, grading.runs, {
    decide: (runs) => gradeOne({ ...known, runs }).decisions,
    best: (runs, roles) => bestOf(caseOf(known, runsThatCount(runs)), unplayed, roles),
  });
}

type Known = Grading & { readonly judge: Judge };

function gradeOne(known: Known): Omit<Graded, 'start'> {
  const conclusive = runsThatCount(known.runs);
  const facts = caseOf(known, conclusive);
  const decisions = decideChecks(facts).map((decision) => withHardCoded(decision, conclusive));
  return { decisions, findings: facts.findings };
}

function runsThatCount(runs: readonly RunTrace[]): readonly RunTrace[] {
  return withoutLearning(conclusiveRuns(runs));
}

/** @param conclusive runs that count, one of each scene */
function caseOf({ lab, absent, step, judge: ask }: Known, conclusive: readonly RunTrace[]): Case {
  const checks = checksIn(lab, step);
  const asked = judgePieces(judgePrompts(ask, conclusive), piecemealRoles(lab, conclusive));
  const book = new FindingsBook(lab, checks, conclusive, asked);
  return {
    checks,
    findings: new Map(checks.map((check) => [check.id, book.findingsOf(check)])),
    absent,
    nonConforming: book.nonConforming(),
    kinds: new Map(lab.roles.map((role) => [role.id, role.kind.name])),
  };
}

/** Replaces the cause where a program replays a conversation: that says more than which line was missed. */
function withHardCoded(decision: Decision, runs: readonly RunTrace[]): Decision {
  const { status, cause, blame } = decision;
  const isMissing = status === 'fail' && cause !== null && hasTrait(cause, 'may-be-hard-coded');
  if (!isMissing || blame.length === 0 || !blame.every((role) => isHardCoded(runs, role))) return decision;
  return {
    ...decision,
    cause: 'hard-coded',
    message: message('cause.never-typed', { roles: blame }),
  };
}

/** The checks of one step, or all. */
export function checksIn(lab: Lab, step: string | null): readonly Check[] {
  return checksOf(lab).filter((check) => step === null || check.step === step);
}

/** A judge that remembers its verdicts: graders are pure, so that each needs to see each run only once. */
export function rememberingJudge(graders: Graders): Judge {
  const ask = memo((trace: RunTrace, check: Check) => judge(check, trace, graders));
  return (check, trace) => ask(trace, check);
}
