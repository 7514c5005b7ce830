import type { Value, Values } from '../model/expression.ts';
import { type Lab, type Scenario, type ScriptMove, textsOf, type ValueKind } from '../model/lab.ts';
import { namesInPattern } from '../model/pattern.ts';
import { isRunValue, namesInTexts } from '../model/run-values.ts';
import { namesAwaited, namesSent } from './plan-answers.ts';
import type { Random } from './random.ts';
import { freshWords } from './texts.ts';

/** Syllables of a word that is a value: too many to be said by chance. */
const SYLLABLES = 4;

/** How often a number is made up again that another value has already. */
const TRIES = 100;

/** The parts of a scenario that ask for values. */
type Asking = Pick<Scenario, 'script' | 'answers'>;

/** Names of values that a scenario's lines, and what its probes send, ask for; undeclared ones are made up there. */
export function namesSaid(scenario: Asking): readonly string[] {
  return [...namesInTexts(scenario.script.flatMap(saidIn)), ...namesSent(scenario)];
}

/** Names of values that the programs of some roles are started with. */
function namesTold({ roles, guests = [] }: Pick<Lab, 'roles' | 'guests'>): readonly string[] {
  const texts = [...roles, ...guests].flatMap(({ kind }) => textsOf(kind));
  return namesInTexts(texts).filter((name) => !isRunValue(name));
}

/**
 * Makes up the values of a run: those that the lab declares, and words for other names that its lines ask for, or that
 * programs are started with. No two are alike where their ranges allow it.
 */
export function valuesFor(
  lab: Pick<Lab, 'values' | 'roles' | 'guests'>,
  scenario: Asking,
  random: Random,
): Values {
  const asked = [
    ...namesSaid(scenario),
    ...scenario.script.flatMap((move) => {
      if (move.do === 'say' || move.do === 'send')
        return namesInTexts(move.group === null ? [] : [move.group]);
      if (move.do !== 'wait') return [];
      return [
        ...namesInTexts(move.line === null ? [] : [move.line]),
        ...(move.pattern === null ? [] : namesInPattern(move.pattern)),
      ];
    }),
    ...namesAwaited(scenario),
    ...namesTold(lab),
  ];
  const kinds = new Map<string, ValueKind>(asked.map((name) => [name, { kind: 'word' }]));
  for (const [name, kind] of Object.entries(lab.values ?? {})) kinds.set(name, kind);
  const word = freshWords(random, new Set());
  const taken = new Set<number>();
  // In the order of their names, so that another line in a script leaves the values as they are.
  const named = [...kinds].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    named.map(([name, kind]): [string, Value] => [
      name,
      kind.kind === 'word' ? word(SYLLABLES) : numberIn(kind, random, taken),
    ]),
  );
}

function numberIn(
  { least, most }: Extract<ValueKind, { kind: 'number' }>,
  random: Random,
  taken: Set<number>,
): number {
  let found = least;
  for (let tries = 0; tries < TRIES; tries++) {
    found = least + Math.floor(random() * (most - least + 1));
    if (!taken.has(found)) break;
  }
  taken.add(found);
  return found;
}

/** Texts with values that a move says. */
function saidIn(move: ScriptMove): readonly string[] {
  if (move.do === 'say') return [move.line, move.prefix].filter((text) => text !== null);
  return move.do === 'send' && move.content.kind === 'raw' ? move.content.pieces : [];
}
