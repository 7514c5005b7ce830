import type { GivenFile, Player, ScriptMove } from '../model/lab.ts';
import type { LabValues } from './texts-with-values.ts';

/** The surroundings of a line in a script. */
export interface Scope {
  readonly each: string | null;
  readonly subject: string | null;
  readonly part: string;
  readonly cast: Readonly<Record<string, Player>>;
  /** Whether the script is the scenario's own, and not that of another one. */
  readonly isOwn: boolean;
  readonly values: LabValues;
  /** The files that a role is given. */
  readonly filesOf: (role: string) => Readonly<Record<string, GivenFile>>;
  /** The number of the group of moves that are made at once; null for a move by itself. */
  readonly together: number | null;
  /** The last such number that was given. */
  readonly groups: { last: number };
}

/** What all moves of a line have in common. */
export type MoveOf = Pick<ScriptMove, 'role' | 'part' | 'together'>;
