import type { Piece } from './role/line-reader.ts';

/** What every role has on its screen, and what every probe has heard, for the engine's expectations. */
export class Screen {
  private readonly said = new Map<string, string[]>();
  private readonly lines = new Map<string, number>();

  /** Takes a printed piece. @returns the number of the line on the role's terminal that it stands on */
  print(role: string, stream: 'out' | 'err', piece: Piece): number {
    this.add(role, piece.text);
    const key = `${role}/${stream}`;
    const last = this.lines.get(role) ?? 0;
    const current = piece.fresh ? last + 1 : (this.lines.get(key) ?? last + 1);
    this.lines.set(key, current);
    this.lines.set(role, Math.max(last, current));
    return current;
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
    return (this.said.get(role) ?? []).slice(mark.get(role) ?? 0).join('\n');
  }

  private add(role: string, text: string): void {
    const pieces = this.said.get(role);
    if (pieces) pieces.push(text);
    else this.said.set(role, [text]);
  }
}
