import { blank, type Decision } from '../../diagnosis/decision.ts';
import { isFull, type Judge } from '../../diagnosis/findings.ts';
import { gradeRuns, rememberingJudge } from '../../diagnosis/grade-runs.ts';
import { isSafetyViolation } from '../../diagnosis/safety-violation.ts';
import { BY_HAND } from '../../model/by-hand.ts';
import type { Graders } from '../../model/grader.ts';
import { type Check, checksOf, type Lab } from '../../model/lab.ts';
import { message } from '../../model/message.ts';
import type { RunTrace } from '../../model/trace.ts';
import type { Verdict } from '../../model/verdict.ts';
import { movesOf } from '../../trace/queries.ts';
import { showingsOf } from '../../trace/shown.ts';
import { withOwnGraders } from '../own-graders.ts';
import { type Followed, follow } from './follow.ts';
import { handScript } from './hand-script.ts';

/** What a conversation that was played by hand says of a lab's checks. */
export interface ByHand {
  /** Of every check: those that the conversation says nothing about are inconclusive. */
  readonly decisions: readonly Decision[];
  /** The scene of the lab that the conversation is longest; null where it is none from its first move on. */
  readonly followed: Followed | null;
}

/**
 * Holds a conversation against the lab's own scenes: those in which the student's programs play alone. As far as a
 * person has made a scene's moves, with texts of their own, it is graded as a check grades it, and no further.
 */
export function gradeByHand(trace: RunTrace, lab: Lab, common: Graders): ByHand {
  const graders = withOwnGraders(common, lab);
  const all = lab.scenarios
    .filter((scenario) => scenario.subject === null && isFull(scenario))
    .map((scenario) => follow(trace, handScript(scenario, lab), lab))
    .filter(({ made }) => made > 0);
  const scenes = new Map(all.map((followed) => [followed.trace, followed]));
  const ask = rememberingJudge(graders);
  const judge: Judge = (check, scene) => {
    const followed = scenes.get(scene);
    return followed && isTold(check, followed, graders)
      ? credible(ask(check, scene), check, followed, graders)
      : SILENT;
  };
  const isDecided = (id: string): boolean =>
    checksOf(lab).some(
      (check) => check.id === id && [...scenes.keys()].some((scene) => judge(check, scene) !== SILENT),
    );
  const { decisions } = gradeRuns({
    lab: needingOnly(lab, isDecided),
    graders,
    runs: [...scenes.keys()],
    absent: new Map(),
    step: null,
    judge,
  });
  return {
    decisions: decisions.map(asSeen),
    followed: [...all].sort((one, other) => other.made - one.made)[0] ?? null,
  };
}

/** The lab with checks that need no other but those that can be decided: nothing waits for what is not told. */
function needingOnly(lab: Lab, isDecided: (check: string) => boolean): Lab {
  const steps = lab.steps.map((step) => ({
    ...step,
    checks: step.checks.map((check) => ({ ...check, needs: check.needs.filter(isDecided) })),
  }));
  return { ...lab, steps };
}

const SILENT: Verdict = { status: 'inconclusive', message: message('by-hand.silent'), evidence: [] };

/** The scene is the conversation that was played; what was not decided by it is not told. */
function asSeen(decision: Decision): Decision {
  const isTold = decision.run !== null && (decision.status === 'pass' || decision.status === 'fail');
  return isTold
    ? { ...decision, run: BY_HAND }
    : { ...blank(decision.check), status: 'inconclusive', message: message('by-hand.silent') };
}

/** Whether enough of what a check is about was played. */
function isTold(
  check: Check,
  { script, complete, crowded, started, trace }: Followed,
  graders: Graders,
): boolean {
  const grader = graders[check.grader];
  if (!grader || grader.onWire || check.onWire || !check.scenarios.includes(script.scenario.name))
    return false;
  const given = (kinds: readonly string[]): readonly string[] =>
    Object.entries(grader.params).flatMap(([name, kind]) => {
      const value = check.params[name];
      if (typeof kind !== 'string' || !kinds.includes(kind) || value === undefined) return [];
      return typeof value === 'object' ? value : [String(value)];
    });
  const parts = given(['parts']);
  if (parts.some((part) => crowded.has(part))) return false;
  if (parts.length === 0)
    return [...given(['role', 'roles']), ...check.subjects].every((role) => started.has(role));
  const isBegun = movesOf(trace).some((move) => move.do === 'say' && parts.includes(move.part));
  return isBegun && (grader.eachLine === true || parts.every((part) => complete.has(part)));
}

/** A verdict, where this scene can be the ground for it. */
function credible(verdict: Verdict, check: Check, { trace }: Followed, graders: Graders): Verdict {
  // What a program shows by itself may be taken for an answer, unless others are held meanwhile.
  if (verdict.status === 'pass') return graders[check.grader]?.whileHeld ? SILENT : verdict;
  if (verdict.status !== 'fail') return verdict;
  const isWeak = trace.events.some((event) => event.kind === 'settled' && event.by === 'idle');
  if (isWeak && !isSafetyViolation(verdict)) return SILENT;
  // A check would try whether they are right without the number that they were started with.
  return trace.run.roles.every(({ id, line }) => line === undefined || takesPart(trace, id))
    ? verdict
    : SILENT;
}

/** Whether a program has heard another one, or was heard. */
function takesPart(trace: RunTrace, role: string): boolean {
  return movesOf(trace).some(
    (move) =>
      move.do === 'say' &&
      trace.run.roles.some(
        ({ id }) => (id === role) !== (move.role === role) && showingsOf(trace, id, move.text).length > 0,
      ),
  );
}
