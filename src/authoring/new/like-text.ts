import { readFileSync } from 'node:fs';
import { type Document, isScalar, parseDocument } from 'yaml';
import { readLayers } from '../../lab/layers.ts';
import type { Bilingual } from '../../model/message.ts';
import { SCHEMA_FILE } from './order.ts';

/** The names of a lab that begins as another one. */
export interface LikeNames {
  readonly id: string;
  readonly title: Bilingual;
}

/**
 * The text of another lab's file, with its comments and its layout, under a new name and with the reference beside it.
 * Where that lab extends another one, the values that it replaces there are filled in, so that the new lab extends
 * none.
 * @param file a lab file without mistakes
 */
export function likeText(file: string, { id, title }: LikeNames): string {
  const [own, ...bases] = readLayers(file).sources;
  const last = bases.at(-1) ?? own;
  if (!last) throw new Error(`expected a lab file in ${file}`);
  const layers = [own, ...bases].filter((layer) => layer !== undefined && layer !== last);
  const values = [
    ...layers.reverse().flatMap((layer) => leavesOf(layer?.value)),
    { path: ['lab'], value: id },
    { path: ['title', 'en'], value: title.en },
    { path: ['title', 'id'], value: title.id },
    { path: ['reference'], value: 'reference' },
  ].filter(({ path }) => path[0] !== 'extends');
  const text = values.reduce(
    (all, { path, value }) => withValue(all, path, value),
    readFileSync(last.file, 'utf8'),
  );
  return text.replace(/^# yaml-language-server:.*$/m, `# yaml-language-server: $schema=./${SCHEMA_FILE}`);
}

/** A value that is no map, with its path. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** A text of YAML with a plain value replaced, and nothing else changed. */
function withValue(text: string, path: readonly string[], value: unknown): string {
  const document: Document = parseDocument(text);
  const node = document.getIn(path, true);
  const [start, end] = (isScalar(node) ? node.range : null) ?? [];
  if (start === undefined || end === undefined)
    throw new Error(`expected a plain value for ${path.join('.')}, to be replaced`);
  return `${text.slice(0, start)}${scalar(value)}${text.slice(start, end).endsWith('\n') ? '\n' : ''}${text.slice(end)}`;
}

/** A value in YAML: names as they are, other texts in double quotes, in which YAML and JSON agree. */
function scalar(value: unknown): string {
  const isName = typeof value === 'string' && /^(?!(?:true|false|null)$)[a-z][a-z0-9-]*$/.test(value);
  return isName ? value : JSON.stringify(value);
}
