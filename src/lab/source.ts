import { readFileSync } from 'node:fs';
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { LabError, type LabMistake, type Place } from './lab-error.ts';
import { yamlMistakes } from './yaml-mistakes.ts';

export type Path = readonly (string | number)[];

/** A YAML file with the places of its values. */
export interface LabSource {
  readonly file: string;
  readonly value: unknown;
  /** The place of the value at a path, or of the nearest value around it. */
  placeOf(path: Path): Place;
  /** The place of a key in the map at a path. */
  placeOfKey(path: Path, key: string): Place;
}

/** A YAML file that may have mistakes: those, and what could be read in spite of them. */
export interface LooseSource extends LabSource {
  readonly mistakes: readonly LabMistake[];
  /** The first line, from 1, after which values may differ from what was meant; null where all are sound. */
  readonly brokenFrom: number | null;
}

/** How deep values may be nested: more than any lab needs, and less than what breaks a parser. */
const DEEPEST = 64;

/**
 * Reads and parses a YAML file, with its mistakes.
 * @throws the file system's own error where it cannot be read
 */
export function readLoosely(file: string): LooseSource {
  return parseLoosely(file, readFileSync(file, 'utf8'));
}

/**
 * Parses YAML.
 * @param file its path, for messages
 * @throws LabError where the YAML itself has mistakes
 */
export function parseSource(file: string, text: string): LabSource {
  const source = parseLoosely(file, text);
  if (source.mistakes.length > 0) throw new LabError(source.mistakes);
  return source;
}

function parseLoosely(file: string, text: string): LooseSource {
  const lines = text.split(/\r?\n/);
  const counter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), source: lines[line - 1] ?? '' };
  };
  const document = parseDocument(text, { lineCounter: counter, merge: true, logLevel: 'error' });
  const nodeAt = (path: Path): Node | null => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node)) return node;
    }
    return document.contents;
  };
  const { mistakes, brokenFrom } = yamlMistakes([...document.errors, ...document.warnings], lines, placeAt);
  const read = readValue(document, placeAt);
  return {
    file,
    value: read.value,
    mistakes: [...mistakes, ...(read.mistake ? [read.mistake] : [])],
    brokenFrom: read.value === undefined && read.mistake ? 1 : brokenFrom,
    placeOf: (path) => placeAt(nodeAt(path)?.range?.[0] ?? 0),
    placeOfKey: (path, key) => {
      const map = path.length === 0 ? document.contents : document.getIn(path, true);
      const pair = isMap(map)
        ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
        : null;
      const offset = pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      return placeAt(offset ?? nodeAt(path)?.range?.[0] ?? 0);
    },
  };
}

/** The values of a document, unless there are more of them, or they are nested deeper, than in any lab. */
function readValue(
  document: Document,
  placeAt: (offset: number) => Place,
): { readonly value: unknown; readonly mistake: LabMistake | null } {
  const aliases: number[] = [];
  const unusable: number[] = [];
  try {
    visit(document, {
      Alias: (_, alias) => {
        aliases.push(alias.range?.[0] ?? 0);
      },
      Pair: (_, { key }) => {
        if (isScalar(key) && key.value === '__proto__') unusable.push(key.range?.[0] ?? 0);
      },
    });
    const value: unknown = document.toJS();
    const [first] = unusable;
    const name = { code: 'unusable-name', text: 'Nothing can be called "__proto__": choose another name.' };
    if (isShallow(value, DEEPEST))
      return { value, mistake: first === undefined ? null : { ...name, place: placeAt(first) } };
  } catch (error) {
    if (error instanceof ReferenceError && /alias count/i.test(error.message))
      return {
        value: undefined,
        mistake: {
          code: 'too-many-aliases',
          text: 'Aliases (*name) of aliases make this file far larger than it looks: write the values out.',
          place: placeAt(aliases.at(-1) ?? 0),
        },
      };
    // An alias without an anchor is among the document's own errors already.
    if (!(error instanceof RangeError)) return { value: undefined, mistake: null };
  }
  return {
    value: undefined,
    mistake: {
      code: 'too-deep',
      text: `Values stand in each other more than ${DEEPEST} deep, or hold themselves: no lab needs that.`,
      place: placeAt(aliases[0] ?? 0),
    },
  };
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}
