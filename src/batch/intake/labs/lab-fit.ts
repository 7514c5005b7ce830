import type { Lab, Role } from '../../../model/lab.ts';
import { isRunnable } from '../../../submission/languages.ts';
import { readManifest } from '../../../submission/manifest.ts';
import { manifestIn } from '../../../submission/manifest-name.ts';
import { matchRole } from '../../../submission/match-files.ts';
import type { LabFolder } from './lab-folder.ts';

/** Files for roles that were said outright for a lab and a folder, as `mapFor` gives them. */
export type MapOf = (lab: Lab, folder: string) => Readonly<Record<string, string>>;

/** How well the files of a folder play a lab's roles. */
export interface LabFit {
  /** The share of the roles that have a file; one that is only nearly named so counts half. */
  readonly share: number;
  /** Programs that no role of the lab is played by. */
  readonly unusedFiles: number;
}

/** @param map files for roles that were said outright */
export function labFit(
  { folder, files }: LabFolder,
  lab: Lab,
  map: Readonly<Record<string, string>>,
): LabFit {
  const manifest = manifestIn(files);
  const commands = manifest === null ? [] : manifestRoles(folder, manifest);
  const said = Object.entries(map).filter(([, file]) => files.includes(file));
  const used = new Set(said.map(([, file]) => file));
  const named = [...commands, ...said.map(([role]) => role)];
  let played = 0;
  for (const role of lab.roles) {
    if (isNamed(role, named)) played += 1;
    else played += playedByFile(role, files, used);
  }
  const unusedFiles = files.filter((file) => isRunnable(file) && !used.has(file)).length;
  return { share: played / lab.roles.length, unusedFiles: commands.length > 0 ? 0 : unusedFiles };
}

/** 1 for a file that is named after the role, a half for one nearly so. */
function playedByFile(role: Role, files: readonly string[], used: Set<string>): number {
  const match = matchRole(role, files);
  const found = match.kind === 'one' ? [match.file] : match.kind === 'several' ? match.files : match.near;
  for (const file of found) used.add(file);
  if (match.kind !== 'none') return 1;
  return found.length > 0 ? 0.5 : 0;
}

function isNamed(role: Role, names: readonly string[]): boolean {
  return names.includes(role.id) || names.includes(role.kind.name);
}

/** Roles that a submission's own manifest has commands for; none where it cannot be read. */
function manifestRoles(folder: string, manifest: string): readonly string[] {
  try {
    return Object.keys(readManifest(folder, manifest).roles);
  } catch {
    return [];
  }
}
