import type { Lab } from '../../../model/lab.ts';
import type { Unpacked } from '../intake.ts';
import { type LabFit, labFit } from './lab-fit.ts';
import { type LabFolder, labFolders } from './lab-folder.ts';
import { nameAffinity } from './name-affinity.ts';
import { withWholeHandIn } from './whole-hand-in.ts';

/** A lab, and a folder that may be for it. */
interface Pair extends LabFit {
  readonly lab: string;
  readonly place: LabFolder;
  /** How much the folder is named after the lab. */
  readonly affinity: number;
}

/** Files for roles that were said outright for a lab and a folder, as `mapFor` gives them. */
export type MapOf = (lab: Lab, folder: string) => Readonly<Record<string, string>>;

/**
 * The folder of a hand-in that is to be graded for each lab: the one that is named after it, or else the one
 * whose files play its roles best. Labs whose files all lie flat in one folder share it.
 * @returns a folder for each lab's id; null where none has a program for any role
 */
export function foldersForLabs(
  { root, folder }: Pick<Unpacked, 'root' | 'folder'>,
  labs: readonly Lab[],
  mapOf: MapOf = () => ({}),
): ReadonlyMap<string, string | null> {
  const places = labFolders(root, folder);
  const pairs = labs.flatMap((lab) =>
    places.map((place): Pair => {
      const affinity = Math.max(0, ...place.names.map((name) => nameAffinity(name, lab)));
      return { lab: lab.id, place, affinity, ...labFit(place, lab, mapOf(lab, place.folder)) };
    }),
  );
  const named = choose(pairs.filter(({ affinity }) => affinity > 0).sort(byName));
  const free = pairs.filter(
    ({ lab, place, share }) =>
      share > 0 && !named.has(lab) && !isTaken(place, takenByRivals(lab, labs, named)),
  );
  const fitting = choose(free.sort(byFit));
  // What is left over shares a folder with another lab that has no folder of its own either.
  const shared = free.filter(({ lab }) => !fitting.has(lab)).sort(byFit);
  for (const { lab, place } of shared) if (!fitting.has(lab)) fitting.set(lab, place);
  const chosen = new Map(labs.map(({ id }) => [id, (named.get(id) ?? fitting.get(id))?.folder ?? null]));
  return withWholeHandIn(folder, labs, chosen, (lab) => named.has(lab));
}

/** Goes through pairs from the best on: each lab gets one folder, and each folder goes to one lab. */
function choose(pairs: readonly Pair[]): Map<string, LabFolder> {
  const chosen = new Map<string, LabFolder>();
  for (const { lab, place } of pairs) if (!chosen.has(lab) && !isTaken(place, chosen)) chosen.set(lab, place);
  return chosen;
}

/** Folders of labs with roles of the same name: their files cannot be for both. */
function takenByRivals(
  lab: string,
  labs: readonly Lab[],
  named: ReadonlyMap<string, LabFolder>,
): ReadonlyMap<string, LabFolder> {
  const kindsOf = (id: string) =>
    labs.find((other) => other.id === id)?.roles.map(({ kind }) => kind.name) ?? [];
  const own = kindsOf(lab);
  return new Map([...named].filter(([other]) => kindsOf(other).some((kind) => own.includes(kind))));
}

/** Whether a folder, or one around it, went to a lab already. */
function isTaken({ names }: LabFolder, chosen: ReadonlyMap<string, LabFolder>): boolean {
  return [...chosen.values()].some((other) => other.names.every((name, depth) => names[depth] === name));
}

function byName(a: Pair, b: Pair): number {
  return b.affinity - a.affinity || byFit(a, b);
}

function byFit(a: Pair, b: Pair): number {
  return b.share - a.share || a.strangers - b.strangers || a.place.names.length - b.place.names.length;
}
