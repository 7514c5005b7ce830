import type { Language } from '../messages/language.ts';
import { joinNames, say, visible } from '../messages/say.ts';
import type { KeptCheck, KeptDocument } from '../model/result.ts';
import { standInsOf } from '../report/stand-ins.ts';
import type { Line } from './line.ts';
import { t } from './translate.ts';

/** Explains to the student why a check of a document came out as it did; empty in a right submission. */
export function explainCheck(
  check: KeptCheck,
  { verdict }: KeptDocument,
  language: Language,
): readonly Line[] {
  if (verdict === 'pass') return [];
  const playedBy = playedByOthers(check, language);
  if (check.status === 'pass') return playedBy;
  const line = (label: string | null, text: string | null): readonly Line[] =>
    text === null || text === '' ? [] : [{ label, text }];
  return [
    ...line(null, check.message),
    ...line(t(language, 'marks.label-expected'), check.expected),
    ...line(t(language, 'marks.label-seen'), check.actual),
    ...(check.status === 'fail' ? line(t(language, 'marks.label-who'), whoOf(check, language)) : []),
    ...check.why.flatMap((sentence) => line(t(language, 'marks.label-why'), sentence)),
    ...playedBy,
    ...line(t(language, 'marks.label-hint'), check.hint),
  ];
}

function whoOf({ blame }: KeptCheck, language: Language): string {
  return blame.length === 0 ? t(language, 'marks.nobody-named') : joinNames(blame.map(visible), language);
}

/** Says where a check was decided with other programs than the student's. */
function playedByOthers({ cast }: KeptCheck, language: Language): readonly Line[] {
  return standInsOf(cast).map((said) => ({
    label: t(language, 'marks.label-decided'),
    text: say(said, language),
  }));
}
