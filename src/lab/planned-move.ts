import type { ScriptMove, TextKind } from '../model/lab.ts';
import type { PlannedFile } from './given-files.ts';

/** A move of a plan: a script's move with its text made up, and with what is expected to come of it. */
export type PlannedMove = PlannedAct | PlannedSay | PlannedSending | PlannedWait;

/** A move other than saying or sending something, or waiting for it. */
export type PlannedAct = Exclude<ScriptMove, { do: 'say' | 'send' | 'wait' }>;

/** What all moves of a plan have in common. */
type PlannedOf = Pick<ScriptMove, 'role' | 'part' | 'together'>;

export interface PlannedSay extends PlannedOf {
  readonly do: 'say';
  readonly text: string;
  /** What is typed: the text, with a prefix or with spaces around it where the lab asks for them. */
  readonly typed: string;
  readonly textKind: TextKind | 'literal';
  /** The number of pieces in which a probe sends it. */
  readonly pieces: number;
  /** Whether the next line is written together with this one. */
  readonly joined: boolean;
  /** The group that a probe sends it to as a datagram, `ADDRESS:PORT`; null where it goes to the role's endpoint. */
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
  /** The group that it is sent to, as for a line. */
  readonly group: string | null;
}

export interface PlannedWait extends PlannedOf {
  readonly do: 'wait';
  readonly for: 'shown' | 'sent';
  /** The text that has to be in it; empty for any. */
  readonly text: string;
  /** A pattern that one of its lines has to match; null for any. */
  readonly pattern: string | null;
  readonly withinMs: number;
}
