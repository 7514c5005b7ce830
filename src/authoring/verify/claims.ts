import type { Check } from '../../model/lab.ts';
import { differences, foundIn } from '../fixture/differences.ts';
import type { Expectation } from '../fixture/expectation.ts';
import type { Outcome, Seen, SeenCheck, Trial } from './trial.ts';

/** What a lab must be shown to do, in the order of the report. */
export const CLAIM_IDS = ['reference', 'unearned', 'fixtures', 'steady', 'tripped', 'mutants'] as const;
export type ClaimId = (typeof CLAIM_IDS)[number];

/** A claim, and what speaks against it. */
export interface Claim {
  readonly id: ClaimId;
  readonly title: string;
  /** With how many submissions, or checks, it was tried. */
  readonly tried: number;
  /** What does not hold, in one or more lines each; empty where the claim holds. */
  readonly problems: readonly Problem[];
  /** Lines for people to look at, which decide nothing. */
  readonly notes: readonly string[];
}

export interface Problem {
  /** The submission, or the check, that it is about. */
  readonly about: string;
  readonly lines: readonly string[];
  /** What it takes to see it again; null where no single check shows it. */
  readonly again: Pick<Trial, 'folder' | 'seed'> | null;
}

/** A submission that was tried, with what came of it. */
export interface Tried {
  readonly trial: Trial;
  readonly outcome: Outcome;
}

/** The reference gets all points, whoever plays beside it, and nobody is blamed. */
export function referenceClaim(tried: readonly Tried[]): Claim {
  return {
    id: 'reference',
    title: 'the reference gets all points, whoever plays beside it, and nobody is blamed',
    tried: tried.length,
    problems: tried.flatMap((one) =>
      problemOf(one, ({ verdict, checks }) => [
        ...(verdict === 'pass' ? [] : [`verdict: expected pass, found ${verdict}`]),
        ...checks.filter(isWrong).map((check) => `${check.id}: ${foundIn(check)}`),
      ]),
    ),
    notes: [],
  };
}

function isWrong({ status, blame, leftOut }: SeenCheck): boolean {
  return !leftOut && (status !== 'pass' || blame.length > 0);
}

/** Programs that do nothing get nothing. Points of programs that do something of their own are only noted. */
export function unearnedClaim(tried: readonly (Tried & { readonly isIdle: boolean })[]): Claim {
  const idle = tried.filter(({ isIdle }) => isIdle);
  return {
    id: 'unearned',
    title: 'programs that do nothing get no points',
    tried: idle.length,
    problems: idle.flatMap((one) =>
      problemOf(one, ({ checks }) =>
        checks
          .filter(({ score }) => score > 0)
          .map(({ id, score, maxScore }) => `${id}: ${score} of ${maxScore} points for nothing`),
      ),
    ),
    notes: tried.filter(({ isIdle }) => !isIdle).flatMap(pointsOf),
  };
}

function pointsOf({ trial, outcome }: Tried): readonly string[] {
  if (outcome.status === 'ungraded') return [`${trial.name}: ${outcome.problem}`];
  const { score, maxScore, checks } = outcome.document;
  if (score === 0) return [];
  const got = checks.filter((check) => check.score > 0).map((check) => `${check.id} ${check.score}`);
  const by = got.length === 0 ? '' : ` (${got.join(', ')})`;
  return [`${trial.name}: ${score ?? 'no mark'} of ${maxScore} points${by}. Has it earned them?`];
}

/** Each faulty fixture fails what it says, for that cause and with that blame; right ones pass. */
export function fixturesClaim(tried: readonly (Tried & { readonly expected: Expectation })[]): Claim {
  return {
    id: 'fixtures',
    title: 'every fixture gets what it says, with its causes and whom to blame',
    tried: tried.length,
    problems: tried.flatMap((one) => problemOf(one, (document) => differences(one.expected, document))),
    notes: [],
  };
}

/** Every submission gets the same each time. @param rounds what each got, by its name */
export function steadyClaim(
  rounds: ReadonlyMap<string, readonly Tried[]>,
  may: ReadonlyMap<string, readonly string[]>,
): Claim {
  const tried = [...rounds.values()].filter((round) => round.length > 1);
  return {
    id: 'steady',
    title: 'every submission gets the same with every seed, and on a busy machine',
    tried: tried.reduce((sum, round) => sum + round.length, 0),
    problems: tried.flatMap((round): Problem[] => {
      const [first, ...others] = round;
      if (!first) return [];
      const free = may.get(first.trial.name) ?? [];
      const other = others.find((one) => cameOf(one.outcome, free) !== cameOf(first.outcome, free));
      if (!other) return [];
      const lines = [
        `seed ${first.trial.seed}:`,
        ...linesOf(first),
        `seed ${other.trial.seed}:`,
        ...linesOf(other),
      ];
      return [{ about: first.trial.name, lines, again: other.trial }];
    }),
    notes: [],
  };
}

function cameOf(outcome: Outcome, free: readonly string[]): string {
  if (outcome.status === 'ungraded') return outcome.problem;
  const { verdict, checks } = outcome.document;
  const came = checks.filter(({ id }) => !free.includes(id)).map((check) => `${check.id} ${foundIn(check)}`);
  return [verdict, ...came].join('\n');
}

function linesOf({ outcome }: Tried): readonly string[] {
  if (outcome.status === 'ungraded') return [`  ${outcome.problem}`];
  const wrong = outcome.document.checks.filter(({ status }) => status !== 'pass');
  return wrong.length === 0
    ? ['  everything holds']
    : wrong.map((check) => `  ${check.id}: ${foundIn(check)}`);
}

/** Each check fails for some faulty submission: one that never does tests nothing. */
export function trippedClaim(checks: readonly Pick<Check, 'id'>[], tried: readonly Tried[]): Claim {
  const failed = new Set(
    tried.flatMap(({ outcome }) =>
      outcome.status === 'graded'
        ? outcome.document.checks.filter(({ status }) => status === 'fail').map(({ id }) => id)
        : [],
    ),
  );
  return {
    id: 'tripped',
    title: 'every check fails for some faulty submission',
    tried: checks.length,
    problems: checks
      .filter(({ id }) => !failed.has(id))
      .map(({ id }) => ({
        about: id,
        lines: ['nothing that was tried fails it: write a fixture with the mistake that it is there for'],
        again: null,
      })),
    notes: [],
  };
}

function problemOf(
  { trial, outcome }: Tried,
  wrong: (document: Seen) => readonly string[],
): readonly Problem[] {
  const lines =
    outcome.status === 'ungraded' ? [`it could not be graded: ${outcome.problem}`] : wrong(outcome.document);
  return lines.length === 0 ? [] : [{ about: trial.name, lines, again: trial }];
}
