import { getOrMake } from '../model/memo.ts';
import type { RunTrace } from '../model/trace.ts';
import { movesOf, type SayRecord } from '../trace/queries.ts';
import { linesOf, showingsIn } from '../trace/shown.ts';

/** A typed line and one of the places where it was shown, as numbers of the two records. */
export interface Sighting {
  readonly said: number;
  readonly shown: number;
}

/**
 * Finds who showed what somebody had typed: every place that shows a typed text, with the last time before that it was
 * typed.
 */
export function findSightings(trace: RunTrace): readonly Sighting[] {
  const says = saysByText(trace);
  const texts = new TextFinder([...says.keys()]);
  const found = new Map<string, Sighting>();
  for (const { id } of trace.run.roles)
    for (const line of linesOf(trace, id))
      for (const text of texts.within(line.text, ...line.readings))
        for (const { n } of showingsIn(line, text)) {
          const said = says.get(text)?.findLast((say) => say.n < n)?.n;
          if (said !== undefined) found.set(`${said} ${n}`, { said, shown: n });
        }
  return [...found.values()].sort((a, b) => a.shown - b.shown || a.said - b.said);
}

function saysByText(trace: RunTrace): ReadonlyMap<string, readonly SayRecord[]> {
  const says = new Map<string, SayRecord[]>();
  for (const move of movesOf(trace)) {
    if (move.do === 'say' && move.text !== '') getOrMake(says, move.text, (): SayRecord[] => []).push(move);
  }
  return says;
}

/** How many letters of a text are compared first. */
const BEGINNING = 8;

/**
 * Finds which of many texts occur in a line, in a time that depends on the line's length and not on the number of
 * texts.
 */
class TextFinder {
  private readonly size: number;
  private readonly byBeginning = new Map<string, string[]>();

  constructor(texts: readonly string[]) {
    this.size = Math.min(BEGINNING, ...texts.map((text) => text.length));
    for (const text of texts)
      getOrMake(this.byBeginning, text.slice(0, this.size), (): string[] => []).push(text);
  }

  within(...lines: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const line of lines)
      for (let at = 0; at + this.size <= line.length; at++)
        for (const text of this.byBeginning.get(line.slice(at, at + this.size)) ?? [])
          if (line.startsWith(text, at)) found.add(text);
    return found;
  }
}
