import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileTimes } from '../intake.ts';
import { isDocumentName } from '../names/program-names.ts';
import { compareVersions, type VersionEvidence } from './compare-versions.ts';
import type { LabFolder } from './lab-folder.ts';

/** Which of several versions counts. */
export type VersionChoice =
  /** There is but one. */
  | { readonly kind: 'one'; readonly place: LabFolder }
  | {
      readonly kind: 'newest';
      readonly place: LabFolder;
      readonly others: readonly LabFolder[];
      readonly by: VersionEvidence;
    }
  /** Nothing tells which is the newest. */
  | { readonly kind: 'open'; readonly places: readonly LabFolder[] };

/**
 * The version that is newer than every other one.
 * @param places at least one, the most likely first
 */
export function chooseVersion(
  places: readonly [LabFolder, ...LabFolder[]],
  times: ReadonlyMap<string, FileTimes>,
): VersionChoice {
  const versions = withoutCopies(places);
  const [first] = places;
  if (versions.length < 2) return { kind: 'one', place: first };
  for (const place of versions) {
    const others = versions.filter((other) => other !== place);
    const orders = others.map((other) => compareVersions(place, other, times));
    const [order] = orders;
    if (order?.newer === 'a' && orders.every(({ newer }) => newer === 'a'))
      return { kind: 'newest', place, others, by: order.by };
  }
  return { kind: 'open', places: versions };
}

/** Of folders with the same files in them the first. */
function withoutCopies(places: readonly LabFolder[]): readonly LabFolder[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const content = contentOf(place);
    const isNew = !seen.has(content);
    seen.add(content);
    return isNew;
  });
}

/** Names and bytes of what is no document: versions are few and small. */
function contentOf({ folder, files }: LabFolder): string {
  const programs = files.filter((file) => !isDocumentName(file));
  return JSON.stringify(programs.map((file) => [file, readFileSync(join(folder, file), 'base64')]));
}
