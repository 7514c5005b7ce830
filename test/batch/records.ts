import type { ResultRecord } from '../../src/batch/journal/records.ts';
import type { CheckDocument, CheckResult, KeptDocument } from '../../src/model/result.ts';

const CHECK: CheckResult = {
  id: 'talk.shown',
  step: 'talk',
  title: 'the server shows every line once',
  status: 'pass',
  score: 30,
  maxScore: 30,
  cause: null,
  blame: [],
  message: null,
  expected: null,
  actual: null,
  why: [],
  hint: null,
  evidence: [],
  run: 'conversation',
  cast: {},
};

export const FAILED: Partial<CheckResult> = {
  status: 'fail',
  score: 0,
  cause: 'not-printed',
  blame: ['server'],
  message: 'server does not show it',
};

/** A check, as a document has it. */
export function check(changes: Partial<CheckResult> = {}): CheckResult {
  return { ...CHECK, ...changes };
}

/** A document with these checks. */
export function documentOf(...checks: readonly CheckResult[]): CheckDocument {
  const isRight = checks.every(({ status }) => status === 'pass');
  return {
    schema: 1,
    lab: 'one-line',
    submission: 'ani',
    seed: 1,
    verdict: isRight ? 'pass' : 'fail',
    score: checks.reduce((sum, { score }) => sum + score, 0),
    maxScore: checks.reduce((sum, { maxScore }) => sum + maxScore, 0),
    durationMs: 1,
    trace: 'traces/ani/one-line.jsonl',
    settled: { kernel: 1, timer: 0, idle: 0 },
    notes: [],
    checks,
  };
}

/** A finished result of a student. */
export function resultRecord(key: string, document: KeptDocument = documentOf(check())): ResultRecord {
  return {
    kind: 'result',
    at: '2026-01-05T20:00:00.000Z',
    student: { key, name: key, id: null, email: null },
    lab: 'one-line',
    language: 'en',
    basis: {
      digest: 'd',
      lab: 'l',
      scenes: 's',
      tool: '1',
      seeds: [1],
      map: {},
      substitution: 'needed',
      isolation: 'sandbox',
    },
    status: 'graded',
    document,
    unstable: [],
    traces: ['traces/ani/one-line.jsonl'],
    page: 'pages/ani/one-line.html',
  };
}
