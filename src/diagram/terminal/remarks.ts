import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { wrapAndCut } from '../../model/cells.ts';
import { message, type PlainId } from '../../model/message.ts';
import type { CheckResult } from '../../model/result.ts';
import { type Conversation, momentOf } from '../conversation.ts';
import { legible } from '../legible.ts';
import { momentLines } from '../wait-lines.ts';
import type { Ink, Inks } from './ink.ts';

/** A place between two rows, for a remark. */
export interface Place {
  readonly conversation: Conversation;
  /** Index of the row above it. */
  readonly row: number;
  readonly language: Language;
  readonly width: number;
  readonly inks: Inks;
}

/** Width of the labels. */
const LABELS = 15;

/** Lines about a check that does not hold: why, and what everybody was waiting for then. */
export function violationLines(check: CheckResult, place: Place): readonly string[] {
  const { inks, language } = place;
  const title = `✗ ${check.id}: ${legible(check.message ?? check.title)}`;
  const who = say(
    check.blame.length === 0 ? message('report.nobody') : message('report.roles', { roles: check.blame }),
    language,
  );
  return [
    inks.wrong('━'.repeat(place.width)),
    ...wrapAndCut(title, place.width).map((line) => inks.strong(inks.wrong(line))),
    ...labelled('report.expected', check.expected, inks.plain, place),
    ...labelled('report.seen', check.actual, inks.plain, place),
    ...check.why.flatMap((text, index) =>
      labelled(index === 0 ? 'report.why' : null, text, inks.plain, place),
    ),
    ...labelled('report.who', who, inks.plain, place),
    ...waitingLines(place, check.why),
    inks.wrong('━'.repeat(place.width)),
  ];
}

/**
 * Lines about what everybody was waiting for when the scene had last settled. @param told sentences that need no
 * repetition
 */
export function waitingLines(place: Place, told: readonly string[] = []): readonly string[] {
  const moment = momentOf(place.conversation, place.row);
  if (!moment) return [];
  return momentLines(moment, place.language)
    .filter((line) => !told.includes(line))
    .flatMap((line, index) =>
      labelled(index === 0 ? 'diagram.by-then' : null, line, place.inks.faint, place),
    );
}

/** @param label null for a further line under the same label */
function labelled(
  label: PlainId | null,
  text: string | null,
  ink: Ink,
  { language, width, inks }: Place,
): readonly string[] {
  if (text === null) return [];
  const word = label === null ? '' : say(message(label), language);
  return wrapAndCut(legible(text), width - LABELS).map(
    (line, index) => `  ${inks.faint((index === 0 ? word : '').padEnd(LABELS - 2))}${ink(line)}`,
  );
}
