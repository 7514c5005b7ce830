import type { Piece } from '../../diagram/screen.ts';
import type { Status } from '../../model/verdict.ts';

/** What has become of a step or a check; `open` where it has not been checked yet. */
export type LiveVerdict = Status | 'not-begun' | 'open';

/** A check, with everything that is said of it. */
export interface LiveCheck {
  readonly id: string;
  readonly title: string;
  readonly verdict: LiveVerdict;
  /** The verdict in words. */
  readonly said: string;
  readonly message: string | null;
  /** What was expected, what was seen, and why, with what each is called. */
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
  /** Why nothing could be run; none where it could. */
  readonly reasons: readonly string[];
}

export interface LiveProgram {
  readonly role: string;
  /** Who plays it, where it is not the student's program; else empty. */
  readonly playedBy: string;
  readonly isRunning: boolean;
  /** What it waits for, or why it cannot be started; empty where there is nothing to say. */
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
  /** Which run it is of: another one's screen is empty at first. */
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
  /** Where the screens come from; empty where that is plain. */
  readonly scene: string;
  readonly screens: readonly LiveScreen[];
  readonly log: readonly LiveEntry[];
  /** Number of the conversation that can be drawn; 0 for none. */
  readonly conversation: number;
}

/** What the page is told: what has changed, of screens and of the log no more than that; or that there is nothing more. */
export type LiveEvent =
  | ({ readonly kind: 'change' } & Partial<LiveState>)
  | { readonly kind: 'ended' }
  /** So many newer tabs show the page that this one is told nothing more. */
  | { readonly kind: 'elsewhere' };

/** What is done to a program from the page. */
export type LiveAct =
  | { readonly do: 'type'; readonly role: string; readonly text: string }
  | { readonly do: 'start' | 'stop'; readonly role: string };

/** The most characters that can be typed in one line. */
export const LONGEST_LINE = 4000;

/** What the page's script is given. */
export interface LiveData {
  /** Whether programs can be typed into: else they are the last check's. */
  readonly isTry: boolean;
  readonly status: LiveStatus;
  /** The picture's sentences, by their ids. */
  readonly words: Readonly<Record<string, string>>;
  /** This page's own. */
  readonly live: Readonly<Record<string, string>>;
}

/** What the page asks for, from its own address. */
export const PATHS = { events: 'events', conversation: 'conversation', act: 'act' } as const;

/** Where the script finds what it fills, besides what every page has. */
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
