import { readFileSync } from 'node:fs';
import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { LabError, type LabMistake, type Place } from './lab-error.ts';

export type Path = readonly (string | number)[];

/** A YAML file with the places of its values. */
export interface LabSource {
  readonly file: string;
  readonly value: unknown;
  /** Place of the value at a path, or of the nearest value around it. */
  placeOf(path: Path): Place;
  /** Place of a key in the map at a path. */
  placeOfKey(path: Path, key: string): Place;
}

/**
 * Reads and parses a YAML file.
 * @throws LabError where the YAML itself is wrong; the file system's own error where it cannot be read
 */
export function readSource(file: string): LabSource {
  return parseSource(file, readFileSync(file, 'utf8'));
}

/**
 * As {@link readSource}, on a text already read.
 * @param file where it is from
 */
export function parseSource(file: string, text: string): LabSource {
  const lines = text.split(/\r?\n/);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col, source: lines[line - 1] ?? '' };
  };
  const mistakes = document.errors.map(
    (error): LabMistake => ({
      code: error.code,
      text: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      place: placeAt(error.pos[0]),
    }),
  );
  if (mistakes.length > 0) throw new LabError(mistakes);
  const nodeAt = (path: Path): Node | null => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node)) return node;
    }
    return document.contents;
  };
  return {
    file,
    value: document.toJS() as unknown,
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
