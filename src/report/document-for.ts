import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { type Audience, hiddenOf, maySee } from '../model/audience.ts';
import type { KeptDocument } from '../model/result.ts';
import { notesOnShown } from './shown-notes.ts';
import { leftOutNote, tallyOf } from './tally.ts';

/**
 * A result document for an audience: without the checks that are hidden from it, with the points of the others, and
 * with a note that says so.
 * @param due the due date that counts instead of the lab's own; null for none
 * @returns the document itself where nothing is hidden
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
  // The score is withheld until a person has looked: so are the points that students see, if a check of theirs is undecided.
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
