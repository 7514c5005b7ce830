import type { ScriptMove, TextKind } from '../model/lab.ts';
import type { PlannedFile } from './given-files.ts';

/** A move of a plan: a script's move with its text made up, and what it should bring about. */
export type PlannedMove = PlannedAct | PlannedSay | PlannedSending | PlannedWait;

/** Anything but saying or sending something, or waiting for it. */
export type PlannedAct = Exclude<ScriptMove, { do: 'say' | 'send' | 'wait' }>;

/** What every move of a plan says. */
type PlannedOf = Pick<ScriptMove, 'role' | 'part' | 'together'>;

export interface PlannedSay extends PlannedOf {
  readonly do: 'say';
  readonly text: string;
  /** What is typed: the text, or more than that where something stands before it, or spaces around it. */
  readonly typed: string;
  readonly textKind: TextKind | 'literal';
  /** In how many pieces a probe sends it. */
  readonly pieces: number;
  /** The next line is written with this one. */
  readonly joined: boolean;
  /** The group that a probe sends it to as a datagram, `ADDRESS:PORT`; null where it goes by its role's endpoint. */
  readonly group: string | null;
  readonly early: boolean;
  readonly quick: boolean;
}

export interface PlannedSending extends PlannedOf {
  readonly do: 'send';
  readonly content:
    | { readonly kind: 'raw'; readonly pieces: readonly Buffer[] }
    /** `word` begins each of the lines. */
    | { readonly kind: 'flood'; readonly bytes: number; readonly word: string }
    | { readonly kind: 'file'; readonly file: PlannedFile };
  /** As of what is said. */
  readonly group: string | null;
}

export interface PlannedWait extends PlannedOf {
  readonly do: 'wait';
  readonly for: 'shown' | 'sent';
  /** What has to stand in it; empty for anything. */
  readonly text: string;
  /** What a line of it has to match; null for any. */
  readonly pattern: string | null;
  readonly withinMs: number;
}
