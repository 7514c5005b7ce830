import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { declaredValues, type RecordedScene, scenarioLines } from './recorded-scene.ts';

/** Why a scene cannot be inserted into a lab file as it is. */
export type Refusal =
  /** A scenario or a step of that name exists. */
  | { readonly why: 'taken'; readonly name: string }
  /** The block to insert it into is written in braces or brackets, or is missing. */
  | { readonly why: 'in-braces'; readonly key: string };

/** A text to be inserted after an offset of another. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Inserts a scene into a lab file's text, after what is there; everything else stays as it is, comments and layout too.
 * @param text YAML without mistakes
 */
export function insertScene(
  text: string,
  scene: RecordedScene,
): { readonly text: string } | { readonly refusal: Refusal } {
  const { contents } = parseDocument(text, { keepSourceTokens: true });
  if (!isMap(contents)) return { refusal: { why: 'in-braces', key: 'scenarios' } };
  const scenarios = contents.get('scenarios', true);
  if (!isMap(scenarios) || scenarios.flow) return { refusal: { why: 'in-braces', key: 'scenarios' } };
  const taken = scene.scenarios.find(({ name }) => scenarios.has(name));
  if (taken) return { refusal: { why: 'taken', name: taken.name } };
  const insertions: Insertion[] = [behind(text, scenarios, scenarioLines(scene))];
  if (scene.step) {
    const steps = contents.get('steps', true);
    if (!isSeq(steps) || steps.flow) return { refusal: { why: 'in-braces', key: 'steps' } };
    const { id } = scene.step;
    if (steps.items.some((step) => isMap(step) && step.get('id') === id))
      return { refusal: { why: 'taken', name: id } };
    insertions.push(behind(text, steps, scene.step.lines));
  }
  if (scene.values.length > 0) {
    const declared = declarations(text, contents, declaredValues(scene));
    if (declared === null) return { refusal: { why: 'in-braces', key: 'values' } };
    insertions.push(declared);
  }
  const ordered = [...insertions].sort((one, other) => other.at - one.at);
  return {
    text: ordered.reduce((whole, { at, text: added }) => whole.slice(0, at) + added + whole.slice(at), text),
  };
}

/** An insertion after the last item of a block, with its indentation. */
function behind(text: string, block: Node, lines: readonly string[]): Insertion {
  const first = firstOf(block);
  const indent = ' '.repeat(first - text.lastIndexOf('\n', first - 1) - 1);
  const end = lineEnd(text, lastOf(block));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const added = lines.map((line) => `${indent}${line}${newline}`).join('');
  return { at: end, text: text[end - 1] === '\n' || end === 0 ? added : `${newline}${added}` };
}

/** The offset of a block's first item; a list's item begins with its dash. */
function firstOf(block: Node): number {
  return block.range?.[0] ?? 0;
}

/** The offset where the last value in a block ends, however deeply it is nested. */
function lastOf(node: Node): number {
  if (!isCollection(node) || node.flow) return node.range?.[1] ?? 0;
  const last: unknown = node.items.at(-1);
  if (isPair(last)) {
    const { key, value } = last;
    if (isNode(value)) return lastOf(value);
    return isNode(key) ? (key.range?.[1] ?? 0) : 0;
  }
  return isNode(last) ? lastOf(last) : (node.range?.[1] ?? 0);
}

/** The offset after the line that holds an offset; a block of text ends with its own line. */
function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The insertion of declared values: into the map that is there, or into a new one before the scenarios. */
function declarations(text: string, contents: YAMLMap, pairs: readonly string[]): Insertion | null {
  const known = contents.get('values', true);
  if (isMap(known)) {
    if (!known.flow) return behind(text, known, pairs);
    const brace = (known.range?.[1] ?? 0) - 1;
    const before = text.slice(0, brace).trimEnd().length;
    const comma = known.items.length > 0 && text[before - 1] !== ',' ? ', ' : ' ';
    return { at: before, text: `${comma}${pairs.join(', ')}` };
  }
  if (known !== undefined) return null;
  const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === 'scenarios');
  const before = contents.items[at - 1]?.value;
  const place = isNode(before) ? lineEnd(text, lastOf(before)) : 0;
  return { at: place, text: `values: { ${pairs.join(', ')} }\n` };
}
