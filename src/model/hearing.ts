/** What checks ask of the lines of some parts of a script. */
export interface Hearing {
  readonly parts: readonly string[];
  /**
   * The roles that say them, and those that are to show them in their turn; null where a check asks for something
   * else.
   */
  readonly shown: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
  /** Whether somebody is not to show them, or only later. */
  readonly spares: boolean;
}

/** The roles that have to show a line, as far as checks say it: some by name, every role, or any one. */
export type Hearers = ReadonlySet<string> | 'somebody' | 'everybody';

/** The roles that are to show what a role says in a part. */
export function hearersIn(hearings: readonly Hearing[], speaker: string, part: string): Hearers {
  const asked = hearings.filter(({ parts }) => parts.includes(part));
  const named = asked.flatMap(({ shown }) => (shown?.from.includes(speaker) ? shown.to : []));
  if (named.length > 0 && !named.includes('others')) return new Set(named);
  // Where all hear all, what no check says of a line needs no saying.
  return named.length === 0 && hearings.some(({ spares }) => spares) ? 'somebody' : 'everybody';
}
