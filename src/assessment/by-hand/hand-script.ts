import { type Lab, type Scenario, type ScriptMove, textsOf } from '../../model/lab.ts';
import { isRunValue, namesInTexts } from '../../model/run-values.ts';
import { parseTemplate } from '../../model/template.ts';

/** A move of a lab's script that a person can make by hand as well. */
export interface HandMove {
  readonly do: 'start' | 'stop' | 'say';
  readonly role: string;
  readonly part: string;
  /** Names of the values that a line is made of, a word each; empty for a line of anything, and where nothing is said. */
  readonly words: readonly string[];
}

/** A scenario's script, as far as it can be played by hand. */
export interface HandScript {
  readonly scenario: Scenario;
  readonly moves: readonly HandMove[];
  /** Whether the script goes on with what cannot be made by hand. */
  readonly goesOn: boolean;
  /** Parts of which no move is left out, but for those that hold a program. */
  readonly whole: ReadonlySet<string>;
}

/**
 * The beginning of a script up to the first move that cannot be made by hand: a line that has to have a certain text,
 * several moves at once, what only a scripted endpoint does. That a program is held meanwhile is left out. A line of words
 * that giliran makes up is one of words that a person thinks of.
 */
export function handScript(scenario: Scenario, lab: Pick<Lab, 'roles' | 'values'>): HandScript {
  const given = new Set([
    ...Object.keys(lab.values ?? {}),
    ...namesInTexts(lab.roles.flatMap(({ kind }) => textsOf(kind))),
  ]);
  const isFree = (name: string): boolean => !given.has(name) && !isRunValue(name);
  const handMoveOf = (move: ScriptMove): HandMove | null => asByHand(move, isFree);
  const script = scenario.script.filter((move) => move.do !== 'pause' && move.do !== 'resume');
  const first = script.findIndex((move) => handMoveOf(move) === null);
  const end = first < 0 ? script.length : first;
  const beyond = new Set(script.slice(end).map(({ part }) => part));
  const moves = script.slice(0, end).flatMap((move) => handMoveOf(move) ?? []);
  return {
    scenario,
    moves,
    goesOn: end < script.length,
    whole: new Set(moves.map(({ part }) => part).filter((part) => !beyond.has(part))),
  };
}

/** @param isFree whether nothing but a line says a value of a name */
function asByHand(move: ScriptMove, isFree: (name: string) => boolean): HandMove | null {
  const { role, part } = move;
  if (move.together !== undefined) return null;
  if (move.do === 'start' || move.do === 'stop') return { do: move.do, role, part, words: [] };
  if (move.do !== 'say') return null;
  const isPlain = move.text === 'plain' && move.prefix === null && move.bytes === null && move.same === null;
  const isTyped = move.pieces === 1 && !move.joined && !move.early && !move.quick;
  if (!isPlain || !isTyped) return null;
  const words = move.line === null ? [] : wordsIn(move.line);
  return words?.every(isFree) ? { do: 'say', role, part, words } : null;
}

/** Names of values that a line is made of, a word each; null where it is made of more. */
function wordsIn(line: string): readonly string[] | null {
  const template = parseTemplate(line);
  if (!template.ok) return null;
  const names: string[] = [];
  for (const [index, part] of template.parts.entries()) {
    const isName = typeof part !== 'string' && part.kind === 'name';
    if (index % 2 === 1 ? part !== ' ' : !isName) return null;
    if (isName) names.push(part.name);
  }
  return template.parts.length % 2 === 1 ? names : null;
}
