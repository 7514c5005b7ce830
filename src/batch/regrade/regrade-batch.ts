import { setImmediate } from 'node:timers/promises';
import type { Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import type { KeptCheck, KeptDocument } from '../../model/result.ts';
import { type LabDigest, labDigest } from '../cache-key/lab-digest.ts';
import type { Journal } from '../journal/journal.ts';
import type { GradedRecord } from '../journal/records.ts';
import { type RegradeContext, regradeRecord } from './regrade-record.ts';

export interface RegradeOrder extends RegradeContext {
  readonly journal: Journal;
  /** The labs as they are now, by their ids: those that were found. */
  readonly labs: ReadonlyMap<string, Lab>;
  readonly signal: AbortSignal;
}

/** A check that came out otherwise than before. */
export interface CheckMove {
  readonly id: string;
  /** Null where there was, or is, no such check. */
  readonly old: Pick<KeptCheck, 'status' | 'score' | 'maxScore'> | null;
  readonly now: Pick<KeptCheck, 'status' | 'score' | 'maxScore'> | null;
}

/** A mark that has moved, and the checks that moved it. */
export interface Move {
  readonly student: Student;
  readonly lab: string;
  readonly old: Pick<KeptDocument, 'score' | 'maxScore'>;
  readonly now: Pick<KeptDocument, 'score' | 'maxScore'>;
  readonly checks: readonly CheckMove[];
}

export interface RegradeReport {
  readonly graded: number;
  readonly moves: readonly Move[];
  /** Results that could not be graded again, with why; they stay as they were. */
  readonly left: readonly {
    readonly student: Student;
    readonly lab: string;
    readonly because: 'no-lab' | 'scenes' | 'no-trace';
  }[];
}

/**
 * Grades a batch's stored traces with its labs as they are now. No program is run; what comes out is
 * appended.
 */
export async function regradeBatch(order: RegradeOrder): Promise<RegradeReport> {
  const { journal, labs, signal } = order;
  const digests = new Map([...labs].map(([id, lab]) => [id, labDigest(lab)]));
  const moves: Move[] = [];
  const left: RegradeReport['left'][number][] = [];
  let graded = 0;
  for (const record of journal.results()) {
    // So that Ctrl-C is heard: what is done is in the journal.
    await setImmediate();
    signal.throwIfAborted();
    if (record.status === 'ungraded') continue;
    const { student, lab: id } = record;
    const lab = labs.get(id);
    const digest = digests.get(id);
    const because =
      !lab || !digest
        ? 'no-lab'
        : record.basis.scenes === digest.scenes
          ? again(order, record, lab, digest, moves)
          : 'scenes';
    if (because === null) graded++;
    else left.push({ student, lab: id, because });
  }
  return { graded, moves, left };
}

/** @returns why it could not be done; null where it is */
function again(
  { journal, ...desk }: RegradeOrder,
  record: GradedRecord,
  lab: Lab,
  digest: LabDigest,
  moves: Move[],
): 'no-trace' | null {
  const now = regradeRecord(record, lab, digest, desk);
  if (now === null) return 'no-trace';
  if (now === record) return null;
  journal.append(now);
  const checks = movedChecks(record.document, now.document);
  if (checks.length > 0 || record.document.score !== now.document.score)
    moves.push({
      student: record.student,
      lab: lab.id,
      old: marks(record.document),
      now: marks(now.document),
      checks,
    });
  return null;
}

function marks({ score, maxScore }: KeptDocument): Move['old'] {
  return { score, maxScore };
}

function movedChecks(old: KeptDocument, now: KeptDocument): readonly CheckMove[] {
  const ids = [...new Set([...old.checks, ...now.checks].map(({ id }) => id))];
  return ids.flatMap((id): CheckMove[] => {
    const [before, after] = [old, now].map(({ checks }) => briefly(checks.find((check) => check.id === id)));
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [{ id, old: before ?? null, now: after ?? null }];
  });
}

function briefly(check: KeptCheck | undefined): CheckMove['old'] {
  return check ? { status: check.status, score: check.score, maxScore: check.maxScore } : null;
}
