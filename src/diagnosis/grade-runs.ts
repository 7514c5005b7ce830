import { hasTrait } from '../model/cause.ts';
import type { Graders } from '../model/grader.ts';
import { type Check, checksOf, type Lab } from '../model/lab.ts';
import { memo } from '../model/memo.ts';
import { message } from '../model/message.ts';
import type { RunTrace, Start } from '../model/trace.ts';
import { conclusiveRuns } from './conclusive-runs.ts';
import { decideChecks } from './decide.ts';
import type { Absence, Decision } from './decision.ts';
import { type Findings, FindingsBook, type Judge } from './findings.ts';
import { isHardCoded } from './hard-coded.ts';
import { judge } from './judge.ts';
import { judgePieces, piecemealRoles } from './one-send.ts';
import { withoutLearning } from './own-forms.ts';
import { judgePrompts } from './sent-prompts.ts';
import { bestStart, runsOfStart } from './start.ts';

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

function gradeOne({
  lab,
  runs,
  absent,
  step,
  judge: ask,
}: Grading & { readonly judge: Judge }): Omit<Graded, 'start'> {
  const checks = checksIn(lab, step);
  const conclusive = withoutLearning(conclusiveRuns(runs));
  const asked = judgePieces(judgePrompts(ask, conclusive), piecemealRoles(lab, conclusive));
  const book = new FindingsBook(lab, checks, conclusive, asked);
  const findings = new Map(checks.map((check) => [check.id, book.findingsOf(check)]));
  const kinds = new Map(lab.roles.map((role) => [role.id, role.kind.name]));
  const decisions = decideChecks({
    checks,
    findings,
    absent,
    nonConforming: book.nonConforming(),
    kinds,
  });
  return { decisions: decisions.map((decision) => withHardCoded(decision, conclusive)), findings };
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
