import type { Row } from '../../../diagram/conversation.ts';
import { legible } from '../../../diagram/legible.ts';
import type { Say } from '../../../diagram/words.ts';
import type { PageCheck } from '../../conversation/data.ts';
import type { Geometry } from '../geometry.ts';
import type { SceneIndex } from '../scene-index.ts';

/** What is to be drawn, and how it is to look. */
export interface Drawing {
  readonly index: SceneIndex;
  readonly geometry: Geometry;
  readonly say: Say;
  readonly checks: readonly PageCheck[];
  /** Rows that stand out: the chosen check's evidence. */
  readonly evidence: ReadonlySet<number>;
  /** Whether that check does not hold. */
  readonly failed: boolean;
  readonly chosen: number | null;
  /** What rows' ids begin with: no two drawings of a page have the same. */
  readonly ids: string;
}

/** Letters of a text that are looked at: no line of the diagram has room for more. */
const LOOKED_AT = 1000;

/** A text as the diagram shows it: harmless, and not whole where it is long. */
export function glimpse(text: string): string {
  return legible(text.slice(0, LOOKED_AT));
}

/** Colours that lanes go through. */
const LANE_COLORS = 6;

/** The class that gives a lane its colour. */
export function laneClass(lane: number): string {
  return `lane-${lane % LANE_COLORS}`;
}

/** The class that gives a name its colour: from the other end, so that the first names have none of the first lanes'. */
export function nameClass(name: number): string {
  return `name ${laneClass(LANE_COLORS - 1 - (name % LANE_COLORS))}`;
}

/** The class that gives what belongs to a row its role's colour. */
export function rowClass(row: Row): string {
  return row.lane === null ? 'all' : laneClass(row.lane);
}

/** Radius of the dot at which something is shown. */
export const DOT = 4;
