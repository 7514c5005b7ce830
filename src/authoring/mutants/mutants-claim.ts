import type { Claim } from '../verify/claims.ts';
import type { RunMutant } from './run-mutants.ts';

/** The least percentage of mutants that must be caught, of those that are not free. */
const LEAST_CAUGHT = 95;
/** The greatest percentage of mutants that may be free. */
const MOST_FREE = 5;

/** Mutants, counted by what became of them. */
export interface MutantCounts {
  readonly caught: number;
  /** Not caught, and not marked as free. */
  readonly survived: number;
  readonly free: number;
  /** Not run: they change nothing but the wording of prompts, logs and errors. */
  readonly wording: number;
  /** Those that could not be graded at all are no programs, and do not count. */
  readonly noProgram: number;
}

export function countMutants(run: readonly RunMutant[], wording: number): MutantCounts {
  const isFree = run.filter(({ free }) => free !== null).length;
  const missed = run.filter(({ fate }) => fate === 'survived' || fate === 'unclear').length;
  return {
    caught: run.filter(({ fate }) => fate === 'caught').length,
    survived: missed - isFree,
    free: isFree,
    wording,
    noProgram: run.filter(({ fate }) => fate === 'no-program').length,
  };
}

/**
 * The claim that nearly all small mistakes in the reference are caught, and few are free.
 * @param left files for which no mutants can be made
 */
export function mutantsClaim(counts: MutantCounts, left: readonly string[]): Claim {
  const { caught, survived, free, wording, noProgram } = counts;
  const counted = caught + survived;
  const all = counted + free;
  const problems = [
    ...(counted > 0 && caught * 100 < counted * LEAST_CAUGHT
      ? [`${hundredths(caught, counted)} caught: expected ${LEAST_CAUGHT} % at least`]
      : []),
    ...(free * 100 > all * MOST_FREE
      ? [`${hundredths(free, all)} marked as free: expected ${MOST_FREE} % at most`]
      : []),
  ];
  return {
    id: 'mutants',
    title: 'small mistakes in the reference are caught',
    tried: all,
    problems: problems.map((line) => ({ about: line, lines: [], again: null })),
    notes: [
      ...(all > 0 ? [`${hundredths(caught, counted)} caught, ${hundredths(free, all)} marked as free`] : []),
      ...(wording > 0 ? [`${wording} more change nothing but the wording of prompts, logs and errors`] : []),
      ...(left.length > 0
        ? [`none are made of ${left.join(', ')}: mutants are made of JavaScript and TypeScript alone`]
        : []),
      ...(noProgram > 0 ? [`${noProgram} more could not be graded, and count for nothing`] : []),
    ],
  };
}

/** `191 of 195 (97.9 %)`; never 100.0 % where one is missing. */
function hundredths(part: number, all: number): string {
  const share = all === 0 ? 0 : Math.floor((part / all) * 1000) / 10;
  return `${part} of ${all} (${share.toFixed(1)} %)`;
}
