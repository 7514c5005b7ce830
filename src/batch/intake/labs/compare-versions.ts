import type { FileTimes } from '../intake.ts';
import { isDocumentName } from '../names/program-names.ts';
import type { LabFolder } from './lab-folder.ts';
import { compareVersionNames, isOldName } from './version-names.ts';

/** What tells which of two versions counts. */
export type VersionEvidence = 'old-name' | 'times' | 'names' | 'outermost';

/** Which of two versions counts; `a` null where nothing tells. */
export type VersionOrder =
  | { readonly newer: 'a' | 'b'; readonly by: VersionEvidence }
  | { readonly newer: null };

/** Times nearer to each other than this may be those of copying or unpacking, in milliseconds. */
const LEAST_APART = 60_000;

/**
 * Which of two folders of one hand-in holds the newer version. A student's own word that one is old comes first; then
 * the times, then other words in the names; and of two that tell nothing, one within the other, the outer one.
 * @param times of the hand-in's files
 */
export function compareVersions(
  a: LabFolder,
  b: LabFolder,
  times: ReadonlyMap<string, FileTimes>,
): VersionOrder {
  const depth = sharedDepth(a.names, b.names);
  const [nameA, nameB] = [a, b].map(({ names }) => names[depth] ?? '');
  const [oldA, oldB] = [a, b].map(({ names }) => names.slice(depth).some(isOldName));
  if (oldA !== oldB) return { newer: oldA ? 'b' : 'a', by: 'old-name' };
  const later = compareTimes(timesBelow(a, b, depth, times), timesBelow(b, a, depth, times));
  if (later !== 0) return { newer: later > 0 ? 'a' : 'b', by: 'times' };
  const said = compareVersionNames(nameA ?? '', nameB ?? '');
  if (said !== 0) return { newer: said > 0 ? 'a' : 'b', by: 'names' };
  if (nameA === '' || nameB === '') return { newer: nameA === '' ? 'a' : 'b', by: 'outermost' };
  return { newer: null };
}

/** How many folders both lie in. */
function sharedDepth(a: readonly string[], b: readonly string[]): number {
  const apart = a.findIndex((name, depth) => b[depth] !== name);
  return apart < 0 ? a.length : apart;
}

/**
 * Times of a version's files: of all that lies in the folder that tells the two apart; of its own files alone where one
 * lies within the other.
 */
function timesBelow(
  one: LabFolder,
  other: LabFolder,
  depth: number,
  times: ReadonlyMap<string, FileTimes>,
): readonly FileTimes[] {
  const nested = one.names.length === depth || other.names.length === depth;
  const top = nested ? one.names : one.names.slice(0, depth + 1);
  const prefix = top.map((name) => `${name}/`).join('');
  const own = new Set(one.files.map((file) => `${prefix}${file}`));
  return [...times]
    .filter(([path]) => (nested ? own.has(path) : path.startsWith(prefix)))
    .filter(([path]) => !isDocumentName(path))
    .map(([, time]) => time);
}

/** Like is compared with like: what archives say where all came in archives, and else what the class's folder says. */
function compareTimes(a: readonly FileTimes[], b: readonly FileTimes[]): number {
  const all = [...a, ...b];
  const packed = all.every((times) => times.packed !== null) ? compareNewest(a, b, 'packed') : 0;
  return packed || compareNewest(a, b, 'handedIn');
}

function compareNewest(a: readonly FileTimes[], b: readonly FileTimes[], which: keyof FileTimes): number {
  if ([...a, ...b].some((times) => times[which] === null)) return 0;
  const newest = (files: readonly FileTimes[]): number =>
    files.reduce((latest, times) => Math.max(latest, times[which] ?? 0), 0);
  const apart = newest(a) - newest(b);
  return Math.abs(apart) < LEAST_APART ? 0 : apart;
}
