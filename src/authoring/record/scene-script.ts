import type { Role } from '../../model/lab.ts';
import { unreachable } from '../../model/unreachable.ts';
import { quoted } from '../yaml-text.ts';
import { givenOf, type SceneValues } from './scene-values.ts';
import type { TypedAct, TypedLine } from './typed-act.ts';

/** A part of a scene's script, as it was typed: its moves, with repetitions written once. */
export interface ScenePart {
  readonly name: string;
  readonly items: readonly Item[];
}

interface MoveItem {
  readonly kind: 'move';
  readonly verb: 'start' | 'stop' | 'say';
  readonly role: string;
  /** Further keys in the lab file, as YAML within braces: `, line: "/join {word1}"`. */
  readonly rest: string;
}

/** One item of a script. */
export type Item =
  | MoveItem
  /** The same done by all roles of a kind, one after another. */
  | { readonly kind: 'each'; readonly pattern: string; readonly item: MoveItem }
  | { readonly kind: 'repeat'; readonly times: number; readonly items: readonly Item[] };

/**
 * Names of the parts for some acts, in the acts' order. Lines that carry a text get parts of their own, so that checks
 * can read each of them.
 */
export function partNames(acts: readonly TypedAct[]): readonly string[] {
  let phase = 1;
  let hasSpoken = false;
  let hasMoved = false;
  return acts.map((act) => {
    if (act.do !== 'say') {
      if (hasSpoken && !hasMoved) phase++;
      hasMoved = true;
      hasSpoken = false;
    } else {
      hasSpoken = true;
      hasMoved = false;
    }
    const word = act.do !== 'say' ? 'start' : act.carried === null ? 'ask' : 'talk';
    return phase === 1 ? word : `${word}-${phase}`;
  });
}

/** The script of a scene in which the same is done, with made-up texts. */
export function sceneScript(
  acts: readonly TypedAct[],
  roles: readonly Role[],
  values: SceneValues,
): readonly ScenePart[] {
  const names = partNames(acts);
  const parts: { name: string; items: MoveItem[] }[] = [];
  for (const [index, act] of acts.entries()) {
    const name = names[index] ?? '';
    const item: MoveItem = { kind: 'move', verb: act.do, role: act.role, rest: restOf(act, values) };
    const last = parts.at(-1);
    if (last?.name === name) last.items.push(item);
    else parts.push({ name, items: [item] });
  }
  return parts.map(({ name, items }) => ({ name, items: repeated(eachOf(items, roles)) }));
}

function restOf(act: TypedAct, values: SceneValues): string {
  if (act.do !== 'say') return '';
  const given = givenOf(act);
  if (act.carried === null) return `, line: ${quoted(values.templateOf(given))}`;
  return given === '' ? '' : `, prefix: ${quoted(values.templateOf(given))}`;
}

/** Turns moves of all roles of a kind, in order and the same apart from the role, into one item. */
function eachOf(items: readonly MoveItem[], roles: readonly Role[]): readonly Item[] {
  const out: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const kind = roles.find(({ id, number }) => id === items[at]?.role && number === 1)?.kind.name;
    const ids = roles.filter((role) => kind !== undefined && role.kind.name === kind).map(({ id }) => id);
    const run = items.slice(at, at + ids.length);
    const [first] = run;
    const isWhole =
      ids.length > 1 &&
      run.length === ids.length &&
      run.every((item, n) => first !== undefined && isSame(item, { ...first, role: ids[n] ?? '' }));
    if (first && isWhole) out.push({ kind: 'each', pattern: `${kind}*`, item: { ...first, role: 'each' } });
    else out.push(...items.slice(at, at + 1));
    at += isWhole ? ids.length : 1;
  }
  return out;
}

/** Writes items that are repeated in a row once, the longest repetitions first. */
function repeated(items: readonly Item[]): readonly Item[] {
  const out: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const best = longestRepeat(items, at);
    if (best) out.push({ kind: 'repeat', times: best.times, items: items.slice(at, at + best.length) });
    else out.push(...items.slice(at, at + 1));
    at += best ? best.times * best.length : 1;
  }
  return out;
}

function longestRepeat(
  items: readonly Item[],
  at: number,
): { readonly length: number; readonly times: number } | null {
  let best: { length: number; times: number } | null = null;
  for (let length = 1; at + 2 * length <= items.length; length++) {
    let times = 1;
    while (isSame(items.slice(at, at + length), items.slice(at + times * length, at + (times + 1) * length)))
      times++;
    if (times > 1 && (!best || times * length > best.times * best.length)) best = { length, times };
  }
  return best;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Parts as lines of YAML, as items of a list. */
export function scriptLines(parts: readonly ScenePart[]): readonly string[] {
  return parts.flatMap(({ name, items }) => {
    const [only] = items;
    if (items.length === 1 && only?.kind !== 'repeat' && only !== undefined)
      return [`- ${flow(only, `, part: ${name}`)}`];
    return [`- part: ${name}`, '  do:', ...items.flatMap(itemLines).map((line) => `    ${line}`)];
  });
}

function itemLines(item: Item): readonly string[] {
  if (item.kind !== 'repeat') return [`- ${flow(item)}`];
  return [`- repeat: ${item.times}`, '  do:', ...item.items.flatMap(itemLines).map((line) => `    ${line}`)];
}

function flow(item: Item, part = ''): string {
  switch (item.kind) {
    case 'move':
      return `{ ${item.verb}: ${item.role}${item.rest}${part} }`;
    case 'each':
      return `{ each: ${item.pattern}${part}, do: [${flow(item.item)}] }`;
    case 'repeat':
      return `{ repeat: ${item.times}${part}, do: [${item.items.map((one) => flow(one)).join(', ')}] }`;
    default:
      return unreachable(item);
  }
}

/** The typed lines that carry a text. */
export function textsOf(acts: readonly TypedAct[]): readonly TypedLine[] {
  return acts.filter((act): act is TypedLine => act.do === 'say' && act.carried !== null);
}
