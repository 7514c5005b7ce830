import type { Role } from '../model/lab.ts';
import type { Command } from './command-program.ts';
import { isRunnable, sourceName } from './languages.ts';
import type { Manifest } from './manifest.ts';
import { mappedFile } from './mapped-files.ts';
import { type Match, matchRole } from './match-files.ts';
import type { Built } from './own-build.ts';
import type { RoleFiles } from './role-files.ts';

/** What plays a role, before it is made. */
export type Part = { readonly role: Role } & (
  | { readonly kind: 'command'; readonly command: Command; readonly built: Built }
  | { readonly kind: 'file'; readonly file: string; readonly shared: boolean }
  | { readonly kind: 'class'; readonly archive: string; readonly file: string; readonly shared: boolean }
  | { readonly kind: 'none'; readonly match: Exclude<Match, { kind: 'one' }> }
);

/** What a manifest says of the roles, with what its build has made. */
export interface Commands {
  /** What the manifest is called. */
  readonly manifest: string;
  readonly roles: Manifest['roles'];
  readonly built: Built;
}

/** Finds what plays the roles of a lab in a submission. */
export class PartFinder {
  private readonly home: string;
  private readonly files: RoleFiles;
  private readonly map: ReadonlyMap<string, string>;

  /**
   * @param home where the submission is
   * @param map role, or kind of roles, to file as the folder lists it
   */
  constructor(home: string, files: RoleFiles, map: ReadonlyMap<string, string>) {
    this.home = home;
    this.files = files;
    this.map = map;
  }

  /** What plays a role: what is said outright, by the map before the manifest, or else what its files are called. */
  async of(role: Role, commands: Commands | null): Promise<Part> {
    const mapped = mappedFile(this.map, role);
    if (mapped) return { kind: 'file', role, ...mapped };
    const own = commands?.roles[role.id];
    const words = own ?? commands?.roles[role.kind.name];
    if (commands && words !== undefined) {
      const { manifest, built } = commands;
      const shared = own === undefined;
      const command = { from: manifest, words, shared, folder: built.folder, at: '', file: words.join(' ') };
      return { kind: 'command', role, command, built };
    }
    const match = this.files.matchOf(role);
    if (match.kind === 'one') return { kind: 'file', role, file: match.file, shared: match.shared };
    const inArchive = match.kind === 'none' ? await this.inArchive(role) : null;
    return inArchive ?? { kind: 'none', role, match };
  }

  /** Whether a file plays a role by its name alone, and not because it was said so. */
  isMatched(part: Part): part is Extract<Part, { kind: 'file' }> {
    return part.kind === 'file' && mappedFile(this.map, part.role) === null;
  }

  /** A class in the one archive of Java's that was handed in, where there is no other program at all. */
  private async inArchive(role: Role): Promise<Part | null> {
    const [archive, ...others] = this.files.all.filter(isRunnable);
    if (archive === undefined || others.length > 0 || sourceName(archive)?.language !== 'jar') return null;
    const { jarClasses } = await import('./jar-classes.ts');
    const match = matchRole(role, await jarClasses(this.home, archive));
    return match.kind === 'one'
      ? { kind: 'class', role, archive, file: match.file, shared: match.shared }
      : null;
  }
}

/** What there is that could be played at all. */
export function othersIn(parts: readonly Part[]): 'programs' | 'near' | 'none' {
  if (parts.some(({ kind }) => kind !== 'none')) return 'programs';
  const isNear = parts.some(
    (part) => part.kind === 'none' && (part.match.kind === 'several' || part.match.near.length > 0),
  );
  return isNear ? 'near' : 'none';
}
