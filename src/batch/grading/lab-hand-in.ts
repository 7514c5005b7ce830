import { firstNames } from '../../model/first-names.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import { listFolder } from '../../submission/folder.ts';
import type { LabChoice, TakenVersion } from '../intake/labs/folders-for-labs.ts';
import { mappedRemarks, playedOtherwise, takenRemarks } from './unmatched.ts';

/** What a student has handed in for one lab. */
export interface LabHandIn {
  readonly folder: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
  /** What a map settles, role to file. */
  readonly settled: Readonly<Record<string, string>>;
  /** That, and what folders below say by their own and their files' names. */
  readonly known: Readonly<Record<string, string>>;
  /** Null where there is but one. */
  readonly versions: TakenVersion | null;
  /** What is to be said of files that a map settles. */
  readonly mapped: readonly Message[];
  /** What is to be said of files that were taken by their names; a check says it by itself. */
  readonly taken: readonly Message[];
}

/** Where nothing could be told to be for the lab. */
export const NO_HAND_IN: LabHandIn = {
  folder: '',
  files: [],
  settled: {},
  known: {},
  versions: null,
  mapped: [],
  taken: [],
};

/** How many names of files are told. */
export const MOST_FILES = 8;

/** What lies in the folder that was chosen. @param mapOf what a map says of it, role to file */
export function handInOf(
  { folder, versions }: Extract<LabChoice, { kind: 'folder' }>,
  lab: Lab,
  mapOf: (lab: Lab, folder: string) => Readonly<Record<string, string>>,
): LabHandIn {
  const { files } = listFolder(folder);
  return settledHandIn({ folder, files, versions }, lab, mapOf(lab, folder));
}

/** The same files, with what a map says of them. @param settled role to file */
export function settledHandIn(
  { folder, files, versions }: Pick<LabHandIn, 'folder' | 'files' | 'versions'>,
  lab: Lab,
  settled: Readonly<Record<string, string>>,
): LabHandIn {
  const known = { ...playedOtherwise(folder, lab, files, settled), ...settled };
  const taken = takenRemarks(lab, files, settled, known);
  return { folder, files, versions, settled, known, mapped: mappedRemarks(settled), taken };
}

/** Says which of several versions was taken, and what else there is. */
export function versionRemarks({ versions }: LabHandIn): readonly Message[] {
  if (versions === null) return [];
  const { taken, others, by } = versions;
  const why = message(`intake.version-by-${by}`);
  return [message('intake.versions', { taken, others: firstNames(others, MOST_FILES), why })];
}
