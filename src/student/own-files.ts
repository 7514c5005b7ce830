import type { Lab, Role } from '../model/lab.ts';
import { listFolder } from '../submission/folder.ts';
import { manifestIn } from '../submission/manifest-name.ts';
import { RoleFiles } from '../submission/role-files.ts';

/** The files in a student's folder for each role, found in the way that a check finds them. */
export class OwnFiles {
  private readonly files: RoleFiles;
  private readonly manifest: string | null;

  /** A folder that cannot be read counts as empty. */
  constructor(folder: string, lab: Lab) {
    const top = filesIn(folder);
    this.files = new RoleFiles(folder, lab, top);
    this.manifest = manifestIn(top);
  }

  /** The one file that plays a role; null where there is none, or more than one. A manifest may name another. */
  programOf(role: Role): { readonly file: string; readonly shared: boolean } | null {
    const match = this.files.matchOf(role);
    return match.kind === 'one' ? { file: match.file, shared: match.shared } : null;
  }

  /** All files that play a role or may be meant to; empty where nobody has begun with it. */
  begunFor(role: Role): readonly string[] {
    if (this.manifest !== null) return [this.manifest];
    const match = this.files.matchOf(role);
    if (match.kind === 'one') return [match.file];
    return match.kind === 'several' ? match.files : match.near;
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return listFolder(folder).files;
  } catch {
    return [];
  }
}
