import type { Row } from '../../../diagram/conversation.ts';
import { legible } from '../../../diagram/legible.ts';
import type { Say } from '../../../diagram/words.ts';
import type { PageCheck } from '../../conversation/data.ts';
import type { Geometry } from '../geometry.ts';
import type { SceneIndex } from '../scene-index.ts';

/** What is to be drawn, and in which style. */
export interface Drawing {
  readonly index: SceneIndex;
  readonly geometry: Geometry;
  readonly say: Say;
  readonly checks: readonly PageCheck[];
  /** Highlighted rows: the evidence of the chosen check. */
  readonly evidence: ReadonlySet<number>;
  /** Whether that check fails. */
  readonly failed: boolean;
  readonly chosen: number | null;
  /** Prefix of the rows' ids, different for each drawing of a page. */
  readonly ids: string;
}

/** How many letters of a text are used: no line of the diagram has room for more. */
const LOOKED_AT = 1000;

/** A text for the diagram: harmless, and cut where it is long. */
export function glimpse(text: string): string {
  return legible(text.slice(0, LOOKED_AT));
}

/** How many colours lanes have. */
const LANE_COLORS = 6;

/** The class that gives a lane its colour. */
export function laneClass(lane: number): string {
  return `lane-${lane % LANE_COLORS}`;
}

/**
 * The class for a name's colour, counted from the other end of the list, so that the first names and the first lanes
 * differ.
 */
export function nameClass(name: number): string {
  return `name ${laneClass(LANE_COLORS - 1 - (name % LANE_COLORS))}`;
}

/** The class that colours a row's parts like its role. */
export function rowClass(row: Row): string {
  return row.lane === null ? 'all' : laneClass(row.lane);
}

/** Radius of the dot where something is shown. */
export const DOT = 4;
