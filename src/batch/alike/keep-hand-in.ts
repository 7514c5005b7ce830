import { readSources, type Sources } from '../../alike/sources.ts';
import type { Lab } from '../../model/lab.ts';
import { listFolder } from '../../submission/folder.ts';
import { matchRole } from '../../submission/match-files.ts';
import type { Handed, Unpacked } from '../intake/intake.ts';
import type { LabChoice } from '../intake/labs/folders-for-labs.ts';
import { keepSources } from './kept-sources.ts';

/**
 * Keeps the sources of a hand-in for each lab, whether they can be run or not. Where that fails, it is known as a
 * hand-in that is not compared: no mark depends on it.
 */
export function keepHandIn(
  out: string,
  { student, group }: Handed,
  unpacked: Unpacked,
  labs: readonly Lab[],
  choices: ReadonlyMap<string, LabChoice>,
): void {
  for (const lab of labs) {
    try {
      const sources = sourcesFor(lab, labs, choices, unpacked);
      keepSources(out, student.key, lab.id, {
        submission: unpacked.digest,
        group: group?.name ?? null,
        sources,
      });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

function sourcesFor(
  lab: Lab,
  labs: readonly Lab[],
  choices: ReadonlyMap<string, LabChoice>,
  { folder }: Unpacked,
): Sources {
  const choice = choices.get(lab.id);
  const others = labs.filter(({ id }) => id !== lab.id);
  const folderOf = (id: string): string | null => {
    const one = choices.get(id);
    return one?.kind === 'folder' ? one.folder : null;
  };
  if (choice?.kind === 'folder') {
    const beside = others.filter(({ id }) => folderOf(id) === choice.folder);
    return readSources(choice.folder, filesOfOthers(choice.folder, lab, beside));
  }
  // What is there is for another lab, where that has found it.
  if (others.some(({ id }) => folderOf(id) !== null)) return { status: 'left', why: 'nothing' };
  return readSources(folder);
}

/** Files that play roles of other labs, and none of this one. */
function filesOfOthers(folder: string, lab: Lab, others: readonly Lab[]): ReadonlySet<string> {
  const { files } = listFolder(folder);
  const own = playing(lab, files);
  return new Set(others.flatMap((other) => [...playing(other, files)].filter((file) => !own.has(file))));
}

function playing({ roles }: Lab, files: readonly string[]): ReadonlySet<string> {
  return new Set(
    roles.flatMap((role) => {
      const match = matchRole(role, files);
      if (match.kind === 'one') return [match.file];
      return match.kind === 'several' ? match.files : [];
    }),
  );
}
