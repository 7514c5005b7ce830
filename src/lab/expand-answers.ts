import type { AnswerRule } from '../model/lab.ts';
import type { AnswerFile } from './answer-schema.ts';
import type { Mistakes } from './mistakes.ts';
import { whyNotRaw } from './raw-bytes.ts';
import type { Path } from './source.ts';
import {
  checkPattern,
  checkText,
  inAwaited,
  inSaid,
  type LabValues,
  type TextScope,
} from './texts-with-values.ts';

/** A reference in an answer to a group of the pattern. */
const GROUP = /\{(\d)\}/;

/** What may be in braces in an answer, for messages. */
const WITH_GROUPS = '{room}, {a + b}, or {1} for the first group of the pattern';

/**
 * Keys that say where a probe sends an answer, and which groups it joins and leaves then: their texts have to be known
 * before.
 */
const PLACES = ['group', 'joins', 'as', 'leaves'] as const;

/** Turns what a probe is told to answer into its full form. */
export function expandAnswers(
  list: readonly AnswerFile[],
  values: LabValues,
  mistakes: Mistakes,
  path: Path,
): readonly AnswerRule[] {
  return list.map((answer, index) => {
    const at = [...path, index];
    const { to, after, with: text = '', framed = 'line', then = null } = answer;
    if ((to === undefined) === (after === undefined))
      mistakes.add(
        'answer',
        `Expected "to" or "after", found ${to === undefined ? 'neither' : 'both'}: { to: '^GET /(\\S+) ', with: '…' }, or { after: connect, with: '…' }.`,
        at,
      );
    if (to !== undefined) checkPattern(to, inAwaited(values), mistakes, [...at, 'to']);
    checkPieces(text, inSaid(values), mistakes, [...at, 'with']);
    for (const key of PLACES) checkPieces(answer[key] ?? '', inAwaited(values), mistakes, [...at, key]);
    if ((answer.joins === undefined) !== (answer.as === undefined))
      mistakes.add(
        'answer',
        "A group that is joined has a name, by which it is left: { joins: '{2}', as: '{1}' }.",
        [...at, answer.joins === undefined ? 'as' : 'joins'],
      );
    if (answer.group !== undefined && then !== null)
      mistakes.add('answer', 'A datagram to a group has no connection that could be closed behind it.', [
        ...at,
        'then',
      ]);
    return {
      to: to ?? null,
      framed,
      with: text,
      group: answer.group ?? null,
      joins: answer.joins ?? null,
      as: answer.as ?? null,
      leaves: answer.leaves ?? null,
      then,
    };
  });
}

/** Reports what is wrong with a text that contains values and groups of the pattern. */
function checkPieces(text: string, scope: TextScope, mistakes: Mistakes, at: Path): void {
  const pieces = text.split(GROUP).filter((_, piece) => piece % 2 === 0);
  for (const piece of pieces) {
    const raw = whyNotRaw(piece);
    checkText(piece, { ...scope, forms: WITH_GROUPS }, mistakes, at);
    if (raw !== null) mistakes.add('raw', raw, at);
  }
}
