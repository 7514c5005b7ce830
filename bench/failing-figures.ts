import { against, type Goal, goalLine } from './goals.ts';
import { medianOf, spreadOf } from './spread.ts';

/** One check of a faulty fixture, and one of the right submission just before it. */
export interface Pair {
  readonly lab: string;
  readonly name: string;
  readonly rightMs: number;
  readonly wrongMs: number;
}

/** How the checks of one lab's faulty fixtures, or of all, lie. */
interface LabFigures {
  readonly lab: string;
  readonly checks: number;
  readonly rightMs: number;
  readonly ratio: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly mostMs: number;
}

export interface FailingFigures {
  readonly hasKernel: boolean;
  readonly all: LabFigures;
  readonly labs: readonly LabFigures[];
  readonly goals: readonly Goal[];
  /** The longest ones, the longest first. */
  readonly longest: readonly Pair[];
}

/** How many of the longest are told. */
const TOLD = 12;

/** @param hasKernel whether the kernel told what programs wait for */
export function summarizeFailing(pairs: readonly Pair[], hasKernel: boolean): FailingFigures {
  const all = figuresOf('all', pairs);
  const labs = [...new Set(pairs.map(({ lab }) => lab))];
  return {
    hasKernel,
    all,
    labs: labs.map((lab) =>
      figuresOf(
        lab,
        pairs.filter((pair) => pair.lab === lab),
      ),
    ),
    goals: hasKernel
      ? [
          against('failing', all.ratio),
          against('failing-p95', all.p95Ms / 1_000),
          against('failing-longest', all.mostMs / 1_000),
        ]
      : [against('weak-median', all.medianMs / 1_000), against('weak-longest', all.mostMs / 1_000)],
    longest: [...pairs].sort((one, other) => other.wrongMs - one.wrongMs).slice(0, TOLD),
  };
}

/** The figures as lines of text. */
export function lines({ hasKernel, all, labs, goals, longest }: FailingFigures): readonly string[] {
  return [
    `Checks of faulty fixtures, all extra runs included, ${hasKernel ? 'with' : 'without'} the kernel’s evidence, each beside the right submission`,
    '',
    ...[...labs, all].map(
      ({ lab, checks, rightMs, ratio, medianMs, p95Ms, mostMs }) =>
        `  ${lab.padEnd(16)} ${String(checks).padStart(4)} checks: ${ratio.toFixed(2)} × the right one (${seconds(rightMs)}); median ${seconds(medianMs)}, 95th percentile ${seconds(p95Ms)}, most ${seconds(mostMs)}`,
    ),
    '',
    'The longest:',
    ...longest.map(
      ({ lab, name, wrongMs, rightMs }) =>
        `  ${seconds(wrongMs).padStart(8)}  ${name} with ${lab} (the right one beside it: ${seconds(rightMs)})`,
    ),
    '',
    ...goals.map(goalLine),
  ];
}

function figuresOf(lab: string, pairs: readonly Pair[]): LabFigures {
  const wrong = spreadOf(pairs.map(({ wrongMs }) => wrongMs));
  return {
    lab,
    checks: pairs.length,
    rightMs: medianOf(pairs.map(({ rightMs }) => rightMs)),
    ratio: medianOf(pairs.map(({ wrongMs, rightMs }) => wrongMs / rightMs)),
    medianMs: wrong?.median ?? Number.NaN,
    p95Ms: wrong?.p95 ?? Number.NaN,
    mostMs: wrong?.max ?? Number.NaN,
  };
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
