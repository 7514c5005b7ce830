import { getOrMake } from '../model/memo.ts';
import type { Piece } from './role/piece.ts';

/** Pieces that a role has shown, by their numbers, what stands on its screen behind them, and all of it as one text. */
interface Shown {
  readonly from: number;
  readonly to: number;
  readonly rest: string;
  readonly text: string;
}

/** What every role has on its screen, and what every probe has heard, for the engine's expectations. */
export class Screen {
  private readonly said = new Map<string, string[]>();
  private readonly last = new Map<string, number>();
  /** The numbers that a role's lines have, by its streams' own. */
  private readonly lines = new Map<string, number>();
  private readonly peek: (role: string) => string;
  /** What each role had shown since a mark when that was last asked for: most often nothing has come since. */
  private readonly shown = new Map<string, Shown>();

  /** @param peek what stands on a role's screen and is still to be printed here */
  constructor(peek: (role: string) => string) {
    this.peek = peek;
  }

  /** A role's program is started: the lines of one before it are finished, although it numbers its own as that did. */
  begin(role: string): void {
    for (const key of this.lines.keys()) if (key.startsWith(`${role}/`)) this.lines.delete(key);
  }

  /** Takes a printed piece. @returns the number of the line on the role's terminal that it stands on */
  print(role: string, stream: 'out' | 'err', piece: Piece): number {
    this.add(role, piece.text);
    const key = keyOf(role, stream, piece.line);
    const known = this.lines.get(key);
    if (known !== undefined) return known;
    const line = (this.last.get(role) ?? 0) + 1;
    this.last.set(role, line);
    this.lines.set(key, line);
    return line;
  }

  /** The number of a line that was printed. */
  lineOf(role: string, stream: 'out' | 'err', line: number): number | null {
    return this.lines.get(keyOf(role, stream, line)) ?? null;
  }

  hear(role: string, text: string): void {
    this.add(role, text);
  }

  /** How much every role has shown so far. */
  mark(): ReadonlyMap<string, number> {
    return new Map([...this.said].map(([role, pieces]) => [role, pieces.length]));
  }

  /** What a role has shown since a mark. */
  since(mark: ReadonlyMap<string, number>, role: string): string {
    const pieces = this.said.get(role) ?? [];
    const from = mark.get(role) ?? 0;
    const rest = this.peek(role);
    const known = this.shown.get(role);
    if (known?.from === from && known.to === pieces.length && known.rest === rest) return known.text;
    const text = [...pieces.slice(from), rest].join('\n').trim();
    this.shown.set(role, { from, to: pieces.length, rest, text });
    return text;
  }

  private add(role: string, text: string): void {
    getOrMake(this.said, role, (): string[] => []).push(text);
  }
}

function keyOf(role: string, stream: 'out' | 'err', line: number): string {
  return `${role}/${stream}/${line}`;
}
