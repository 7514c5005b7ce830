import type { RunTrace, SayRecord } from '../../model/trace.ts';
import { movesOf } from '../../trace/queries.ts';
import { type Showing, showingsOf } from '../../trace/shown.ts';

/** Why a text does not tell which role has shown a line, or why it is not what a lab's script types there. */
export type Mistakable = 'blank' | 'signs' | 'command' | 'again' | 'on-screen';

/** Letters, digits and what a sentence has: other signs are tried by lines of their own, and so are long ones. */
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9.,!?'-]| (?! ))*$/;
const LONGEST = 80;

/** Words that many programs take for a wish to leave. */
const COMMANDS: ReadonlySet<string> = new Set([
  ...['exit', 'quit', 'bye', 'close', 'stop', 'end', 'logout', 'disconnect', 'q', 'x'],
  ...['keluar', 'selesai', 'tutup', 'berhenti', 'berakhir'],
]);

/** What is wrong with a text by itself. */
function mistakableAlone(text: string): Mistakable | null {
  if (text === '') return 'blank';
  if (!PLAIN.test(text) || text.length > LONGEST) return 'signs';
  return COMMANDS.has(text.toLowerCase().replace(/[.!?]+$/, '')) ? 'command' : null;
}

/** A line that can be mistaken for something else. */
interface Mistaken {
  readonly say: SayRecord;
  readonly why: Mistakable;
}

/** The first line that can be mistaken for something else that was typed or shown; null where all can be told apart. */
export function firstMistakable(trace: RunTrace): Mistaken | null {
  const says = movesOf(trace).filter((move) => move.do === 'say');
  const typed = firstLikeAnother(says);
  // What is shown from that line on is no part of the scene any more.
  const until = typed?.say.n ?? Number.POSITIVE_INFINITY;
  const say = says.find(
    (one) => one.n < until && textsIn(one).some((text) => isElsewhereOnScreen(trace, one, text, until)),
  );
  return say ? { say, why: 'on-screen' } : typed;
}

function firstLikeAnother(says: readonly SayRecord[]): Mistaken | null {
  const known: string[] = [];
  for (const say of says) {
    const texts = textsIn(say).map((text) => text.toLowerCase());
    const isLike = texts.some((text) => known.some((other) => other.includes(text) || text.includes(other)));
    const why = mistakableAlone(say.text) ?? (isLike ? 'again' : null);
    if (why !== null) return { say, why };
    known.push(...texts);
  }
  return null;
}

/** What of a line is looked for: all of it, and each word where the lab made those up itself. */
function textsIn({ text, textKind }: SayRecord): readonly string[] {
  return textKind === 'literal' && text.includes(' ') ? [text, ...text.split(' ')] : [text];
}

/**
 * Whether a text is shown where it may be no answer to the line: before it was typed, as a part of a word, or several
 * times and not each time in the same words. A label or a prompt may hold it.
 */
function isElsewhereOnScreen(trace: RunTrace, say: SayRecord, text: string, until: number): boolean {
  return trace.run.roles.some(({ id }) => {
    const showings = showingsOf(trace, id, text).filter(({ n }) => n < until);
    const [first] = showings;
    return showings.some(
      (showing) =>
        showing.move < say.move ||
        isInWord(showing) ||
        showing.prefix !== first?.prefix ||
        showing.suffix !== first.suffix,
    );
  });
}

function isInWord({ prefix, suffix }: Showing): boolean {
  return /[\p{L}\p{N}_]$/u.test(prefix) || /^[\p{L}\p{N}_]/u.test(suffix);
}
