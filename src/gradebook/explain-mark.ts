import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { StudentResult } from '../model/batch.ts';
import { sayLateness, showLateRule } from './late.ts';
import type { Line } from './line.ts';
import { type Mark, markOf, roundPoints } from './mark.ts';
import { t } from './translate.ts';

/** The mark in a few words: `70 of 100 points`, or that there is none yet. */
export function sayMark(result: StudentResult, language: Language): string {
  const mark = markOf(result);
  const isPart = result.status === 'graded' && result.document.hidden !== undefined;
  if (mark.score !== null && mark.maxScore !== null && isPart && mark.override === null)
    return t(language, 'marks.points-shown', {
      score: roundPoints(mark.score),
      max: roundPoints(mark.maxScore),
    });
  if (mark.score !== null) return sayPoints(mark.score, mark.maxScore, language);
  return t(language, result.status === 'ungraded' ? 'marks.ungraded' : 'marks.withheld');
}

/** `70 of 100 points`; without the maximum where that is not known. */
export function sayPoints(score: number, maxScore: number | null, language: Language): string {
  return maxScore === null
    ? t(language, 'marks.points-alone', { score: roundPoints(score) })
    : t(language, 'marks.points', { score: roundPoints(score), max: roundPoints(maxScore) });
}

/** Explains the mark: why there is none, or who has set it, why, and what giliran had given. */
export function explainMark(result: StudentResult, language: Language): readonly Line[] {
  return [
    ...explainOverride(markOf(result), language),
    ...explainLate(result, language),
    ...explainMissing(result, language),
  ];
}

/** A person's comment to the student; empty where there is none. */
export function explainComment(results: readonly StudentResult[], language: Language): readonly Line[] {
  const comment = results.find((result) => result.comment)?.comment;
  if (!comment) return [];
  const label =
    comment.by === null
      ? t(language, 'marks.label-comment')
      : t(language, 'marks.label-comment-by', { by: comment.by });
  return [{ label, text: comment.text }];
}

/** How late the hand-in was, and what is left of the mark; empty where it was on time. */
export function explainLate(result: StudentResult, language: Language): readonly Line[] {
  const { late } = result;
  if (late === null || late === undefined) return [];
  const lateness: Line = { label: t(language, 'marks.label-late'), text: sayLateness(late.ms, language) };
  const { score, maxScore, afterPenalty } = markOf(result);
  if (late.rule === null || result.override !== null || score === null) return [lateness];
  const rule = showLateRule(late.rule);
  const text =
    afterPenalty === null
      ? t(language, 'marks.penalty-open', { rule })
      : t(language, 'marks.after-penalty', { points: sayPoints(afterPenalty, maxScore, language), rule });
  return [lateness, { label: t(language, 'marks.label-penalty'), text }];
}

function explainOverride({ override, own, ownMax }: Mark, language: Language): readonly Line[] {
  if (override === null) return [];
  return [
    { label: t(language, 'marks.label-set-by'), text: override.by ?? t(language, 'marks.a-person') },
    { label: t(language, 'marks.label-reason'), text: override.reason },
    ...(own === null
      ? []
      : [{ label: t(language, 'marks.label-before'), text: sayPoints(own, ownMax, language) }]),
  ];
}

function explainMissing(result: StudentResult, language: Language): readonly Line[] {
  if (result.status === 'ungraded')
    return [{ label: t(language, 'marks.label-problem'), text: say(result.problem, language) }];
  if (result.document.score !== null || result.override !== null) return [];
  const open = result.document.checks.filter(({ status }) => status === 'inconclusive').length;
  return [{ label: null, text: t(language, 'marks.undecided', { count: open }) }];
}
