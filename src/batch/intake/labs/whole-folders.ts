import { join } from 'node:path';
import type { Lab } from '../../../model/lab.ts';
import { listFolder } from '../../../submission/folder.ts';
import { isRunnable, sourceName } from '../../../submission/languages.ts';
import { manifestIn } from '../../../submission/manifest-name.ts';
import { matchRole } from '../../../submission/match-files.ts';
import { RoleFiles } from '../../../submission/role-files.ts';
import { surveyFolder } from '../../../submission/survey.ts';
import { labFit, type MapOf } from './lab-fit.ts';
import { DEEPEST, type LabFolder, namesBelow } from './lab-folder.ts';
import { isOldName } from './version-names.ts';

/** A folder that is a lab's with all that lies below it. */
interface WholeFolder {
  /** Its files are paths with slashes, those of the folders below too. */
  readonly place: LabFolder;
  /** The share of the lab's roles that have a program. */
  readonly share: number;
}

/** What a folder plays, with those below it. */
interface Played {
  readonly share: number;
  /** The files that a whole folder plays its roles by, as whole paths; null where the best is no whole one. */
  readonly by: readonly string[] | null;
}

/** Less than for any file that is named after a role: what is in an archive of classes only shows where it is run. */
const SHARE_OF_AN_ARCHIVE = 0.01;

/**
 * Where the programs of one lab lie in several folders (`server/`, `client/`, `src/`), no single one of them is the
 * lab's: the folder around them is, if it plays more roles than any of them. So are those around it as long as they
 * play the roles by the same files, since what all of it needs may lie there (`go.mod` beside `cmd/server/`). Each of
 * several versions may be one.
 * @param root where the hand-in was unpacked
 * @param folder the hand-in's own
 */
export function wholeFolders(root: string, folder: string, lab: Lab, mapOf: MapOf): readonly WholeFolder[] {
  const programs = surveyFolder(folder).filter(isRunnable);
  const look = new Look(root, lab, mapOf, programs.length > 0 && programs.every(isArchive));
  look.into(folder, 0);
  return look.found;
}

class Look {
  readonly found: WholeFolder[] = [];
  private readonly root: string;
  private readonly lab: Lab;
  private readonly mapOf: MapOf;
  /** Whether the hand-in has no other programs than archives of classes. */
  private readonly archivesOnly: boolean;

  constructor(root: string, lab: Lab, mapOf: MapOf, archivesOnly: boolean) {
    this.root = root;
    this.lab = lab;
    this.mapOf = mapOf;
    this.archivesOnly = archivesOnly;
  }

  into(folder: string, depth: number): Played {
    const { files, folders } = listFolder(folder);
    const below = (depth < DEEPEST ? folders : [])
      .map((name) => ({ name, ...this.into(join(folder, name), depth + 1) }))
      // A copy that is called old is another version, and no part of this one.
      .filter(({ name }) => !isOldName(name));
    const parts: readonly Played[] = [{ share: this.playedAlone(folder, files), by: null }, ...below];
    const best = parts.reduce((one, other) => (other.share > one.share ? other : one));
    if (folders.length === 0 && !this.archivesOnly) return best;
    const roleFiles = new RoleFiles(folder, this.lab, files);
    const played = this.playedBy(folder, roleFiles);
    const isSame =
      played.share === best.share &&
      files.length + folders.length > 1 &&
      JSON.stringify(played.by) === JSON.stringify(best.by) &&
      parts.every((part) => part === best || part.share < best.share);
    if (played.share <= best.share && !isSame) return best;
    const place = { folder, names: namesBelow(this.root, folder), files: roleFiles.all };
    this.found.push({ place, share: played.share });
    return played;
  }

  /** By the files of a folder itself, and what a map or its own manifest says of them. */
  private playedAlone(folder: string, files: readonly string[]): number {
    const map = this.mapOf(this.lab, folder);
    if (manifestIn(files) !== null || Object.keys(map).length > 0)
      return labFit({ folder, names: [], files }, this.lab, map).share;
    return this.shareOf(this.lab.roles.filter((role) => matchRole(role, files).kind === 'one').length);
  }

  private playedBy(folder: string, files: RoleFiles): Played {
    const by = this.lab.roles.flatMap((role) => {
      const match = files.matchOf(role);
      return match.kind === 'one' ? [match.file] : [];
    });
    const [archive, ...others] = this.archivesOnly && by.length === 0 ? files.all.filter(isRunnable) : [];
    if (archive !== undefined && others.length === 0)
      return { share: SHARE_OF_AN_ARCHIVE, by: [join(folder, archive)] };
    return { share: this.shareOf(by.length), by: by.map((file) => join(folder, file)) };
  }

  private shareOf(played: number): number {
    return played / this.lab.roles.length;
  }
}

function isArchive(file: string): boolean {
  return sourceName(file)?.language === 'jar';
}
