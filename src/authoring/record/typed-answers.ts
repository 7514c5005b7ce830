import type { Lab } from '../../model/lab.ts';
import type { RunTrace } from '../../model/trace.ts';
import { movesOf } from '../../trace/queries.ts';
import { linesOf } from '../../trace/shown.ts';
import { partNames } from './scene-script.ts';
import type { SceneValues } from './scene-values.ts';
import type { TypedAct, TypedLine } from './typed-act.ts';

/** An answer to a line that carries no text: something with the line's words, or a number computed from its numbers. */
export interface TypedAnswer {
  readonly by: string;
  readonly to: string;
  readonly part: string;
  /** In a lab file's form: `{number1 + number2}`. */
  readonly template: string;
}

/** Operations that may be asked for on two numbers. */
const SIGNS = [
  { sign: '+', of: (one: number, other: number) => one + other },
  { sign: '-', of: (one: number, other: number) => one - other },
  { sign: '*', of: (one: number, other: number) => one * other },
] as const;

/** The answers to lines that carry no text, each kind of answer once. */
export function answersIn({
  lab,
  trace,
  acts,
  values,
}: {
  readonly lab: Lab;
  readonly trace: RunTrace;
  readonly acts: readonly TypedAct[];
  readonly values: SceneValues;
}): readonly TypedAnswer[] {
  const names = partNames(acts);
  const server = lab.roles.find(({ kind }) => kind.verb === 'listens')?.id ?? null;
  const found = acts.flatMap((act, index) => {
    if (act.do !== 'say' || act.carried !== null) return [];
    const wanted = templatesOf(act, values);
    return trace.run.roles.flatMap(({ id }) => {
      const shown = shownFor(trace, act, id);
      const by = server !== null && id !== server ? server : act.role;
      const part = names[index] ?? '';
      return wanted
        .filter(({ value }) => shown.some((text) => hasWord(text, value)))
        .map(({ template }): TypedAnswer => ({ by, to: id, part, template }));
    });
  });
  return [...new Map(found.map((answer) => [JSON.stringify(answer), answer])).values()];
}

/** Possible answers to a line, in a lab file's form and as they were in this conversation. */
function templatesOf(
  { typed }: TypedLine,
  { words, numbers }: SceneValues,
): readonly { readonly template: string; readonly value: string }[] {
  const own = [...words].filter(([, word]) => hasWord(typed, word));
  const ownNumbers = [...numbers].filter(([, number]) => hasWord(typed, String(number)));
  const [one, other] = ownNumbers;
  const sums =
    one && other
      ? SIGNS.map(({ sign, of }) => ({
          template: `{${one[0]} ${sign} ${other[0]}}`,
          value: String(of(one[1], other[1])),
        }))
      : [];
  return [...own.map(([name, value]) => ({ template: `{${name}}`, value })), ...sums];
}

/** What a role showed from a line on until the next move. */
function shownFor(trace: RunTrace, { move }: TypedLine, role: string): readonly string[] {
  const next = movesOf(trace).find((other) => other.move > move)?.move ?? Number.POSITIVE_INFINITY;
  return linesOf(trace, role)
    .filter(({ pieces }) => pieces.some((piece) => piece.move >= move && piece.move < next))
    .map(({ text }) => text);
}

function hasWord(text: string, word: string): boolean {
  return (text.match(/-?[\p{L}\p{N}]+/gu) ?? []).some((one) => one === word || one.replace('-', '') === word);
}
