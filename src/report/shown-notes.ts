import type { Hidden } from '../model/audience.ts';
import { type Message, message } from '../model/message.ts';
import { parseMoment, showMoment } from '../model/moment.ts';
import type { KeptCheck } from '../model/result.ts';

/**
 * Notes that some checks are hidden, and until when; and, for those who see everything, that others do not.
 * @param hidden what is hidden from the reader; left out where nothing is
 */
export function notesOnShown(
  checks: readonly Pick<KeptCheck, 'shown'>[],
  hidden: Hidden | undefined,
): readonly Message[] {
  const count = checks.filter(({ shown }) => shown !== undefined).length;
  if (hidden === undefined) return count === 0 ? [] : [message('note.shows-hidden', { count })];
  const { later } = hidden;
  const due = hidden.due === null ? null : parseMoment(hidden.due);
  const never = { checks: hidden.checks - later.checks, points: hidden.points - later.points };
  const params = ({ checks: count, points }: Hidden['later']) => ({ count, points });
  return [
    ...(never.checks === 0 ? [] : [message('note.hidden', params(never))]),
    ...(later.checks === 0
      ? []
      : [
          due === null
            ? message('note.hidden-until-due', params(later))
            : message('note.hidden-until', { ...params(later), due: showMoment(due) }),
        ]),
  ];
}
