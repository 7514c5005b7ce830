/** Names for a role's file, the most likely first: `Server.py`, `*_server.py`. */
export type RoleNames = ReadonlyMap<string, readonly string[]>;

/** Names for roles (or kinds of roles) in every lab, and in one; those for {@link FOLDER} say which version counts. */
export interface MapRules {
  readonly everywhere: RoleNames;
  readonly labs: ReadonlyMap<string, RoleNames>;
}

/** The key below which the folder of a hand-in is named that counts, where there are several versions. */
export const FOLDER = 'folder';

/** A map file as it is written. */
export interface MapText {
  /** Where it is from. */
  readonly file: string;
  readonly text: string;
  /** Keys that mean something to other labs than those at hand: they and what stands below them are passed over. */
  readonly elsewhere: readonly string[];
}

/** What `--map FILE` says: file names that the whole class uses, and those of single students. */
export interface MapFile {
  readonly class: MapRules;
  /** By a student's key, id or e-mail. */
  readonly students: ReadonlyMap<string, MapRules>;
}
