import type { Values } from '../model/expression.ts';
import type { ScriptMove, TextKind } from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import { fillPattern } from '../model/pattern.ts';
import { filled } from '../model/template.ts';
import type { PlannedFile } from './given-files.ts';
import type { PlannedMove } from './planned-move.ts';
import { type Random, randomFrom } from './random.ts';
import { rawBytes } from './raw-bytes.ts';
import { shuffled } from './shuffle.ts';
import { freshWords, textMaker } from './texts.ts';

/** Syllables of the word that a flood's lines begin with. */
const FLOOD_SYLLABLES = 5;

/** What the moves of a run are made from. */
export interface MoveMaterial {
  /** Names the run's random numbers: the same name gives the same texts and orders. */
  readonly stream: string;
  /** Values for the names that lines ask for. */
  readonly values: Values;
  /** Files that roles are given, by role. */
  readonly files: Readonly<Record<string, readonly PlannedFile[]>>;
  /** Whether probes send in a form that was learnt from the student's programs. */
  readonly hasForm: boolean;
}

/** Makes up the texts of a script's moves, and shuffles those that are made at once. */
export function planMoves(
  script: readonly ScriptMove[],
  { stream, values, files, hasForm }: MoveMaterial,
): readonly PlannedMove[] {
  const words = Object.values(values).filter((value) => typeof value === 'string');
  const make = textMaker(randomFrom(stream), words);
  const same = new Map<string, string>();
  // Plain lines do not show how a form spells these letters: programs with a protocol of their own have more ways than one.
  const inForm = (text: string): string => (hasForm ? text.replace(/[\u{10000}-\u{10ffff}]/gu, '順') : text);
  const textFor = (kind: TextKind, bytes: number | null, name: string | null): string => {
    if (name === null) return inForm(make(kind, bytes ?? undefined));
    return getOrMake(same, name, () => inForm(make(kind, bytes ?? undefined)));
  };
  let signs = 0;
  // Spaces at a line's ends break programs that split lines at spaces. No program has to show them: many right ones
  // strip them with the line's end.
  const typedFor = (kind: TextKind, text: string): string =>
    kind === 'signs' && ++signs % 2 === 0 ? ` ${text} ` : text;
  const floodWord = freshWords(randomFrom(`${stream}/flood`), new Set(words));
  const planned = (move: ScriptMove): PlannedMove => {
    switch (move.do) {
      case 'say': {
        const { text: kind, line, prefix, bytes, same: name, group: written, ...of } = move;
        const rest = { ...of, group: written === null ? null : filled(written, values) };
        if (line !== null) {
          const text = filled(line, values);
          return { ...rest, text, typed: text, textKind: 'literal' };
        }
        const text = textFor(kind, bytes, name);
        const before = prefix === null ? '' : filled(prefix, values);
        return { ...rest, text, typed: `${before}${typedFor(kind, text)}`, textKind: kind };
      }
      case 'wait': {
        const { line, pattern, ...rest } = move;
        return {
          ...rest,
          text: line === null ? '' : filled(line, values),
          pattern: pattern === null ? null : fillPattern(pattern, values),
        };
      }
      case 'send': {
        const { content, group: written, ...of } = move;
        const rest = { ...of, group: written === null ? null : filled(written, values) };
        if (content.kind === 'flood')
          return { ...rest, content: { ...content, word: floodWord(FLOOD_SYLLABLES) } };
        if (content.kind === 'file') {
          const file = (files[move.role] ?? []).find(({ name }) => name === content.name);
          if (!file) throw new Error(`${move.role} is not given ${content.name}`);
          return { ...rest, content: { kind: 'file', file } };
        }
        return {
          ...rest,
          content: { kind: 'raw', pieces: content.pieces.map((piece) => rawBytes(filled(piece, values))) },
        };
      }
      default:
        return move;
    }
  };
  return inOrder(script.map(planned), randomFrom(`${stream}/together`));
}

/** Shuffles moves that are made at once; lines that are written at once stay together. */
function inOrder(moves: readonly PlannedMove[], random: Random): readonly PlannedMove[] {
  const units: PlannedMove[][] = [];
  for (const move of moves) {
    const last = units.at(-1);
    const before = last?.at(-1);
    if (last && before?.do === 'say' && before.joined) last.push(move);
    else units.push([move]);
  }
  const groupOf = (unit: readonly PlannedMove[] | undefined): number | undefined => unit?.[0]?.together;
  const ordered: PlannedMove[] = [];
  for (let at = 0; at < units.length; ) {
    let end = at + 1;
    while (groupOf(units[at]) !== undefined && groupOf(units[end]) === groupOf(units[at])) end++;
    const group = units.slice(at, end);
    ordered.push(...shuffled(random, group, ([first]) => first?.role ?? '').flat());
    at = end;
  }
  return ordered;
}
