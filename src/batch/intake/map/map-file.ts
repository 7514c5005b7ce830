/** Names for a role's file, the most likely first: `Server.py`, `*_server.py`. */
export type RoleNames = ReadonlyMap<string, readonly string[]>;

/** Names for roles (or kinds of roles) in every lab, and in one. */
export interface MapRules {
  readonly everywhere: RoleNames;
  readonly labs: ReadonlyMap<string, RoleNames>;
}

/** What `--map FILE` says: file names that the whole class uses, and those of single students. */
export interface MapFile {
  readonly class: MapRules;
  /** By a student's key, id or e-mail. */
  readonly students: ReadonlyMap<string, MapRules>;
}
