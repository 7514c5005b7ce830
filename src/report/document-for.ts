import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { type Audience, hiddenOf, maySee } from '../model/audience.ts';
import type { KeptDocument } from '../model/result.ts';
import { notesOnShown } from './shown-notes.ts';
import { leftOutNote, tallyOf } from './tally.ts';

/**
 * A result document as somebody may see it: without the checks that are kept from them, with the points of the others, and with
 * a note that says so.
 * @param due when it is due, where somebody has said it otherwise than the lab; null where nobody has
 * @returns the document itself where there is nothing to keep from them
 */
export function documentFor<D extends KeptDocument>(
  document: D,
  audience: Audience,
  language: Language,
  due: string | null = null,
): D {
  const { forStudents } = document;
  if (audience === 'staff' || forStudents === undefined) return document;
  const checks = document.checks.filter(({ shown }) => maySee(audience, shown));
  const kept = document.checks.filter(({ shown }) => !maySee(audience, shown));
  const hidden = hiddenOf(
    kept.map(({ shown, maxScore }) => ({ points: maxScore, ...(shown === undefined ? {} : { shown }) })),
    due ?? forStudents.due,
  );
  const said = [...notesOnShown(checks, hidden), ...leftOutNote(checks)].map((note) => say(note, language));
  const tally = tallyOf(checks);
  // Where a person has to look first, a check that could not be told withholds these points as it does all of them.
  const isOpen = document.score === null && checks.some(({ status }) => status === 'inconclusive');
  return {
    ...document,
    ...(isOpen ? { ...tally, verdict: 'inconclusive', score: null } : tally),
    notes: [...said, ...forStudents.notes[audience]],
    hidden,
    forStudents: undefined,
    checks,
  };
}
