import type * as z from 'zod';
import { isRecord } from './layers.ts';
import type { Path } from './source.ts';

/** A mistake that the schema finds. */
export type Issue = z.core.$ZodIssue;

/** The path of an issue in the file, given the path of the value that was checked. */
export function pathOf(issue: Issue, base: Path): Path {
  return [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
}

/** Whether an issue says that a key is not there. */
export function isMissing(issue: Issue): boolean {
  return (
    (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union') &&
    issue.input === undefined &&
    issue.path.length > 0
  );
}

/** The value at a map's key, or at a list's index. */
export function inner(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
