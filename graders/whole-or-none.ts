import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { memo } from '../src/model/memo.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { movesOf } from '../src/trace/queries.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { type Row, rowsOf } from './lib/rows.ts';
import { fail, inconclusive, passByAbsence } from './lib/verdicts.ts';

/** The shortest piece that counts, in characters: shorter ones may occur in any line. */
const LEAST = 12;

/** Lines that may be too long for a program arrive whole or not at all: no piece of one is passed on. */
export const wholeOrNone: Grader = {
  params: { from: 'roles', to: 'roles', by: 'roles', parts: 'parts' },
  grade: (trace, { params }) => {
    const pairs = pairsOf(trace, listParam(params.from), listParam(params.to), listParam(params.parts));
    if (pairs.length === 0) return inconclusive(message('inconclusive.never-said'));
    for (const pair of pairs) {
      const failure = inPart(trace, pair, listParam(params.by));
      if (failure) return failure;
    }
    return passByAbsence();
  },
};

function inPart(trace: RunTrace, { say, hearer }: Pair, by: readonly string[]): Failure | null {
  const piece = rowsOf(trace, hearer).find(
    (row) => row.move >= say.move && holdsPiece(besideWhole(row, trace), say.text),
  );
  if (!piece) return null;
  const params = { role: hearer, roles: by, from: say.role, text: say.text };
  return fail('passes-on-part', {
    blame: by,
    expected: message('expected.whole-or-none', params),
    actual: message('actual.answers', { role: hearer, seen: piece.text }),
    evidence: [say.n, piece.n],
    params,
  });
}

/**
 * What a line has beside lines that were said and that it holds whole: these are nobody's pieces. In two long ones the same
 * dozen characters may stand by chance.
 */
function besideWhole({ text }: Row, trace: RunTrace): string {
  const whole = saidIn(trace).find((said) => text.includes(said));
  return whole === undefined ? text : text.replaceAll(whole, ' ');
}

/** All lines that were said in a run, the longest first. */
const saidIn = memo((trace: RunTrace): readonly string[] =>
  movesOf(trace)
    .flatMap((move) => (move.do === 'say' ? [move.text] : []))
    .sort((a, b) => b.length - a.length),
);

/** Whether a line contains a piece of a text, with nothing but a label before it and a mark behind it. */
function holdsPiece(line: string, text: string): boolean {
  for (let at = 0; at + LEAST <= line.length; at += LEAST)
    if (text.includes(line.slice(at, at + LEAST))) return true;
  return false;
}
