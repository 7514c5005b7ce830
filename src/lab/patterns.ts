import type { Role } from '../model/lab.ts';
import type { Mistakes } from './mistakes.ts';
import type { Path } from './source.ts';

/**
 * The roles that a pattern of a lab file stands for: `server`, `client2`, `client*` (all), `client:first`,
 * `client:last`, `client:but-last`.
 * @returns null where it stands for none
 */
export function matchRoles(roles: readonly Role[], pattern: string): readonly string[] | null {
  const exact = roles.find((role) => role.id === pattern);
  if (exact) return [exact.id];
  const match = /^([a-z][a-z0-9-]*?)(\*|:first|:last|:but-last)$/.exec(pattern);
  if (!match) return null;
  const ids = roles.filter((role) => role.kind.name === match[1]).map((role) => role.id);
  if (ids.length === 0) return null;
  if (match[2] === ':first') return ids.slice(0, 1);
  if (match[2] === ':last') return ids.slice(-1);
  return match[2] === ':but-last' ? ids.slice(0, -1) : ids;
}

/** Patterns that may have been meant, for suggestions. */
function knownPatterns(roles: readonly Role[]): readonly string[] {
  const kinds = new Set(roles.filter((role) => role.number !== null).map((role) => role.kind.name));
  return [
    ...roles.map((role) => role.id),
    ...[...kinds].flatMap((kind) => [`${kind}*`, `${kind}:first`, `${kind}:last`, `${kind}:but-last`]),
  ];
}

/** The roles that a pattern stands for; reports a mistake where it stands for none. */
export function rolesMeant(
  roles: readonly Role[],
  pattern: string,
  { mistakes, path }: { readonly mistakes: Mistakes; readonly path: Path },
): readonly string[] {
  const ids = matchRoles(roles, pattern);
  if (ids === null) mistakes.unknown('role', pattern, knownPatterns(roles), path);
  return ids ?? [];
}
