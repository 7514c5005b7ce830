import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { StudentResult } from '../../model/batch.ts';
import { explainComment, explainMark, sayMark } from '../explain-mark.ts';
import { type Delimiter, inertCell } from '../inert-cell.ts';
import { plainLine } from '../line.ts';
import { shownMarks } from '../shown.ts';
import type { StudentMarks } from '../student-marks.ts';
import { t } from '../translate.ts';

/** The beginning of every comment of giliran's, by which it is later recognised. */
const AUTHOR = 'giliran: ';

/** How many checks that do not hold a comment names; the feedback page has all. */
const MOST = 5;

/**
 * The comment for a cell: the points, who has changed them, and what does not work yet. Plain text, for a page or a
 * sheet.
 */
export function commentOf(all: StudentMarks, delimiter: Delimiter, language: Language): string {
  const { results } = shownMarks(all, language);
  const told = results.map((result) => {
    const lab = results.length > 1 ? `${result.lab}: ` : '';
    return lab + sentences(result, language).map(endSentence).join(' ');
  });
  // A person's comment is added after it, since there is only one cell.
  const own = explainComment(results, language).map((line) => endSentence(plainLine(line)));
  return inertCell(plainForPages(AUTHOR + [...told, ...own].join(' ')), delimiter);
}

/** Whether a comment may be replaced: there is none, or it is giliran's own. */
export function isOwnComment(text: string): boolean {
  return new RegExp(`^(?:<p[^>]*>)?(?:${AUTHOR}|$)`).test(text.trim());
}

function sentences(result: StudentResult, language: Language): readonly string[] {
  return [
    sayMark(result, language),
    ...explainMark(result, language).map(plainLine),
    ...(result.remarks ?? []).map((said) => say(said, language)),
    ...failures(result, language),
  ];
}

function failures(result: StudentResult, language: Language): readonly string[] {
  if (result.status === 'ungraded') return [];
  const failed = result.document.checks.filter(({ status }) => status === 'fail');
  if (failed.length === 0)
    return result.document.verdict === 'pass' && result.document.hidden === undefined
      ? [t(language, 'marks.all-well')]
      : [];
  const named = failed.slice(0, MOST).map(({ title, message }) => {
    const told = message === null ? title : `${title} (${message})`;
    return plainLine({ label: t(language, 'marks.label-not-yet'), text: told });
  });
  return failed.length > MOST
    ? [...named, t(language, 'marks.more-checks', { count: failed.length - MOST })]
    : named;
}

function endSentence(text: string): string {
  return /[.!?\u2026]$/.test(text) ? text : `${text}.`;
}

/** Moodle keeps comments as HTML, so brackets that could open an element are replaced. */
function plainForPages(text: string): string {
  return text.replaceAll('<', '\u2039').replaceAll('>', '\u203a');
}
