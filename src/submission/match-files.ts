import { editDistance } from '../lab/suggest.ts';
import type { Role } from '../model/lab.ts';
import { namesOfKind } from '../model/role-words.ts';
import { withoutCopyMark } from './copy-mark.ts';
import { distanceOf, sourceName } from './languages.ts';
import { readName } from './read-name.ts';

/** What a folder's files offer for one role. */
export type Match =
  | {
      readonly kind: 'one';
      readonly file: string;
      /** Whether it serves every number, and must be told which. */
      readonly shared: boolean;
    }
  | {
      readonly kind: 'several';
      readonly files: readonly string[];
      /** Whether each of them serves every number. */
      readonly shared: boolean;
      /** Whether all are named exactly after the role: then there is one too many, and else none is certain. */
      readonly exact: boolean;
    }
  | { readonly kind: 'none'; readonly near: readonly string[] };

/**
 * Finds the file for a role: `client1.*` first, `client.*` for all of them second, and then those that are so named
 * but for capitals, spaces and marks of a copy.
 * @param files names, or paths with slashes, of which the last name counts
 */
export function matchRole(role: Role, files: readonly string[]): Match {
  const names = [
    { name: role.id, shared: false },
    { name: role.kind.name, shared: role.number !== null },
  ];
  for (const exact of [true, false])
    for (const { name, shared } of names) {
      const found = nearestToSource(
        files.filter((file) => (exact ? stemOf(file) === name : isLoosely(stemOf(file), name, role))),
      );
      if (found.length > 1) return { kind: 'several', files: found, shared, exact };
      const [file] = found;
      if (file !== undefined) return { kind: 'one', file, shared };
    }
  return { kind: 'none', near: files.filter((file) => isNear(stemOf(file), role)) };
}

/** Of files by one name, those that a person has written: `Server.java`, not `Server.class` beside it. */
export function nearestToSource(files: readonly string[]): readonly string[] {
  const distances = files.map((file) => distanceOf(sourceName(file)?.language ?? 'class'));
  const least = Math.min(...distances);
  return files.filter((_, index) => distances[index] === least);
}

/** Null where the file is no program. */
function stemOf(file: string): string | null {
  return sourceName(file)?.stem ?? null;
}

/** Letters and digits alone, in lower case: `Client_1` is `client1`. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** `Client_1` as `client1`: what people write between words is left out, and nothing else. */
function withoutGaps(text: string): string {
  return text.toLowerCase().replace(/[ _.-]/g, '');
}

function isLoosely(stem: string | null, name: string, role: Role): boolean {
  if (stem === null) return false;
  const bare = withoutCopyMark(stem);
  // `client (1)` may be client 1, or a second `client`.
  if (role.number !== null && /\(\d+\)$/.test(stem) && plainName(bare) === role.kind.name) return false;
  return [stem, bare].some((text) => withoutGaps(text) === withoutGaps(name));
}

/**
 * Whether a file that plays a role has more in its name than the role's, capitals and gaps aside: `server (1).py`,
 * `5025211001_server.py`. One that a folder is named for has another name altogether.
 */
export function hasMoreInName(file: string, role: Role): boolean {
  const stem = stemOf(file);
  if (stem === null) return false;
  const isPlain = [role.id, role.kind.name].some((name) => withoutGaps(stem) === withoutGaps(name));
  return (
    !isPlain && (isNear(stem, role) || [role.id, role.kind.name].some((name) => isLoosely(stem, name, role)))
  );
}

/** `webserver`, `servr`, `server1`, `client (1)`, `UTS_server_final`: near enough to ask about. */
export function isNear(stem: string | null, role: Role): boolean {
  if (stem === null) return false;
  if (readName(stem, role).kind === 'named') return true;
  const plain = plainName(stem);
  return (
    namesOf(role).some(
      (name) =>
        plain === name ||
        plain.endsWith(name) ||
        plain.startsWith(name) ||
        (name.length > 4 && editDistance(plain, name) <= 1),
    ) && !otherNumber(plain, role)
  );
}

/** What a role's file may be called: by its number, and without. */
export function namesOf({ kind, number }: Role): readonly string[] {
  return namesOfKind(kind.name).flatMap((name) => (number === null ? [name] : [`${name}${number}`, name]));
}

/** Whether a stem ends in another role's number. */
function otherNumber(stem: string, role: Role): boolean {
  const tail = /([a-z])(\d{1,2})$/.exec(stem);
  return role.number !== null && tail !== null && Number(tail[2]) !== role.number;
}
