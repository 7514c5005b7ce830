import type { Lab } from '../../../model/lab.ts';
import type { Unpacked } from '../intake.ts';
import { fitsGlob } from '../map/glob.ts';
import { archiveStem } from '../names/archive-names.ts';
import { bestPlaces, byFit, isWithin, type Pair, takenByRivals } from './best-places.ts';
import { chooseVersion } from './choose-version.ts';
import type { VersionEvidence } from './compare-versions.ts';
import { labFit, type MapOf } from './lab-fit.ts';
import { type LabFolder, labFolders } from './lab-folder.ts';
import { nameAffinity, plainText } from './name-affinity.ts';
import { isOldName, isVersionName } from './version-names.ts';
import { wholeFolders } from './whole-folders.ts';

/** The folder of a hand-in that is graded for a lab, and of several versions why that one. */
export type LabChoice =
  | { readonly kind: 'folder'; readonly folder: string; readonly versions: TakenVersion | null }
  /** Several versions, and nothing tells which is the newest: how people know them. */
  | { readonly kind: 'open'; readonly names: readonly string[] }
  /** A folder was said outright, and there is none of that name. */
  | { readonly kind: 'missing'; readonly wanted: string; readonly names: readonly string[] }
  /** No folder has a program for any role. */
  | { readonly kind: 'none' };

/** Of several versions the one that was taken. Folders are named from the top of the hand-in. */
export interface TakenVersion {
  readonly taken: string;
  readonly others: readonly string[];
  readonly by: VersionEvidence | 'map';
}

const NOTHING_SAID: SaidFolder = { own: [], everybody: [] };

/** What people have said of a hand-in. */
export interface SaidOfLabs {
  readonly mapOf?: MapOf;
  readonly folderOf?: (lab: Lab) => SaidFolder;
}

/** Patterns for the folder that counts for a lab: the first that any folder fits. */
export interface SaidFolder {
  /** Of this student: a folder of that name must be there. */
  readonly own: readonly string[];
  /** A version for all students: it counts for those who have one. */
  readonly everybody: readonly string[];
}

/**
 * The folder of a hand-in that is to be graded for each lab: the one that is named after it, or else the one
 * whose files play its roles best, and of several versions the newest. Labs whose files all lie flat in one folder
 * share it.
 * @returns a choice for each lab's id
 */
export function foldersForLabs(
  { root, folder, times }: Pick<Unpacked, 'root' | 'folder' | 'times'>,
  labs: readonly Lab[],
  { mapOf = () => ({}), folderOf = () => NOTHING_SAID }: SaidOfLabs = {},
): ReadonlyMap<string, LabChoice> {
  const places = labFolders(root, folder);
  const pairs = labs.flatMap((lab) =>
    places.map((place): Pair => {
      const affinity = affinityOf(place, lab);
      return { lab: lab.id, place, affinity, ...labFit(place, lab, mapOf(lab, place.folder)) };
    }),
  );
  const wholes = labs.flatMap((lab) =>
    wholeFolders(root, folder, lab, mapOf).map(
      ({ place, share }): Pair => ({
        lab: lab.id,
        place,
        affinity: affinityOf(place, lab),
        share,
        unusedFiles: 0,
      }),
    ),
  );
  const apart = bestPlaces(pairs, labs);
  const usable = wholes
    .filter(({ lab, place }) => !holdsAnothers(place, lab, labs, apart))
    .filter((pair) => !wholes.some((inner) => isNamedWithin(inner, pair)));
  const all = [...pairs, ...usable];
  const whole = all.filter((pair) => !usable.some((around) => isPartOf(pair, around)));
  const best = bestPlaces(whole, labs);
  return new Map(
    labs.map((lab) => {
      const ofLab = whole.filter((pair) => pair.lab === lab.id);
      const first = ofLab.find(({ place }) => place === best.get(lab.id));
      const fitting = all.filter((pair) => pair.lab === lab.id).toSorted(byFit);
      const { own, everybody } = folderOf(lab);
      const said = saidPair(fitting, own);
      const [wanted] = own;
      if (wanted !== undefined && said === null)
        return [lab.id, { kind: 'missing', wanted, names: places.map(shownName) }];
      const meant = said ?? saidPair(fitting, everybody);
      return [lab.id, choiceFor(ofLab, first ?? null, meant, { lab, labs, best, times })];
    }),
  );
}

/** Whether a folder holds what is another lab's with such roles: then it is not one lab's as a whole. */
function holdsAnothers(
  place: LabFolder,
  lab: string,
  labs: readonly Lab[],
  best: ReadonlyMap<string, LabFolder>,
): boolean {
  return [...takenByRivals(lab, labs, best).values()].some((other) => isWithin(other, place));
}

/** Whether of two whole folders the inner one is named more after the lab. */
function isNamedWithin(inner: Pair, around: Pair): boolean {
  return inner.lab === around.lab && inner.affinity > around.affinity && isWithin(inner.place, around.place);
}

/**
 * Whether a folder counts only with the others in a whole one: not where it is named after the lab, and the one around
 * it is not, nor where its name says that it is another version.
 */
function isPartOf(pair: Pair, around: Pair): boolean {
  return (
    pair !== around &&
    pair.lab === around.lab &&
    pair.affinity <= around.affinity &&
    isWithin(pair.place, around.place) &&
    !pair.place.names.slice(around.place.names.length).some(isOldName)
  );
}

interface ChoiceContext {
  readonly lab: Lab;
  readonly labs: readonly Lab[];
  readonly best: ReadonlyMap<string, LabFolder>;
  readonly times: Unpacked['times'];
}

/** @param first what the names and the files speak for; null where nothing does */
function choiceFor(
  ofLab: readonly Pair[],
  first: Pair | null,
  said: Pair | null,
  desk: ChoiceContext,
): LabChoice {
  const others = first === null ? [] : versionsOf(ofLab, first, desk);
  if (said !== null) {
    const left = [...(first === null ? [] : [first]), ...others].filter((pair) => pair !== said);
    const versions =
      left.length === 0
        ? null
        : takenVersion(
            said.place,
            left.map(({ place }) => place),
            'map',
          );
    return { kind: 'folder', folder: said.place.folder, versions };
  }
  if (first === null) return { kind: 'none' };
  const choice = chooseVersion([first.place, ...others.map(({ place }) => place)], desk.times);
  switch (choice.kind) {
    case 'one':
      return { kind: 'folder', folder: choice.place.folder, versions: null };
    case 'newest':
      return {
        kind: 'folder',
        folder: choice.place.folder,
        versions: takenVersion(choice.place, choice.others, choice.by),
      };
    case 'open':
      return { kind: 'open', names: choice.places.map(shownName) };
  }
}

function takenVersion(taken: LabFolder, others: readonly LabFolder[], by: TakenVersion['by']): TakenVersion {
  return { taken: shownName(taken), others: others.map(shownName), by };
}

function shownName({ names }: LabFolder): string {
  return names.length === 0 ? '.' : names.join('/');
}

/**
 * Other folders that could be it just as well: they play as many roles, and are no other lab's. Where the first is
 * named after the lab, a name that says nothing is another exercise's.
 */
function versionsOf(
  ofLab: readonly Pair[],
  first: Pair,
  { lab, labs, best }: ChoiceContext,
): readonly Pair[] {
  const rivals = takenByRivals(lab.id, labs, best);
  return ofLab
    .filter((pair) => pair !== first && pair.share > 0 && pair.share >= first.share)
    .filter(({ place }) => ![...rivals.values()].includes(place))
    .filter(({ place, affinity }) =>
      labs.every((other) => other.id === lab.id || affinityOf(place, other) <= affinity),
    )
    .filter(({ place, affinity }) => affinity > 0 || !isAnotherLabs(place, lab))
    .filter(({ place, affinity }) => affinity > 0 === first.affinity > 0 || place.names.some(isVersionName))
    .toSorted(byFit);
}

/** Whether a folder is for a lab that is much like this one: by its name, or as there are more of a role than here. */
function isAnotherLabs({ names, files }: LabFolder, { id, roles }: Lab): boolean {
  const known = plainText(id);
  if (names.some((name) => plainText(name).includes(known))) return true;
  return roles.some(({ kind, number }) => {
    const most = roles.filter((role) => role.kind.name === kind.name).length;
    return number !== null && files.some((file) => (numberIn(file, kind.name) ?? 0) > most);
  });
}

/** The number of `client3.py`, for the kind `client`. */
function numberIn(file: string, kind: string): number | null {
  const [, stem, digits] = /^(\D+)(\d{1,2})\.[^.]+$/.exec(file) ?? [];
  return stem === kind ? Number(digits) : null;
}

/** Of folders that were said outright the one whose files fit best. */
function saidPair(ofLab: readonly Pair[], patterns: readonly string[]): Pair | null {
  for (const pattern of patterns) {
    const found = ofLab.find(({ place }) => isMeant(place, pattern));
    if (found) return found;
  }
  return null;
}

/** Whether a pattern matches a folder, or one around it: its own name, or its path from the top of the hand-in. */
function isMeant({ names }: LabFolder, pattern: string): boolean {
  const plain = pattern.replace(/^\.\/|\/+$/g, '');
  if (plain === '' || plain === '.') return names.length === 0;
  const parts = plain.split('/');
  const wanted = [...parts.slice(0, -1), archiveStem(parts.at(-1) ?? '')].join('/');
  return names.some((name, depth) =>
    [plain, wanted].some(
      (glob) => fitsGlob(name, glob) || fitsGlob(names.slice(0, depth + 1).join('/'), glob),
    ),
  );
}

function affinityOf({ names }: LabFolder, lab: Lab): number {
  return Math.max(0, ...names.map((name) => nameAffinity(name, lab)));
}
