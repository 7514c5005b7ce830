import type { Lab } from '../../../model/lab.ts';
import type { LabFit } from './lab-fit.ts';
import type { LabFolder } from './lab-folder.ts';

/** A lab, and a folder that may be for it. */
export interface Pair extends LabFit {
  readonly lab: string;
  readonly place: LabFolder;
  /** How much the folder is named after the lab. */
  readonly affinity: number;
}

/** For each lab the folder that fits it best, by its name or its files. */
export function bestPlaces(pairs: readonly Pair[], labs: readonly Lab[]): ReadonlyMap<string, LabFolder> {
  const named = choose(pairs.filter(({ affinity }) => affinity > 0).sort(byName), () => true);
  const free = pairs.filter(
    ({ lab, place, share }) =>
      share > 0 && !named.has(lab) && !isTaken(place, takenByRivals(lab, labs, named)),
  );
  // Labs with other roles may well share a folder: of two versions both take the same.
  const fitting = choose(free.sort(byFit), (lab, other) => areRivals(lab, other, labs));
  // What is left over shares a folder with another lab that has no folder of its own either.
  const shared = free.filter(({ lab }) => !fitting.has(lab)).sort(byFit);
  for (const { lab, place } of shared) if (!fitting.has(lab)) fitting.set(lab, place);
  return new Map([...fitting, ...named]);
}

/**
 * Goes through pairs from the best on: each lab gets one folder, and each folder goes to one lab.
 * @param competes whether a folder that went to one lab cannot go to another
 */
function choose(
  pairs: readonly Pair[],
  competes: (lab: string, other: string) => boolean,
): Map<string, LabFolder> {
  const chosen = new Map<string, LabFolder>();
  for (const { lab, place } of pairs) {
    const others = new Map([...chosen].filter(([other]) => competes(lab, other)));
    if (!chosen.has(lab) && !isTaken(place, others)) chosen.set(lab, place);
  }
  return chosen;
}

/** Folders of labs with roles of the same name: their files cannot be for both. */
export function takenByRivals(
  lab: string,
  labs: readonly Lab[],
  chosen: ReadonlyMap<string, LabFolder>,
): ReadonlyMap<string, LabFolder> {
  return new Map([...chosen].filter(([other]) => other !== lab && areRivals(lab, other, labs)));
}

/** Whether two labs have roles of the same name. */
function areRivals(lab: string, other: string, labs: readonly Lab[]): boolean {
  const kindsOf = (id: string) => labs.find((one) => one.id === id)?.roles.map(({ kind }) => kind.name) ?? [];
  const own = kindsOf(lab);
  return kindsOf(other).some((kind) => own.includes(kind));
}

/** Whether a folder, or one around it, went to a lab already. */
function isTaken(place: LabFolder, chosen: ReadonlyMap<string, LabFolder>): boolean {
  return [...chosen.values()].some((other) => isWithin(place, other));
}

/** Whether a folder is another one, or lies in it. */
export function isWithin({ names }: LabFolder, around: LabFolder): boolean {
  return around.names.every((name, depth) => names[depth] === name);
}

function byName(a: Pair, b: Pair): number {
  return b.affinity - a.affinity || byFit(a, b);
}

/** The fuller one first, then the one with fewer programs that no role has, then the upper one. */
export function byFit(a: Pair, b: Pair): number {
  return b.share - a.share || a.unusedFiles - b.unusedFiles || a.place.names.length - b.place.names.length;
}
