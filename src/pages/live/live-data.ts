import type { Piece } from '../../diagram/screen.ts';
import type { Status } from '../../model/verdict.ts';

/** The state of a step or a check; `open` where it has not been checked yet. */
export type LiveVerdict = Status | 'not-begun' | 'open';

/** A check, with all texts about it. */
export interface LiveCheck {
  readonly id: string;
  readonly title: string;
  readonly verdict: LiveVerdict;
  /** The verdict in words. */
  readonly said: string;
  readonly message: string | null;
  /** What was expected, what was seen, and why, each with its label. */
  readonly reasons: readonly { readonly term: string; readonly text: string }[];
}

export interface LiveStep {
  readonly id: string;
  readonly title: string;
  readonly verdict: LiveVerdict;
  readonly said: string;
  readonly isAtHand: boolean;
  readonly checks: readonly LiveCheck[];
}

/** What giliran is doing. */
export interface LiveStatus {
  readonly text: string;
  /** Why nothing could be run; empty where something was. */
  readonly reasons: readonly string[];
}

export interface LiveProgram {
  readonly role: string;
  /** The player, where it is not the student's program; otherwise empty. */
  readonly playedBy: string;
  readonly isRunning: boolean;
  /** What it waits for, or why it cannot be started; otherwise empty. */
  readonly note: string;
}

/** A line of a screen, by its number from 0. */
export interface LiveLine {
  readonly at: number;
  readonly pieces: readonly LivePiece[];
}

export type LivePiece = Pick<Piece, 'text' | 'as'>;

/** Lines of one program's screen: all that are kept, or those that have changed. */
export interface LiveScreen {
  readonly role: string;
  /** Number of the run: with another one, the screen begins empty. */
  readonly run: number;
  /** Number of the first line that is kept. */
  readonly first: number;
  readonly lines: readonly LiveLine[];
}

/** Something that happened, by its number from 1. */
export interface LiveEntry {
  readonly n: number;
  readonly text: string;
  readonly as: 'shown' | 'done' | 'waits' | 'verdict';
}

/** Everything that the page shows. */
export interface LiveState {
  readonly status: LiveStatus;
  readonly steps: readonly LiveStep[];
  readonly programs: readonly LiveProgram[];
  /** The scene that the screens are from; empty where that is clear. */
  readonly scene: string;
  readonly screens: readonly LiveScreen[];
  readonly log: readonly LiveEntry[];
  /** Number of the conversation that can be drawn; 0 for none. */
  readonly conversation: number;
}

/**
 * An event for the page: something has changed (of screens and the log, only the changes are sent), or nothing more
 * will come.
 */
export type LiveEvent =
  | ({ readonly kind: 'change' } & Partial<LiveState>)
  | { readonly kind: 'ended' }
  /** There are so many newer tabs that this one gets no more events. */
  | { readonly kind: 'elsewhere' };

/** Something to be done to a program from the page. */
export type LiveAct =
  | { readonly do: 'type'; readonly role: string; readonly text: string }
  | { readonly do: 'start' | 'stop'; readonly role: string };

/** The most characters that can be typed in one line. */
export const LONGEST_LINE = 4000;

/** What the page's script is given. */
export interface LiveData {
  /** Whether programs can be typed into; otherwise the page shows the last check's. */
  readonly isTry: boolean;
  readonly status: LiveStatus;
  /** The diagram's sentences, by their ids. */
  readonly words: Readonly<Record<string, string>>;
  /** The live page's own sentences, by their ids. */
  readonly live: Readonly<Record<string, string>>;
}

/** Paths of requests, relative to the page's own address. */
export const PATHS = { events: 'events', conversation: 'conversation', act: 'act' } as const;

/** Ids of the elements that the script fills, besides those that every page has. */
export const LIVE_IDS = {
  connection: 'connection',
  status: 'status',
  reasons: 'reasons',
  steps: 'steps',
  programs: 'programs',
  scene: 'scene-line',
  log: 'log',
  conversation: 'conversation',
} as const;

/** The id of a step's part of the guide. */
export function guideId(step: string): string {
  return `guide-${step}`;
}
