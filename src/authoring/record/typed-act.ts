import { BY_HAND } from '../../model/by-hand.ts';
import type { RunTrace } from '../../model/trace.ts';
import { endOfTurn, movesOf, type SayRecord } from '../../trace/queries.ts';
import { showingsOf } from '../../trace/shown.ts';

/** What somebody did in a conversation that was typed by hand. */
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
  /** Its end that others have shown: all of it, or what stands behind a command; null where nobody has shown any. */
  readonly carried: string | null;
  /** How often each role has shown that, before the next one spoke; those who have not are left out. */
  readonly shownBy: ReadonlyMap<string, number>;
}

/** What was done in a conversation, in order; what could not be done, because a program had ended, is left out. */
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

/** A command, which begins with a sign or is all in capitals, may carry a text behind its words. */
const COMMAND = /^(?:[^\p{L}\p{N}\s]\S*|\p{Lu}{2,})(?=\s|$)/u;

/** All of a line; then, of a command, what is left of it without its first word, without the first two, and so on. */
function endsOf(typed: string): readonly string[] {
  if (!COMMAND.test(typed)) return [typed];
  const words = [...typed.matchAll(/\S+/g)].slice(1);
  return [typed, ...words.map(({ index }) => typed.slice(index))];
}

/** A sum or a number that a program shows is what was asked, and no text that it passes on. */
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
