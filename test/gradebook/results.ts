import { byStudent, type StudentMarks } from '../../src/gradebook/student-marks.ts';
import type { Override, Student, StudentResult } from '../../src/model/batch.ts';
import { message } from '../../src/model/message.ts';
import type { KeptCheck, KeptDocument } from '../../src/model/result.ts';

/** Results as literals: what a test does not give has a usual value. */

export function student(key: string, parts: Partial<Student> = {}): Student {
  return { key, name: key, id: null, email: null, ...parts };
}

export function check(id: string, parts: Partial<KeptCheck> = {}): KeptCheck {
  return {
    id,
    step: id.split('.')[0] ?? id,
    title: `title of ${id}`,
    status: 'pass',
    score: parts.status === undefined || parts.status === 'pass' ? (parts.maxScore ?? 50) : 0,
    maxScore: 50,
    cause: null,
    blame: [],
    message: null,
    expected: null,
    actual: null,
    why: [],
    hint: null,
    evidence: [],
    run: null,
    cast: {},
    ...parts,
  };
}

export function failed(id: string, parts: Partial<KeptCheck> = {}): KeptCheck {
  return check(id, {
    status: 'fail',
    cause: 'crash',
    blame: ['server'],
    message: 'server crashed',
    ...parts,
  });
}

export function undecided(id: string): KeptCheck {
  return check(id, { status: 'inconclusive', message: 'this machine does not tell' });
}

export function document(checks: readonly KeptCheck[], parts: Partial<KeptDocument> = {}): KeptDocument {
  const verdict = checks.some(({ status }) => status === 'fail')
    ? 'fail'
    : checks.every(({ status }) => status === 'pass')
      ? 'pass'
      : 'inconclusive';
  const sum = (key: 'score' | 'maxScore') => checks.reduce((total, one) => total + one[key], 0);
  return {
    schema: 1,
    lab: 'turn-chat',
    submission: '/somewhere/else',
    seed: 7,
    verdict,
    score: verdict === 'inconclusive' ? null : sum('score'),
    maxScore: sum('maxScore'),
    durationMs: 1250,
    trace: 'traces/a.jsonl',
    settled: { kernel: 1, timer: 0, idle: 0 },
    notes: [],
    checks,
    ...parts,
  };
}

interface More {
  readonly lab?: string;
  readonly override?: Override | null;
  readonly map?: Readonly<Record<string, string>>;
}

/** A graded result; one check that passes and one that fails unless it says otherwise. */
export function graded(
  who: Student,
  checks: readonly KeptCheck[] = [check('connect.listens'), failed('turns.order')],
  { lab = 'turn-chat', override = null, map = {} }: More = {},
): StudentResult {
  return {
    student: who,
    lab,
    digest: 'd1',
    override,
    page: null,
    status: 'graded',
    document: document(checks, { lab }),
    map,
  };
}

/** A result for a hand-in that could not be opened. */
export function ungraded(
  who: Student,
  { lab = 'turn-chat', override = null }: More = {},
  folder = 'kiriman.rar',
): StudentResult {
  const problem = message('problem.empty-folder', { folder });
  return { student: who, lab, digest: 'd2', override, page: null, status: 'ungraded', problem };
}

/** A TA's override. */
export function override(
  score: number,
  reason = 'demonstrated in class',
  by: string | null = 'Ani',
): Override {
  return { score, reason, by, at: '2025-11-20T08:00:00Z' };
}

/** All results of the one student that they are about. */
export function marksOf(...results: readonly StudentResult[]): StudentMarks {
  const [marks, ...others] = byStudent(results);
  if (!marks || others.length > 0) throw new Error('expected results of one student');
  return marks;
}
