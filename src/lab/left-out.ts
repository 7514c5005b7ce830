import { isRecord } from './layers.ts';
import { type Issue, inner, isMissing, pathOf } from './schema-issue.ts';
import type { LabSource, Path } from './source.ts';

/**
 * The value without the part that an issue is about: unknown keys, or otherwise the nearest item of a list or entry of
 * a map.
 */
export function leaveOut(value: unknown, issue: Issue, out: LeftOut): unknown {
  const path = pathOf(issue, []);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.reduce((left, key) => without(left, [...path, key], out), value);
  // Where a key is missing, the map that lacks it is left out.
  return without(value, isMissing(issue) ? path.slice(0, -1) : path, out);
}

/** Records what had to be left out of a file. */
export interface LeftOut {
  readonly lost: Set<string>;
  /** Paths of items that were removed from lists, in order, each as it was at that moment. */
  readonly removals: Path[];
}

/** A copy without the value at a path, or the same value where there is none. */
function without(value: unknown, path: Path, out: LeftOut, at: Path = []): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const there = inner(value, key);
  if (Array.isArray(value)) {
    if (typeof key !== 'number' || !(key in value)) return value;
    if (rest.length === 0) {
      namesIn(there, out.lost);
      out.removals.push([...at, key]);
      return value.filter((_, index) => index !== key);
    }
    const next = without(there, rest, out, [...at, key]);
    return next === there ? value : value.map((item: unknown, index) => (index === key ? next : item));
  }
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  if (rest.length === 0) {
    out.lost.add(String(key));
    namesIn(there, out.lost);
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== String(key)));
  }
  const next = without(there, rest, out, [...at, key]);
  return next === there ? value : { ...value, [key]: next };
}

/** A source that takes paths in what is left of it. */
export function withRemovals(source: LabSource, removals: readonly Path[]): LabSource {
  const original = (path: Path): Path =>
    removals.reduceRight<Path>((current, removal) => {
      const list = removal.slice(0, -1);
      const gone = Number(removal.at(-1));
      const index = current[list.length];
      const isBehind =
        list.every((key, at) => current[at] === key) && typeof index === 'number' && index >= gone;
      return isBehind ? current.map((key, at) => (at === list.length ? index + 1 : key)) : current;
    }, path);
  return {
    file: source.file,
    value: source.value,
    placeOf: (path) => source.placeOf(original(path)),
    placeOfKey: (path, key) => source.placeOfKey(original(path), key),
  };
}

/** Collects everything in a value that may be a name: keys and short texts. */
function namesIn(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') names.add(value);
  else if (Array.isArray(value)) for (const item of value) namesIn(item, names);
  else if (isRecord(value))
    for (const [key, inner] of Object.entries(value)) {
      names.add(key);
      namesIn(inner, names);
    }
}
