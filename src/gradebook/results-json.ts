import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Student, StudentResult } from '../model/batch.ts';
import type { KeptCheck } from '../model/result.ts';
import { markOf, maximaOf, type Outcome, outcomeOf } from './mark.ts';
import { sortResults } from './student-marks.ts';

/** The version of `results.json`. */
const SCHEMA = 1;

/** The part of a result that must be equal between runs and machines, for one student and lab. */
export interface CanonicalResult {
  readonly student: Student['key'];
  readonly lab: string;
  readonly digest: string;
  /** Null where nothing was graded. */
  readonly seed: number | null;
  readonly verdict: Outcome;
  /** The score that giliran itself gives, without overrides. */
  readonly score: number | null;
  readonly checks: readonly Pick<KeptCheck, 'id' | 'status' | 'score' | 'cause' | 'blame'>[];
}

/** The canonical part of a batch, with keys and entries in an order that does not depend on how it was graded. */
export function canonicalResults(results: readonly StudentResult[]): readonly CanonicalResult[] {
  return sortResults(results).map(canonicalOf);
}

function canonicalOf(result: StudentResult): CanonicalResult {
  const document = result.status === 'graded' ? result.document : null;
  return {
    student: result.student.key,
    lab: result.lab,
    digest: result.digest,
    seed: document?.seed ?? null,
    verdict: outcomeOf(result),
    score: document?.score ?? null,
    checks: (document?.checks ?? []).map(({ id, status, score, cause, blame }) => ({
      id,
      status,
      score,
      cause,
      blame: [...blame].sort(),
    })),
  };
}

/**
 * `results.json`: first the canonical part, then all that is known of each result, overrides included. Each entry is on
 * a line of its own, so that tools for text lines can compare two batches.
 */
export function resultsJson(results: readonly StudentResult[], language: Language): string {
  return [...resultsJsonPieces(results, language)].join('');
}

/** The same in pieces, so that the text for a large class is never held as a whole. */
export function* resultsJsonPieces(results: readonly StudentResult[], language: Language): Generator<string> {
  const maxima = maximaOf(results);
  const sorted = sortResults(results);
  yield `{\n"schema":${SCHEMA},\n"canonical":`;
  yield* list(sorted, (result) => JSON.stringify(canonicalOf(result)));
  yield ',\n"results":';
  yield* list(sorted, (result) => JSON.stringify(detailsOf(result, maxima, language), sortKeys));
  yield '\n}\n';
}

function detailsOf(result: StudentResult, maxima: ReadonlyMap<string, number>, language: Language) {
  const { score, maxScore, afterPenalty } = markOf(result, maxima);
  return {
    student: result.student,
    lab: result.lab,
    status: result.status,
    mark: { score, maxScore },
    override: result.override,
    handedIn: result.handedIn ?? null,
    late: result.late ? { ...result.late, afterPenalty } : null,
    comment: result.comment ?? null,
    alike: result.alike ?? null,
    remarks: (result.remarks ?? []).map((said) => say(said, language)),
    page: result.page,
    problem: result.status === 'ungraded' ? { ...result.problem, text: say(result.problem, language) } : null,
    document: result.status === 'graded' ? result.document : null,
  };
}

function* list(
  results: readonly StudentResult[],
  entry: (result: StudentResult) => string,
): Generator<string> {
  if (results.length === 0) {
    yield '[]';
    return;
  }
  yield '[\n';
  for (const [index, result] of results.entries()) yield `${index === 0 ? '' : ',\n'}${inert(entry(result))}`;
  yield '\n]';
}

/** Escapes characters that JSON allows and a terminal acts on; in JSON they occur only within strings. */
function inert(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Objects with their keys in a fixed order. */
function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
