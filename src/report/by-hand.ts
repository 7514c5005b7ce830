import type { Followed } from '../assessment/by-hand/follow.ts';
import type { HandMove } from '../assessment/by-hand/hand-script.ts';
import { say } from '../messages/say.ts';
import { type Message, message } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { unreachable } from '../model/unreachable.ts';
import { ReportPage, type ReportStyle } from './report-page.ts';

/**
 * The report on a conversation that was typed by hand: the checks that it decides, how many it leaves open, and where
 * it left the lab's script. It has no marks.
 * @param followed null where it is none of the lab's scenes
 */
export function byHandReport(document: CheckDocument, followed: Followed | null, style: ReportStyle): string {
  const page = new ReportPage(style);
  const { bold, dim } = page.colors;
  page.add(bold(page.word('by-hand.title', { lines: followed?.lines ?? 0 })));
  const told = document.checks.filter(({ status }) => status === 'pass' || status === 'fail');
  for (const check of told) page.addExplained(check, null, false);
  if (told.some(({ status, blame }) => status === 'fail' && blame.length === 0))
    page.wrapped(' ', page.word('by-hand.nobody'), dim);
  if (told.length === 0) page.wrapped(' ', page.word('by-hand.none'), dim);
  const parting = partingOf(followed);
  if (parting) page.wrapped(' ', say(parting, style.language), dim);
  const silent = document.checks.length - told.length;
  page.wrapped(
    ' ',
    silent > 0 ? page.word('by-hand.silent-count', { count: silent }) : page.word('by-hand.all'),
    dim,
  );
  return page.text();
}

/** Where a conversation left the lab's script, and what the script has next. */
export function partingOf(followed: Followed | null): Message | null {
  if (followed === null) return null;
  const { parting, lines, next } = followed;
  const number = lines + 1;
  const following = next && nextOf(next);
  switch (parting.why) {
    case 'nothing-more':
      return following && message('by-hand.nothing-more', { next: following });
    case 'otherwise':
      return following && message('by-hand.otherwise', { lines, next: following });
    case 'over':
    case 'beyond':
      return message(`by-hand.${parting.why}`);
    case 'ended':
      return message('by-hand.ended', { role: parting.role, lines });
    case 'blank':
      return message('by-hand.blank', { number });
    case 'signs':
    case 'command':
    case 'again':
    case 'on-screen':
      return message(`by-hand.${parting.why}`, { number, text: parting.text });
    default:
      return unreachable(parting);
  }
}

/** What a person may do next. */
function nextOf({ do: act, role, words }: HandMove): Message {
  return words.length === 0
    ? message(`by-hand.next-${act}`, { role })
    : message('by-hand.next-words', { role, count: words.length });
}
