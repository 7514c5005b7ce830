import type { Lab, Role } from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import { mayBegin } from './entry-point.ts';
import { isRunnable, sourceName } from './languages.ts';
import { type Match, matchRole, namesOf, plainName } from './match-files.ts';
import { type OddFile, OddFiles } from './odd-files.ts';
import { folderOf, surveyFolder } from './survey.ts';

/** Where a program begins in a folder that is its own: `server/main.py`, `client/index.js`. */
const MAIN = /^(?:main|__main__|index|app|program|mod)$/;

/**
 * A folder's files, and which of them plays which role: files at the top first, and those in folders below only for
 * roles that have none there.
 */
export class RoleFiles {
  private readonly home: string;
  private readonly lab: Lab;
  private readonly top: readonly string[];
  private surveyed: readonly string[] | null = null;
  private readonly said: ReadonlySet<string>;
  private oddFiles: OddFiles | null = null;
  private readonly matches = new Map<string, Match>();

  /**
   * @param top what lies in `home` itself
   * @param said files that were said outright to be some role's
   */
  constructor(home: string, lab: Lab, top: readonly string[], said: ReadonlySet<string> = new Set()) {
    this.home = home;
    this.lab = lab;
    this.top = top;
    this.said = said;
  }

  /** All files, as paths with slashes. */
  get all(): readonly string[] {
    this.surveyed ??= surveyFolder(this.home);
    return this.surveyed;
  }

  matchOf(role: Role): Match {
    return getOrMake(this.matches, role.id, () => this.match(role));
  }

  private match(role: Role): Match {
    const top = matchRole(role, this.top);
    if (top.kind !== 'none') return this.beginning(role, this.narrowed(role, top));
    const below = this.all.filter((file) => file.includes('/') && isRunnable(file));
    const named = this.narrowed(role, matchRole(role, below));
    if (named.kind !== 'none') return this.beginning(role, named);
    const own = this.inOwnFolder(role, below);
    if (own.kind !== 'none') return own;
    const odd = this.odd.certain(role);
    return odd ? { kind: 'one', ...odd } : { kind: 'none', near: [...top.near, ...named.near] };
  }

  /** The one file that may be a role's which has none, where a person has said that such are to be taken. */
  likelyFor(role: Role): OddFile | null {
    return this.matchOf(role).kind === 'none' ? this.odd.likely(role) : null;
  }

  private get odd(): OddFiles {
    this.oddFiles ??= new OddFiles(this.home, this.lab, this.all, this.said);
    return this.oddFiles;
  }

  /** Of several files by a role's name the one that may begin a program, or lies in a folder of the role's. */
  private narrowed(role: Role, match: Match): Match {
    if (match.kind !== 'several' || (match.exact && match.files.every((file) => !file.includes('/'))))
      return match;
    for (const narrow of [
      (file: string) => mayBegin(this.home, file),
      (file: string) => foldersOf(file).some((name) => namesOf(role).includes(plainName(name))),
    ]) {
      const [file, ...others] = match.files.filter(narrow);
      if (file !== undefined && others.length === 0) return { kind: 'one', file, shared: match.shared };
    }
    return { ...match, exact: false };
  }

  /**
   * The program of a folder that is named after a role: the one that is called so, the only one, or the one that
   * begins.
   */
  private inOwnFolder(role: Role, below: readonly string[]): Match {
    for (const name of namesOf(role)) {
      const inside = below.filter(
        (file) =>
          foldersOf(file).some((folder) => plainName(folder) === name) && !this.isAnothers(role, file),
      );
      if (inside.length === 0) continue;
      const shared = role.number !== null && !/\d$/.test(name);
      for (const narrow of [
        () => true,
        (file: string) => MAIN.test(plainName(sourceName(file)?.stem ?? '')) && mayBegin(this.home, file),
        (file: string) => mayBegin(this.home, file),
      ]) {
        const [file, ...others] = inside.filter(narrow);
        if (file !== undefined && others.length === 0) return { kind: 'one', file, shared };
      }
      const files = inside.filter((file) => mayBegin(this.home, file));
      if (files.length > 0) return { kind: 'several', files, shared, exact: false };
    }
    return { kind: 'none', near: [] };
  }

  /** Whether a file is by its name another role's, or has another number. */
  private isAnothers(role: Role, file: string): boolean {
    const number = /\d{1,2}$/.exec(sourceName(file)?.stem ?? '')?.[0];
    if (role.number !== null && number !== undefined && Number(number) !== role.number) return true;
    const isPlayedBy = (one: Role): boolean => matchRole(one, [file]).kind === 'one';
    return !isPlayedBy(role) && this.lab.roles.some(isPlayedBy);
  }

  /**
   * A class or a module may be named after a role whose program begins elsewhere: `Server.java` beside
   * `ServerMain.java`. Where no file nearly named so begins one, the file stands, and whatever runs it will tell.
   */
  private beginning(role: Role, match: Match): Match {
    if (match.kind !== 'one' || mayBegin(this.home, match.file)) return match;
    const others = this.all.filter(
      (file) => isRunnable(file) && mayBegin(this.home, file) && !this.isAnothers(role, file),
    );
    const elsewhere = matchRole(role, others);
    if (elsewhere.kind !== 'none') return elsewhere;
    const [file, ...more] = elsewhere.near;
    if (file !== undefined && more.length === 0) return { kind: 'one', file, shared: match.shared };
    if (more.length > 0) return elsewhere;
    return match;
  }
}

/** Names of the folders that a path leads through. */
function foldersOf(file: string): readonly string[] {
  return folderOf(file)
    .split('/')
    .filter((name) => name !== '');
}
