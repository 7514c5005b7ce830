import { getOrMake } from '../model/memo.ts';
import type { Piece } from './role/piece.ts';

/** What every role has on its screen, and what every probe has heard, for the engine's expectations. */
export class Screen {
  private readonly said = new Map<string, string[]>();
  private readonly last = new Map<string, number>();
  /** The numbers that a role's lines have, by its streams' own. */
  private readonly lines = new Map<string, number>();
  private readonly peek: (role: string) => string;

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
    return [...(this.said.get(role) ?? []).slice(mark.get(role) ?? 0), this.peek(role)].join('\n').trim();
  }

  private add(role: string, text: string): void {
    getOrMake(this.said, role, (): string[] => []).push(text);
  }
}

function keyOf(role: string, stream: 'out' | 'err', line: number): string {
  return `${role}/${stream}/${line}`;
}
