import { readSources } from '../../alike/sources.ts';
import type { Lab } from '../../model/lab.ts';
import { unwrapFolder } from '../../submission/folder.ts';
import { manifestIn } from '../../submission/manifest-name.ts';
import { matchRole } from '../../submission/match-files.ts';
import type { Listing } from './chapter.ts';

/**
 * The student's sources for a lab, where a check finds them; empty where they are far too many, or binary.
 * @param others labs in the same report: sources that are theirs alone are listed with them
 * @throws the file system's error
 */
export function listingsOf(folder: string, lab: Lab, others: readonly Lab[]): readonly Listing[] {
  const home = unwrapFolder(
    folder,
    lab.id,
    (files) => manifestIn(files) !== null || playing(lab, files).size > 0,
  );
  const all = readSources(home);
  if (all.status !== 'read') return [];
  const names = all.files.map(({ path }) => path);
  const own = playing(lab, names);
  const theirs = new Set(others.flatMap((other) => [...playing(other, names)]));
  const aside = others.map(({ id }) => `${id}/`);
  return all.files
    .filter(({ path }) => own.has(path) || !theirs.has(path))
    .filter(({ path }) => !aside.some((place) => path.startsWith(place)))
    .map(({ path, text }) => ({ path, text }));
}

/** The files at the top of the folder that play a lab's roles, or may be meant to. */
function playing({ roles }: Lab, files: readonly string[]): ReadonlySet<string> {
  const top = files.filter((file) => !file.includes('/'));
  return new Set(
    roles.flatMap((role) => {
      const match = matchRole(role, top);
      if (match.kind === 'one') return [match.file];
      return match.kind === 'several' ? match.files : [];
    }),
  );
}
