import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { LabMistake, Place } from './lab-error.ts';
import { type LabSource, type LooseSource, type Path, readLoosely } from './source.ts';
import { nearest } from './suggest.ts';

/** A lab file and all that it extends. */
export interface Layers {
  /** The file itself, then what it extends, and so on. */
  readonly sources: readonly LooseSource[];
  /** Mistakes in how they extend each other. */
  readonly mistakes: readonly LabMistake[];
}

/**
 * Reads a lab file and, one after the other, the files that it extends.
 * @throws the file system's error where the file itself cannot be read
 */
export function readLayers(file: string): Layers {
  const sources: LooseSource[] = [readLoosely(file)];
  const seen = [resolve(file)];
  const stopped = (code: string, text: string, place: Place): Layers => ({
    sources,
    mistakes: [{ code, text, place }],
  });
  for (;;) {
    const last = sources.at(-1);
    const { value } = last ?? {};
    if (!last || !isRecord(value) || value.extends === undefined) return { sources, mistakes: [] };
    const place = last.placeOf(['extends']);
    if (typeof value.extends !== 'string')
      return stopped('extends', '"extends" must be the path of another lab.yaml.', place);
    const base = resolve(dirname(last.file), value.extends);
    if (seen.includes(base)) {
      const circle = [...seen.slice(seen.indexOf(base)), base].map((path) => relativeName(path, last.file));
      return stopped(
        'extends-circle',
        circle.length === 2
          ? 'This lab extends itself: name another lab.yaml, or remove the key.'
          : `These labs extend each other in a circle: ${circle.join(' → ')}. One of them must extend none.`,
        place,
      );
    }
    const missing = whyMissing(base, value.extends);
    if (missing !== null) return stopped('no-base', missing, place);
    seen.push(base);
    sources.push(readLoosely(base));
  }
}

/**
 * All layers as one: the values of each replace those of the layer that it extends, map by map (lists as a whole), with
 * the place of each value.
 */
export function layered(sources: readonly LabSource[]): LabSource {
  const [own] = sources;
  if (!own) throw new Error('there is no layer');
  const owner = (path: Path): LabSource => ownerOf(sources, path);
  return {
    file: own.file,
    value: sources.map(({ value }) => value).reduceRight((base, over) => overlay(base, over)),
    placeOf: (path) => owner(path).placeOf(path),
    placeOfKey: (path, key) => owner([...path, key]).placeOfKey(path, key),
  };
}

/** The layer that a value is from; for a value that is missing, the layer of the map around it. */
export function ownerOf(sources: readonly LabSource[], path: Path): LabSource {
  let there = sources.map((source) => ({ source, value: source.value }));
  for (const key of path) {
    const next = there.flatMap(({ source, value }) => {
      const inner = childOf(value, key);
      return inner === undefined ? [] : [{ source, value: inner }];
    });
    if (next.length === 0) break;
    const whole = next.findIndex(({ value }) => !isRecord(value));
    there = whole === -1 ? next : next.slice(0, Math.max(1, whole));
  }
  const [first] = there;
  if (!first) throw new Error('there is no layer');
  return first.source;
}

function childOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function overlay(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over))
    merged[key] = Object.hasOwn(base, key) ? overlay(base[key], value) : value;
  return merged;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whyMissing(base: string, written: string): string | null {
  if (existsSync(base)) {
    if (!statSync(base).isDirectory()) return null;
    return `"${written}" is a folder: expected the path of a lab.yaml, such as "${written.replace(/\/+$/, '')}/lab.yaml".`;
  }
  const folder = dirname(base);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return `There is no "${written}" beside this file: there is no folder ${folder}.`;
  const near = nearest(
    basename(base),
    readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)),
  );
  const suggestion =
    near === null ? '' : ` Did you mean "${join(dirname(written), near).replaceAll('\\', '/')}"?`;
  return `There is no "${written}": expected another lab.yaml, by its path from this file.${suggestion}`;
}

function relativeName(path: string, from: string): string {
  return dirname(path) === dirname(resolve(from)) ? basename(path) : path;
}
