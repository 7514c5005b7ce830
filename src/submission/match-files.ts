import { extname } from 'node:path';
import { editDistance } from '../lab/suggest.ts';
import type { Role } from '../model/lab.ts';
import { namesOfKind } from './kind-names.ts';

/** Extensions of programs that run as they are. */
export const RUNNABLE = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py'] as const;

/** What a folder's files offer for one role. */
export type Match =
  | {
      readonly kind: 'one';
      readonly file: string /** Whether it serves every number, and must be told which. */;
      readonly shared: boolean;
    }
  | { readonly kind: 'several'; readonly files: readonly string[] }
  | { readonly kind: 'none'; readonly near: readonly string[] };

/** Finds the file for a role: `client1.*` first, `client.*` for all of them second. */
export function matchRole(role: Role, files: readonly string[]): Match {
  const runnable = files.filter(isRunnable);
  for (const [stem, shared] of [
    [role.id, false],
    [role.kind.name, role.number !== null],
  ] as const) {
    const found = runnable.filter((file) => stemOf(file) === stem);
    if (found.length > 1) return { kind: 'several', files: found };
    const [file] = found;
    if (file !== undefined) return { kind: 'one', file, shared };
  }
  return { kind: 'none', near: runnable.filter((file) => isNear(stemOf(file), role)) };
}

export function isRunnable(file: string): boolean {
  return RUNNABLE.some((extension) => extension === extname(file));
}

function stemOf(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}

/** `Server`, `receiver_1`, `1203210024_server`, `servr`, `peladen`: near enough to ask about. */
function isNear(stem: string, role: Role): boolean {
  const plain = stem.toLowerCase().replace(/[^a-z0-9]/g, '');
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
function namesOf({ kind, number }: Role): readonly string[] {
  return namesOfKind(kind.name).flatMap((name) => (number === null ? [name] : [`${name}${number}`, name]));
}

/** Whether a stem ends in another role's number. */
function otherNumber(stem: string, role: Role): boolean {
  const tail = /([a-z])(\d{1,2})$/.exec(stem);
  return role.number !== null && tail !== null && Number(tail[2]) !== role.number;
}
