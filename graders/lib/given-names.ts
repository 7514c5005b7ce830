import { listParam } from '../../src/model/grader-param.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { parseNamed } from '../../src/model/named.ts';
import { fillIn } from '../../src/model/template.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { roleOf, saysIn } from '../../src/trace/queries.ts';

/** Names of roles that the lab or a typed line gives, by role. */
export type GivenNames = ReadonlyMap<string, string>;

/**
 * The names of roles for a check: from `names`, one for each (`client1 = Ani`, with a run's values in braces); and from
 * the parts of `named-in`, what each role typed last there, without a command's first word (`/nick`).
 * @returns null where roles have no given names
 */
export function givenNames(
  trace: RunTrace,
  params: Readonly<Record<string, GraderParam>>,
): GivenNames | null {
  if (params.names === undefined && params['named-in'] === undefined) return null;
  const given = new Map<string, string>();
  for (const text of listParam(params.names)) {
    const named = parseNamed(text);
    const name = named && fillIn(named.name, trace.run.values ?? {});
    if (named && name !== null && roleOf(trace, named.role)) given.set(named.role, name);
  }
  for (const { role, text } of saysIn(trace, listParam(params['named-in'])))
    given.set(role, text.replace(/^\/\S+\s+/, '').trim());
  return given;
}

/** The role whose name is the last one in the text before a line's own; null for none. Case does not matter. */
export function namedIn(prefix: string, names: GivenNames): string | null {
  const found = [...names].flatMap(([role, name]) => {
    const at = lastWord(prefix.toLowerCase(), name.toLowerCase());
    return at === -1 ? [] : [{ role, at, end: at + name.length }];
  });
  // Where one name ends in another, such as `ani` in `budi ani`, the longer one is meant.
  found.sort((a, b) => a.end - b.end || b.at - a.at);
  return found.at(-1)?.role ?? null;
}

/** The last place of a name in a line, as whole words; -1 for none. */
function lastWord(line: string, name: string): number {
  if (name === '') return -1;
  for (let at = line.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : line.lastIndexOf(name, at - 1)) {
    const isOwn =
      !/[\p{L}\p{N}]$/u.test(line.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(line.slice(at + name.length));
    if (isOwn) return at;
  }
  return -1;
}
