import type { GivenFile, Player, ScriptMove } from '../model/lab.ts';
import type { LabValues } from './texts-with-values.ts';

/** What a line of a script stands in. */
export interface Scope {
  readonly each: string | null;
  readonly subject: string | null;
  readonly part: string;
  readonly cast: Readonly<Record<string, Player>>;
  /** Whether the scenario has the script for itself, and takes no other's. */
  readonly isOwn: boolean;
  readonly values: LabValues;
  /** The files that a role is given. */
  readonly filesOf: (role: string) => Readonly<Record<string, GivenFile>>;
  /** The number of the moves that are made at once; null for one that stands for itself. */
  readonly together: number | null;
  /** The number that was last given to moves that are made at once. */
  readonly groups: { last: number };
}

/** What all moves of a line of a script say. */
export type MoveOf = Pick<ScriptMove, 'role' | 'part' | 'together'>;
