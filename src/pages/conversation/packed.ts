import type { Lane, Row } from '../../diagram/conversation.ts';
import type { ExitRecord } from '../../model/trace.ts';
import type { SceneMoment } from './scene.ts';

/**
 * Scenes as they are stored in the page: columns of small numbers, and every text once. A thousand events of a chat
 * take some twenty kilobytes, a fifth of what they take as objects.
 */
export interface Packed {
  readonly texts: readonly string[];
  readonly scenes: readonly PackedScene[];
}

export interface PackedScene {
  readonly run: string;
  readonly about: string;
  readonly lanes: readonly Lane[];
  readonly names: readonly string[];
  /** A letter a row: see {@link KINDS}. */
  readonly kinds: string;
  /** Differences from the row before: record numbers, tenths of milliseconds, moves. */
  readonly n: readonly number[];
  readonly t: readonly number[];
  readonly move: readonly number[];
  /** -1 for none. */
  readonly lane: readonly number[];
  readonly text: readonly PackedText[];
  /**
   * Bits: whether it was done; whether the line was ended; whether a line was typed early; whether it was made together
   * with the move before it. Above them, the index of the act.
   */
  readonly flags: readonly number[];
  /** One further value, which depends on the kind: a part, a line, a channel, a number of members, an exit code. */
  readonly extra: readonly number[];
  /** Pairs of rows. */
  readonly arrows: readonly number[];
  readonly moments: readonly PackedMoment[];
}

/** Index of a text; or of the texts before and behind what was typed in a row. */
export type PackedText = number | readonly [before: number, row: number, behind: number];

export interface PackedMoment {
  readonly row: number;
  readonly by: SceneMoment['by'];
  /** Indices of sentences; -1 for none. */
  readonly waits: readonly number[];
  readonly unread: readonly number[];
}

/** The letter of each kind of row. */
export const KINDS = {
  start: 's',
  stop: 'x',
  pause: 'p',
  resume: 'r',
  act: 'a',
  say: 'y',
  out: 'o',
  err: 'e',
  tcp: 't',
  group: 'g',
  unicast: 'u',
  broadcast: 'b',
  wire: 'w',
  joins: 'j',
  leaves: 'l',
  opened: 'O',
  closed: 'C',
  failed: 'F',
  exit: 'q',
  end: 'z',
  violation: 'v',
} as const;

type EndRow = Extract<Row, { readonly kind: 'end' }>;

export const DONE = 1;
export const EARLY = 2;
export const BESIDE = 4;
/** The index of an act is multiplied by this, to be above the bits. */
export const ACT = 8;
export const EXITS: readonly ExitRecord['because'][] = [
  'itself',
  'stopped',
  'wall',
  'cpu',
  'output',
  'memory',
];
export const ENDS: readonly EndRow['because'][] = ['done', 'wall', 'interrupted', 'error'];
/** For no exit code. */
export const NO_CODE = -1;
