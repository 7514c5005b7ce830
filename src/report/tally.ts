import { type Message, message } from '../model/message.ts';
import type { KeptCheck, KeptDocument } from '../model/result.ts';

/** The sum of checks. */
export function tallyOf(
  checks: readonly Pick<KeptCheck, 'status' | 'score' | 'maxScore' | 'leftOut'>[],
): Pick<KeptDocument, 'verdict' | 'score' | 'maxScore'> {
  const counted = checks.filter((check) => !check.leftOut);
  const verdict = counted.some(({ status }) => status === 'fail')
    ? 'fail'
    : counted.length > 0 && counted.every(({ status }) => status === 'pass')
      ? 'pass'
      : 'inconclusive';
  const maxScore = sum(checks.map((check) => check.maxScore));
  if (verdict === 'inconclusive') return { verdict, score: null, maxScore };
  // Checks that were left out count in the proportion in which the rest was earned.
  const score = sum(counted.map((check) => check.score));
  const most = sum(counted.map((check) => check.maxScore));
  const isAll = counted.length === checks.length || most === 0;
  return { verdict, score: isAll ? score : Math.round(((score * maxScore) / most) * 100) / 100, maxScore };
}

/** A note that some points were given without their checks having been made. */
export function leftOutNote(
  checks: readonly Pick<KeptCheck, 'title' | 'maxScore' | 'leftOut'>[],
): readonly Message[] {
  const left = checks.filter((check) => check.leftOut);
  if (left.length === 0) return [];
  const points = sum(left.map(({ maxScore }) => maxScore));
  return [message('note.left-out', { titles: left.map(({ title }) => title), points })];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
