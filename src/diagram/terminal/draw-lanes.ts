import { getOrMake } from '../../model/memo.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { Conversation, Row } from '../conversation.ts';
import { isMove } from '../conversation.ts';
import type { Stretch } from '../lifelines.ts';
import type { Columns } from './columns.ts';
import type { Ink, Inks } from './ink.ts';

interface Cell {
  readonly sign: string;
  readonly ink: Ink;
}

/** Draws the lanes of a row: the roles' lines, arrows between them, and a mark for what happened. */
export class LanePainter {
  private readonly conversation: Conversation;
  private readonly columns: Columns;
  private readonly inks: Inks;
  private readonly stretches: readonly Stretch[];
  private readonly sources: ReadonlyMap<number, readonly number[]>;

  constructor(conversation: Conversation, stretches: readonly Stretch[], columns: Columns, inks: Inks) {
    this.conversation = conversation;
    this.columns = columns;
    this.inks = inks;
    this.stretches = stretches;
    const sources = new Map<number, number[]>();
    for (const { from, to } of conversation.arrows) getOrMake(sources, to, (): number[] => []).push(from);
    this.sources = sources;
  }

  /** @param below whether moves that were made together were drawn above it already */
  paint(index: number, below: boolean): string {
    const row = this.conversation.rows[index];
    if (!row) return '';
    const cells = this.lines(index, row);
    if (isMove(row) && !below) this.band(cells);
    for (const from of this.sources.get(index) ?? [])
      this.arrow(cells, this.conversation.rows[from]?.lane ?? null, row.lane);
    this.mark(cells, index, row);
    return painted(cells);
  }

  /** The roles' lines, with a mark for each that acts in some rows: what is done together is drawn side by side. */
  paintTogether(indices: readonly number[]): string {
    const [first] = indices;
    const row = first === undefined ? undefined : this.conversation.rows[first];
    if (first === undefined || !row) return '';
    const cells = this.lines(first, row);
    this.band(cells);
    for (const index of indices) {
      const other = this.conversation.rows[index];
      if (other) this.mark(cells, index, other);
    }
    return painted(cells);
  }

  /** The roles' lines alone, for the space between two rows. */
  paintLines(index: number): string {
    const row = this.conversation.rows[index];
    return row ? painted(this.lines(index, row)) : '';
  }

  private lines(index: number, row: Row): Cell[] {
    const cells: Cell[] = Array.from({ length: this.columns.lanes }, () => ({
      sign: ' ',
      ink: this.inks.plain,
    }));
    for (const { lane, from, to, held } of this.stretches) {
      if (index < from || index > to || (held && index === from)) continue;
      this.put(cells, lane, held ? '┆' : row.kind === 'end' ? '┴' : '│', this.inks.ofKey(lane));
    }
    return cells;
  }

  /** Draws the beginning of a move: a light line through all lanes. */
  private band(cells: Cell[]): void {
    for (const [at, { sign }] of cells.entries())
      if (sign === ' ') cells[at] = { sign: '╌', ink: this.inks.faint };
  }

  private arrow(cells: Cell[], from: number | null, to: number | null): void {
    if (from === null || to === null || from === to) return;
    const start = this.columns.centres[from] ?? 0;
    const end = this.columns.centres[to] ?? 0;
    const step = end > start ? 1 : -1;
    const ink = this.inks.ofKey(from);
    for (let at = start + step; at !== end; at += step) {
      const crossed = cells[at]?.sign ?? ' ';
      cells[at] = { sign: crossed === '│' || crossed === '┆' || crossed === '┼' ? '┼' : '─', ink };
    }
    cells[end - step] = { sign: step > 0 ? '▶' : '◀', ink };
    const { sign = ' ' } = cells[start] ?? {};
    cells[start] = { sign: sign === '┤' || sign === '├' ? '┼' : step > 0 ? '├' : '┤', ink };
  }

  private mark(cells: Cell[], index: number, row: Row): void {
    const { lane } = row;
    if (lane === null) return;
    const sign = this.signOf(index, row);
    if (sign !== null)
      this.put(cells, lane, sign, row.kind === 'exit' ? this.inks.wrong : this.inks.ofKey(lane));
  }

  /** Null where the arrow's head is enough. */
  private signOf(index: number, row: Row): string | null {
    const sources = this.sources.get(index) ?? [];
    switch (row.kind) {
      case 'start':
        return '┬';
      case 'stop':
        return '■';
      case 'pause':
        return '╤';
      case 'resume':
        return '╧';
      case 'act':
      case 'say':
        return row.done ? '●' : '◌';
      case 'exit':
        return '✕';
      case 'probe':
      case 'wire':
        return '·';
      case 'member':
        return row.event === 'joins' ? '+' : '-';
      case 'print':
      case 'heard':
        if (sources.length === 0) return '○';
        return sources.some((from) => this.conversation.rows[from]?.lane === row.lane) ? '↺' : null;
      case 'end':
      case 'violation':
        return null;
      default:
        return unreachable(row);
    }
  }

  private put(cells: Cell[], lane: number, sign: string, ink: Ink): void {
    cells[this.columns.centres[lane] ?? 0] = { sign, ink };
  }
}

function painted(cells: readonly Cell[]): string {
  return cells.map(({ sign, ink }) => ink(sign)).join('');
}
