import type { Player } from '../model/lab.ts';
import type { ExitRecord, HeardVia, RoleWait, SettledBy, Unread } from '../model/trace.ts';

/** A role's column. */
export interface Lane {
  readonly id: string;
  readonly by: Player['by'];
  /** The role by whose probe it speaks; null for all others. */
  readonly through: string | null;
}

/** What every row has: the number of its record in the trace, milliseconds from the run's start, its move, its column. */
interface Stamp {
  readonly n: number;
  readonly t: number;
  readonly move: number;
  /** Index of its lane; null for what is about all of them. */
  readonly lane: number | null;
}

/** One thing that happened, or that is to be said at this place: a line of the diagram. */
export type Row = MoveRow | EventRow | RemarkRow;

/** What a row of the kind `act` is: an order of these is what a page is packed with. */
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

/** What the harness did: it opens a band that goes on to the next one. */
export type MoveRow = Stamp & {
  readonly part: string;
  readonly done: boolean;
  /** Whether it was made together with the row of a move before it. */
  readonly beside: boolean;
} & (
    | { readonly kind: 'start' | 'stop' | 'pause' | 'resume' }
    /** What is done to a role's input, its connections or its process beside that, and what it is about. */
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
    /** What was recorded of the network in a move; it has the number of the record by which the move is over. */
    | { readonly kind: 'wire'; readonly text: string }
    /** Somebody became a member of a multicast group, or is one no more; it has the number of the record by which the move is over. */
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

/** No record of its own: a check that did not hold, below what it rests on. */
export type RemarkRow = Stamp & { readonly kind: 'violation'; readonly check: string };

/** A typed line that was shown somewhere: indices of the two rows. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
}

/** The scene has settled. */
export interface Moment {
  /** Number of its record. */
  readonly n: number;
  /** Index of the last row before it. */
  readonly row: number;
  readonly by: SettledBy;
  /** What each role's program waited for, by lane; null where it is not told, or no program of the role ran. */
  readonly waits: readonly (RoleWait | null)[];
  readonly unread: readonly Unread[];
  readonly restless: readonly string[];
}

/** One run as a picture: columns, lines in the order in which things happened, and messages between them. */
export interface Conversation {
  readonly run: string;
  readonly scenario: string;
  readonly subject: string | null;
  readonly replaced: readonly string[];
  readonly unterminated: boolean;
  readonly lanes: readonly Lane[];
  /** What was made up to be named in several lines, as groups are, in the order in which it was named first. */
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  /** By the row that they lead to. */
  readonly arrows: readonly Arrow[];
  readonly moments: readonly Moment[];
}

/** Whether a row opens a band: the harness did something. */
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

/** The row at which a record of the trace stands, or the last one that it closes; -1 where there is none. */
export function rowOfRecord({ rows }: Pick<Conversation, 'rows'>, n: number): number {
  return aboveRemarks(
    rows,
    lastAtMost(rows, (row) => row.n, n),
  );
}

/** The moment at which what a row is part of had settled; null where the run ended before. */
export function momentOf<M extends Pick<Moment, 'row'>>(
  { rows, moments }: { readonly rows: readonly Row[]; readonly moments: readonly M[] },
  index: number,
): M | null {
  const row = aboveRemarks(rows, index);
  const next = lastAtMost(moments, (moment) => moment.row, row - 1) + 1;
  return moments[next] ?? (rows[row]?.kind === 'end' ? (moments.at(-1) ?? null) : null);
}

/** The row of a record that a remark stands below: remarks carry the number of that record. */
function aboveRemarks(rows: readonly Row[], index: number): number {
  let above = index;
  while (above > 0 && rows[above]?.kind === 'violation') above--;
  return above;
}
