import type { Lab, Role } from '../model/lab.ts';
import { isRoleWord } from '../model/role-words.ts';
import { mayBegin } from './entry-point.ts';
import { isRunnable, sourceName } from './languages.ts';
import { isNear, matchRole, nearestToSource, plainName } from './match-files.ts';
import { type NameReading, readName } from './read-name.ts';
import { TakenIn } from './taken-in.ts';

/** A file whose name has more to it than its role's, and that is taken for it. */
export interface OddFile {
  readonly file: string;
  /** Whether it serves every number, and must be told which. */
  readonly shared: boolean;
}

/** A file that may be a role's, with what its name says. */
interface Candidate {
  readonly file: string;
  readonly reading: NameReading;
}

/** How many files of a kind are looked into. */
const MOST_LOOKED_AT = 32;

/** Files of a folder whose names have more to them than a role's, and which of them have one meaning. */
export class OddFiles {
  private readonly home: string;
  private readonly lab: Lab;
  private readonly programs: readonly string[];
  private readonly takenIn: TakenIn;

  /**
   * @param files all that the folder holds, as paths with slashes
   * @param said files that were said outright to play a role
   */
  constructor(home: string, lab: Lab, files: readonly string[], said: ReadonlySet<string>) {
    this.home = home;
    this.lab = lab;
    const sources = files.filter(isRunnable);
    this.programs = sources.filter((file) => !said.has(file));
    this.takenIn = new TakenIn(home, sources);
  }

  /**
   * The file that can be nothing but a role's, whatever else its name says; null where there is none, or a second
   * one.
   */
  certain(role: Role): OddFile | null {
    const only = this.only(role);
    if (only?.reading.kind !== 'named') return null;
    if (!only.reading.sure && this.hasUnknownNames()) return null;
    return { file: only.file, shared: role.number !== null && !only.reading.numbered };
  }

  /** The one file that may be a role's where a person has said that such are to be taken. */
  likely(role: Role): OddFile | null {
    const only = this.only(role);
    if (only === null) return null;
    const { file, reading } = only;
    const stem = sourceName(file)?.stem ?? '';
    // `server_client.py` may be either.
    if (this.lab.roles.some((other) => other.kind.name !== role.kind.name && isNear(stem, other)))
      return null;
    const numbered = reading.kind === 'named' ? reading.numbered : endsInNumber(file);
    return { file, shared: role.number !== null && !numbered };
  }

  private only(role: Role): Candidate | null {
    const candidates = this.candidates(role);
    const own = candidates.filter(({ reading }) => reading.kind === 'named' && reading.numbered);
    const [only, ...others] = own.length > 0 ? own : candidates;
    return only !== undefined && others.length === 0 ? only : null;
  }

  /** Programs that may be a role's, and are no other's. */
  private candidates(role: Role): readonly Candidate[] {
    const near = this.programs.flatMap((file): Candidate[] => {
      const stem = sourceName(file)?.stem ?? '';
      const reading = readName(stem, role);
      if (reading.kind === 'foreign' || !(reading.kind === 'named' || isNear(stem, role))) return [];
      return this.isAnothers(role, file) ? [] : [{ file, reading }];
    });
    // Among so many files the right one is not looked for: a hostile hand-in could make that take very long.
    const found = near.length > MOST_LOOKED_AT ? near : near.filter(({ file }) => this.isProgram(file));
    const nearest = nearestToSource(found.map(({ file }) => file));
    return found.filter(({ file }) => nearest.includes(file));
  }

  /** Whether it is exactly another role's, or its name fits that of another kind. */
  private isAnothers(role: Role, file: string): boolean {
    const stem = sourceName(file)?.stem ?? '';
    return this.lab.roles.some(
      (other) =>
        (other.id !== role.id && this.isOwn(other, file)) ||
        (other.kind.name !== role.kind.name && readName(stem, other).kind === 'named'),
    );
  }

  private isOwn(role: Role, file: string): boolean {
    return matchRole(role, [file]).kind === 'one';
  }

  /** Whether there are programs whose names nothing can be made of. */
  private hasUnknownNames(): boolean {
    const isKnown = (file: string): boolean => {
      const stem = sourceName(file)?.stem ?? '';
      return isRoleWord(plainName(stem)) || this.lab.roles.some((role) => isNear(stem, role));
    };
    const unknown = this.programs.filter((file) => !isKnown(file));
    return unknown.length > MOST_LOOKED_AT || unknown.some((file) => this.isProgram(file));
  }

  /** Whether it is run by itself, and not a part of another. */
  private isProgram(file: string): boolean {
    return mayBegin(this.home, file) && !this.takenIn.has(file);
  }
}

/** Whether a name ends in the number of a program: `client (1)`. */
function endsInNumber(file: string): boolean {
  return /[a-z]\d{1,2}$/.test(plainName(sourceName(file)?.stem ?? ''));
}
