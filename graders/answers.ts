import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import type { GraderParam } from '../src/model/lab.ts';
import { type Message, message } from '../src/model/message.ts';
import { fillPattern, matches } from '../src/model/pattern.ts';
import { fillIn } from '../src/model/template.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { endOfTurn, movesOf, saysIn } from '../src/trace/queries.ts';
import { linesOf, showingsIn } from '../src/trace/shown.ts';
import { settledBefore, waitMessage } from '../src/trace/waits.ts';
import { firstExit } from './lib/exits.ts';
import { presentAt } from './lib/hearers.ts';
import { type PartMoves, partsOf } from './lib/parts.ts';
import { type Row, rowsOf } from './lib/rows.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, pass, passByAbsence } from './lib/verdicts.ts';

/** What a role has to show. */
interface Wanted {
  /** As in the lab file, with values filled in. */
  readonly text: string;
  /** Records in which it appeared, each with its move. */
  readonly cameTo: (trace: RunTrace, role: string) => readonly Pick<Row, 'n' | 'move'>[];
  readonly isPattern: boolean;
}

/**
 * A role shows, or a probe hears, something in some parts of the script: a line that the lab gives, with a run's values
 * in it, or one that matches a pattern. It has to appear at least once, or as often as the lab says, which may be
 * never; in all these parts together, or in answer to each line that the role types there.
 */
export const answers: Grader = {
  params: {
    by: 'roles',
    to: 'roles',
    parts: 'parts',
    line: 'line',
    pattern: 'pattern',
    times: 'number',
    each: 'flag',
    'may-end': 'flag',
  },
  optional: ['line', 'pattern', 'times', 'each', 'may-end'],
  anyMove: true,
  grade: (trace, { params }) => {
    const within = partsOf(trace, listParam(params.parts));
    const wanted = wantedOf(trace, params);
    if (!within) return inconclusive(message('inconclusive.never-said'));
    if (!wanted) return inconclusive(message('inconclusive.no-values'));
    const hearers = presentAt(trace, listParam(params.to), within.until - 1);
    if (hearers.length === 0) return inconclusive(message('inconclusive.never-said'));
    const times = typeof params.times === 'number' ? params.times : null;
    const evidence: number[] = [];
    for (const role of hearers) {
      const windows = params.each === true ? turnsOf(trace, role, listParam(params.parts)) : [within];
      if (windows.length === 0) return inconclusive(message('inconclusive.never-said'));
      for (const window of windows) {
        const came = wanted.cameTo(trace, role).filter(({ move }) => window.moves.has(move));
        const by = listParam(params.by);
        const mayEnd = params['may-end'] === true;
        const failure = judge(trace, { by, role, within: window, wanted, times, came, mayEnd });
        if (failure) return failure;
        evidence.push(...came.map(({ n }) => n));
      }
    }
    if (times !== 0) return pass([...new Set(evidence)]);
    // If the run ended before anybody could send it, its absence proves nothing.
    const isCutShort = listParam(params.parts).some((part) => !partsOf(trace, [part]));
    return isCutShort ? inconclusive(message('inconclusive.never-said')) : passByAbsence();
  },
};

/** The turns of the lines that a role types in some parts. */
function turnsOf(trace: RunTrace, role: string, parts: readonly string[]): readonly PartMoves[] {
  return saysIn(trace, parts)
    .filter((say) => say.role === role)
    .map((say) => {
      const until = endOfTurn(trace, say);
      const moves = movesOf(trace).flatMap(({ move }) => (move >= say.move && move < until ? [move] : []));
      return { moves: new Set(moves), from: say.move, until };
    });
}

interface Found {
  readonly by: readonly string[];
  readonly role: string;
  readonly within: PartMoves;
  readonly wanted: Wanted;
  /** Null for at least once. */
  readonly times: number | null;
  readonly came: readonly Pick<Row, 'n' | 'move'>[];
  /** Whether a program that has ended without an error may have finished its work. */
  readonly mayEnd: boolean;
}

function judge(trace: RunTrace, { by, role, within, wanted, times, came, mayEnd }: Found): Failure | null {
  const count = came.length;
  if (times === null ? count > 0 : count === times) return null;
  const params = { role, text: wanted.text, times: times ?? 1 };
  const expected =
    times === 0
      ? message('expected.no-answer', { role, text: wanted.text })
      : message(wanted.isPattern ? 'expected.answer-like' : 'expected.answer', params);
  const evidence = came.map(({ n }) => n);
  if (times !== null && count > times)
    return fail(times === 0 ? 'answers-unasked' : 'answers-twice', {
      expected,
      actual: message('actual.answer-times', { role, times: count }),
      evidence,
      params: { role },
    });
  const shown = rowsOf(trace, role).filter(({ move }) => within.moves.has(move));
  const concerned = [...by, role];
  // If something has come, everybody could be reached, connected now or not: a program may connect for each request.
  const trouble =
    shown.length === 0
      ? troubleOf(trace, concerned, within.until, expected)
      : firstExit(
          trace,
          trace.run.roles.filter(({ id }) => concerned.includes(id)),
          within.until,
          expected,
        );
  const hasEnded = mayEnd && shown.length > 0 && trouble?.cause === 'exits-early';
  if (trouble && !hasEnded) return trouble;
  const settled = settledBefore(trace, within.until);
  const facts = {
    expected,
    why: waitsOf(trace, concerned, within.until),
    params: { role },
  };
  if (count > 0)
    return fail('no-answer', {
      ...facts,
      actual: message('actual.answer-times', { role, times: count }),
      evidence,
    });
  if (shown.length === 0)
    return fail('no-answer', {
      ...facts,
      actual: message('actual.no-answer', { role }),
      evidence: settled ? [settled.n] : [],
    });
  return fail('wrong-answer', {
    ...facts,
    actual: message('actual.answers', { role, seen: quoted(shown) }),
    evidence: shown.slice(-MOST_QUOTED).map(({ n }) => n),
  });
}

/** The most lines that are quoted. */
const MOST_QUOTED = 3;

function quoted(rows: readonly Row[]): string {
  return rows
    .slice(-MOST_QUOTED)
    .map(({ text }) => text)
    .join(' / ');
}

function waitsOf(trace: RunTrace, roles: readonly string[], before: number): readonly Message[] {
  return (settledBefore(trace, before)?.waits ?? [])
    .filter(({ role }) => roles.includes(role))
    .map(waitMessage);
}

/** @returns null where the run lacks a value that is asked for */
function wantedOf(trace: RunTrace, { line, pattern }: Readonly<Record<string, GraderParam>>): Wanted | null {
  const values = trace.run.values ?? {};
  if (typeof line === 'string') {
    const text = fillIn(line, values);
    return text === null
      ? null
      : { text, isPattern: false, cameTo: (run, role) => literally(run, role, text) };
  }
  const source = typeof pattern === 'string' ? fillPattern(pattern, values) : null;
  if (source === null) return null;
  return {
    text: source,
    isPattern: true,
    cameTo: (run, role) => rowsOf(run, role).filter(({ text }) => matches(source, text)),
  };
}

/** Places where a text is not part of a longer word or number: `5` is not in `15`, nor in `5.5` or `-5`. */
function literally(trace: RunTrace, role: string, text: string): readonly Pick<Row, 'n' | 'move'>[] {
  return linesOf(trace, role)
    .filter(({ again }) => !again)
    .flatMap((line) => showingsIn(line, text))
    .filter(({ prefix, suffix }) => !goesOn(text, prefix, suffix));
}

const BEFORE = /(?:[\p{L}\p{N}]|\d[.,]|(?<![\p{L}\p{N}]\s*)-)$/u;
const BEHIND = /^(?:[\p{L}\p{N}]|[.,]\d)/u;

/** Whether the text's first or last word goes on before or behind it. */
function goesOn(text: string, prefix: string, suffix: string): boolean {
  return (
    (/^[\p{L}\p{N}]/u.test(text) && isBound(text, prefix)) ||
    (/[\p{L}\p{N}]$/u.test(text) && BEHIND.test(suffix))
  );
}

/** A sign before a number is part of it; a hyphen before a word is not. */
function isBound(text: string, prefix: string): boolean {
  return BEFORE.test(prefix) && (/^\d/.test(text) || !prefix.endsWith('-'));
}
