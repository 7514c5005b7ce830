import type { Player } from '../model/lab.ts';
import type { ExitRecord, HeardVia, RoleWait, SettledBy, Unread } from '../model/trace.ts';

/** A role's column. */
export interface Lane {
  readonly id: string;
  readonly by: Player['by'];
  /** The role whose probe it speaks through; null for all other roles. */
  readonly through: string | null;
}

/**
 * What all rows have: the number of a record in the trace, milliseconds since the run's start, a move, and a column.
 */
interface Stamp {
  readonly n: number;
  readonly t: number;
  readonly move: number;
  /** Index of its lane; null for a row about all lanes. */
  readonly lane: number | null;
}

/** A line of the diagram: something that happened, or a remark. */
export type Row = MoveRow | EventRow | RemarkRow;

/** What a row of the kind `act` can be. Packed pages hold indices of this list, so its order must not change. */
export const ACTS = [
  'end',
  'signal',
  'wait',
  'deaf',
  'hears',
  'swallow',
  'close',
  'half',
  'reset',
  'send',
] as const;
export type ActName = (typeof ACTS)[number];

/** Something that the harness did: it opens a band that reaches to the next such row. */
export type MoveRow = Stamp & {
  readonly part: string;
  readonly done: boolean;
  /** Whether it was made together with the move in the row before it. */
  readonly beside: boolean;
} & (
    | { readonly kind: 'start' | 'stop' | 'pause' | 'resume' }
    /** Something else done to a role's input, its connections or its process, with a text about it. */
    | { readonly kind: 'act'; readonly act: ActName; readonly text: string }
    | { readonly kind: 'say'; readonly text: string; readonly early: boolean }
  );

export type EventRow = Stamp &
  (
    | {
        readonly kind: 'print';
        readonly stream: 'out' | 'err';
        readonly text: string;
        /** Number of the line on the role's terminal. */
        readonly line: number;
        readonly ended: boolean;
      }
    | { readonly kind: 'heard'; readonly via: HeardVia; readonly channel: number; readonly text: string }
    /** What was recorded on the network in a move; it has the number of the record that ends the move. */
    | { readonly kind: 'wire'; readonly text: string }
    /** Somebody joined or left a multicast group; it has the number of the record that ends the move. */
    | {
        readonly kind: 'member';
        readonly event: 'joins' | 'leaves';
        readonly group: string;
        readonly times: number;
      }
    | { readonly kind: 'probe'; readonly event: 'opened' | 'closed' | 'failed'; readonly detail: string }
    | {
        readonly kind: 'exit';
        readonly code: number | null;
        readonly signal: string | null;
        readonly because: ExitRecord['because'];
      }
    | {
        readonly kind: 'end';
        readonly because: 'done' | 'wall' | 'interrupted' | 'error';
        readonly detail: string;
      }
  );

/** A check that did not hold, in a row below its evidence; it has no record of its own. */
export type RemarkRow = Stamp & { readonly kind: 'violation'; readonly check: string };

/** A typed line that was shown somewhere, by the indices of the two rows. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
}

/** A moment at which the scene had settled. */
export interface Moment {
  /** Number of its record. */
  readonly n: number;
  /** Index of the last row before it. */
  readonly row: number;
  readonly by: SettledBy;
  /** What each role's program waited for, by lane; null where that is not known, or no program of the role ran. */
  readonly waits: readonly (RoleWait | null)[];
  readonly unread: readonly Unread[];
  readonly restless: readonly string[];
}

/** A run as a diagram: columns, rows in the order in which things happened, and arrows between them. */
export interface Conversation {
  readonly run: string;
  readonly scenario: string;
  readonly subject: string | null;
  readonly replaced: readonly string[];
  readonly unterminated: boolean;
  readonly lanes: readonly Lane[];
  /** Made-up names that occur in several lines, such as those of groups, in the order of their first occurrence. */
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  /** Sorted by the row that they lead to. */
  readonly arrows: readonly Arrow[];
  readonly moments: readonly Moment[];
}

/** Whether a row opens a band, because the harness did something. */
export function isMove(row: Row): row is MoveRow {
  return 'part' in row;
}

/** Index of the last of sorted items whose key is at most a number; -1 where there is none. */
export function lastAtMost<T>(items: readonly T[], key: (item: T) => number, most: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The row of a record, or else the last row before it; -1 where there is none. */
export function rowOfRecord({ rows }: Pick<Conversation, 'rows'>, n: number): number {
  return aboveRemarks(
    rows,
    lastAtMost(rows, (row) => row.n, n),
  );
}

/** The moment at which the scene had settled after a row; null where the run ended before. */
export function momentOf<M extends Pick<Moment, 'row'>>(
  { rows, moments }: { readonly rows: readonly Row[]; readonly moments: readonly M[] },
  index: number,
): M | null {
  const row = aboveRemarks(rows, index);
  const next = lastAtMost(moments, (moment) => moment.row, row - 1) + 1;
  return moments[next] ?? (rows[row]?.kind === 'end' ? (moments.at(-1) ?? null) : null);
}

/** The row above a remark that belongs to the same record; remarks have that record's number. */
function aboveRemarks(rows: readonly Row[], index: number): number {
  let above = index;
  while (above > 0 && rows[above]?.kind === 'violation') above--;
  return above;
}
