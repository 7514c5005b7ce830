import { type Arrow, isMove, type Lane, type Row, rowOfRecord } from '../../diagram/conversation.ts';
import { foldRows, type Line, rowsThatMatter } from '../../diagram/fold.ts';
import { lifelines, type Stretch } from '../../diagram/lifelines.ts';
import { type Screen, screenOf } from '../../diagram/screen.ts';
import { getOrMake } from '../../model/memo.ts';
import type { PageCheck } from '../conversation/data.ts';
import type { Scene } from '../conversation/scene.ts';

/** How many lines share one list of the arrows that cross them. */
const BLOCK = 64;

/** A scene, with quick answers to what its views often ask. */
export class SceneIndex {
  readonly scene: Scene;
  readonly stretches: readonly Stretch[];
  /** Rows that are evidence of this scene's checks, by the check's id. */
  readonly evidence: ReadonlyMap<string, readonly number[]>;
  readonly lines: readonly Line[];
  private readonly lineOf: readonly number[];
  private readonly sources = new Map<number, number[]>();
  private readonly targets = new Map<number, number[]>();
  private readonly moves = new Map<number, number>();
  private readonly blocks: Arrow[][] = [];
  private readonly screens = new Map<number, Screen>();

  constructor(scene: Scene, checks: readonly PageCheck[], unfolded: ReadonlySet<number>) {
    this.scene = scene;
    this.stretches = lifelines(scene);
    this.evidence = new Map(
      checks
        .filter(({ run }) => run === scene.run)
        .map(({ id, evidence }) => [id, [...new Set(evidence.map((n) => rowOfRecord(scene, n)))]]),
    );
    this.lines = foldRows(scene, rowsThatMatter(scene, [...this.evidence.values()].flat()), unfolded);
    this.lineOf = linesOfRows(this.lines, scene.rows.length);
    for (const arrow of scene.arrows) this.addArrow(arrow);
    for (const [index, row] of scene.rows.entries()) if (isMove(row)) this.moves.set(row.move, index);
  }

  get lanes(): readonly Lane[] {
    return this.scene.lanes;
  }

  /** The highest number of a row. */
  get highest(): number {
    return this.scene.rows.at(-1)?.n ?? 0;
  }

  row(index: number): Row | undefined {
    return this.scene.rows[index];
  }

  /** The line of a row, or of the fold that contains it. */
  lineOfRow(row: number): number {
    return this.lineOf[row] ?? 0;
  }

  /** Rows in which the text was typed that a row shows. */
  sourcesOf(row: number): readonly number[] {
    return this.sources.get(row) ?? [];
  }

  /** Rows that show the text that was typed in a row. */
  targetsOf(row: number): readonly number[] {
    return this.targets.get(row) ?? [];
  }

  /** The move that a row belongs to. */
  moveOf(row: Row): MoveAt | null {
    const index = this.moves.get(row.move);
    const found = index === undefined ? undefined : this.scene.rows[index];
    return index !== undefined && found && isMove(found) ? { index, row: found } : null;
  }

  /** Arrows that begin, end or pass between two lines. */
  arrowsWithin(from: number, to: number): readonly Arrow[] {
    const found = new Set<Arrow>();
    for (let block = Math.floor(from / BLOCK); block <= Math.floor(to / BLOCK); block++)
      for (const arrow of this.blocks[block] ?? []) found.add(arrow);
    return [...found];
  }

  /** Roles that were there at the time of a row. */
  lanesAt(row: number): readonly number[] {
    return this.stretches.flatMap(({ lane, from, to, ended }) =>
      from <= row && (row < to || (row === to && !ended)) ? [lane] : [],
    );
  }

  screenOf(lane: number): Screen {
    return getOrMake(this.screens, lane, () => screenOf(this.scene, lane));
  }

  private addArrow(arrow: Arrow): void {
    addTo(this.sources, arrow.to, arrow.from);
    addTo(this.targets, arrow.from, arrow.to);
    const first = Math.floor(this.lineOfRow(arrow.from) / BLOCK);
    const last = Math.floor(this.lineOfRow(arrow.to) / BLOCK);
    for (let block = first; block <= last; block++) {
      const list = this.blocks[block];
      if (list) list.push(arrow);
      else this.blocks[block] = [arrow];
    }
  }
}

interface MoveAt {
  readonly index: number;
  readonly row: Extract<Row, { readonly part: string }>;
}

function linesOfRows(lines: readonly Line[], rows: number): readonly number[] {
  const lineOf = new Array<number>(rows).fill(0);
  for (const [index, line] of lines.entries()) {
    const end = line.row + ('folded' in line ? line.folded : 1);
    for (let row = line.row; row < end; row++) lineOf[row] = index;
  }
  return lineOf;
}

function addTo(map: Map<number, number[]>, key: number, value: number): void {
  getOrMake(map, key, (): number[] => []).push(value);
}
