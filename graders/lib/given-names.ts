import { listParam } from '../../src/model/grader-param.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { parseNamed } from '../../src/model/named.ts';
import { fillIn } from '../../src/model/template.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { roleOf, saysIn } from '../../src/trace/queries.ts';

/** Names that roles go by, as the lab or a typed line gives them, by role. */
export type GivenNames = ReadonlyMap<string, string>;

/**
 * The names of roles that a check is told of: in `names`, one for each (`client1 = Ani`, with a run's values in braces); and in
 * the parts of `named-in`, what each has typed last there, a command's first word (`/nick`) apart.
 * @returns null where roles go by no given names
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

/** Whose name stands last in what is before a text; null where nobody's does. Case is free. */
export function namedIn(prefix: string, names: GivenNames): string | null {
  const found = [...names].flatMap(([role, name]) => {
    const at = lastWord(prefix.toLowerCase(), name.toLowerCase());
    return at === -1 ? [] : [{ role, at, end: at + name.length }];
  });
  // Of two names that end together, such as `ani` and `budi ani`, the longer one is meant.
  found.sort((a, b) => a.end - b.end || b.at - a.at);
  return found.at(-1)?.role ?? null;
}

/** Where a name stands last in a line, as words of their own; -1 where it does not. */
function lastWord(line: string, name: string): number {
  if (name === '') return -1;
  for (let at = line.lastIndexOf(name); at >= 0; at = at === 0 ? -1 : line.lastIndexOf(name, at - 1)) {
    const isOwn =
      !/[\p{L}\p{N}]$/u.test(line.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(line.slice(at + name.length));
    if (isOwn) return at;
  }
  return -1;
}
