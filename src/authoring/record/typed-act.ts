import { BY_HAND } from '../../model/by-hand.ts';
import type { RunTrace } from '../../model/trace.ts';
import { endOfTurn, movesOf, type SayRecord } from '../../trace/queries.ts';
import { showingsOf } from '../../trace/shown.ts';

/** Something that was done in a conversation typed by hand. */
export type TypedAct =
  | { readonly do: 'start' | 'stop'; readonly role: string; readonly move: number }
  | TypedLine;

/** A line that somebody typed. */
export interface TypedLine {
  readonly do: 'say';
  readonly role: string;
  readonly move: number;
  /** As it was typed. */
  readonly typed: string;
  /** The part of it that others have shown: all of it, or the text after a command; null where nobody has shown any. */
  readonly carried: string | null;
  /** How often each role has shown that part before the next act; roles that have not are left out. */
  readonly shownBy: ReadonlyMap<string, number>;
}

/** The acts of a conversation, in order, without those that came to nothing because a program had ended. */
export function typedActs(trace: RunTrace): readonly TypedAct[] {
  return movesOf(trace).flatMap((move): TypedAct[] => {
    if (!move.done || move.part !== BY_HAND) return [];
    if (move.do === 'start' || move.do === 'stop') return [{ do: move.do, role: move.role, move: move.move }];
    return move.do === 'say' ? [lineOf(trace, move)] : [];
  });
}

function lineOf(trace: RunTrace, say: SayRecord): TypedLine {
  const { role, move } = say;
  const typed = say.typed ?? say.text;
  for (const carried of endsOf(typed).filter(isText)) {
    const shownBy = shownIn(trace, say, carried);
    if ([...shownBy.keys()].some((other) => other !== role))
      return { do: 'say', role, move, typed, carried, shownBy };
  }
  return { do: 'say', role, move, typed, carried: null, shownBy: new Map() };
}

/** A command begins with a sign or is all in capitals; a text may follow its words. */
const COMMAND = /^(?:[^\p{L}\p{N}\s]\S*|\p{Lu}{2,})(?=\s|$)/u;

/** The whole line; then, for a command, the line without its first word, without the first two, and so on. */
function endsOf(typed: string): readonly string[] {
  if (!COMMAND.test(typed)) return [typed];
  const words = [...typed.matchAll(/\S+/g)].slice(1);
  return [typed, ...words.map(({ index }) => typed.slice(index))];
}

/** Whether something is a text that was passed on. A number that a program shows is an answer instead. */
function isText(carried: string): boolean {
  return /\p{L}{2}/u.test(carried);
}

function shownIn(trace: RunTrace, say: SayRecord, text: string): ReadonlyMap<string, number> {
  const until = endOfTurn(trace, say);
  const counts = trace.run.roles.map(({ id }): [string, number] => [
    id,
    showingsOf(trace, id, text).filter(({ move }) => move >= say.move && move < until).length,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}
