import { existsSync } from 'node:fs';
import { alikeGroups } from '../../alike/groups.ts';
import { type Essence, essenceOf, readSources, type Source } from '../../alike/sources.ts';
import type { AlikeGroup, LabAlikes, WhyLeft } from '../../model/alike.ts';
import type { Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import type { Brief, Journal } from '../journal/journal.ts';
import { type KeptSources, keptSources } from './kept-sources.ts';
import { keptStarter } from './kept-starter.ts';

/** Fewer tokens than this are alike by chance. */
const LEAST_TOKENS = 50;

export interface AlikeOrder {
  readonly journal: Journal;
  /** The batch's folder. */
  readonly out: string;
  /** The labs that are known here, by their ids. */
  readonly labs: ReadonlyMap<string, Pick<Lab, 'reference'>>;
  /** Called now and then, to let others have their turn; what it throws ends the search. */
  readonly breathe: () => Promise<void>;
}

/**
 * Compares what a batch keeps of all hand-ins, lab by lab. What all students were given and the lab's reference are
 * left out, and what a group has handed in counts once.
 * @returns nothing of labs of which no sources are kept
 */
export async function findAlikes({ journal, out, labs, breathe }: AlikeOrder): Promise<readonly LabAlikes[]> {
  // In the order of the keys: the order in which the work was done is a matter of chance.
  const briefs = [...journal.briefs()].sort((a, b) => (a.student.key < b.student.key ? -1 : 1));
  const starter = keptStarter(out);
  const found: LabAlikes[] = [];
  for (const lab of [...new Set(briefs.map((brief) => brief.lab))].sort()) {
    const handIns: HandIn[] = [];
    for (const brief of briefs.filter((one) => one.lab === lab)) {
      addHandIn(handIns, brief, keptSources(out, brief.student.key, lab));
      await breathe();
    }
    if (handIns.every(({ kept }) => kept === null)) continue;
    const known = [starter, referenceOf(labs.get(lab))].filter((files) => files.length > 0);
    found.push(await compare(lab, handIns, known, breathe));
  }
  return found;
}

/** What one student, or a group, has handed in for a lab. */
interface HandIn {
  readonly students: Student[];
  readonly kept: KeptSources | null;
}

/** The same files of several members of a group are one hand-in, with all of them as its students. */
function addHandIn(handIns: HandIn[], { student, basis }: Brief, found: KeptSources | null): void {
  const kept = found?.submission === basis.digest ? found : null;
  const isTogether = ({ kept: other }: HandIn): boolean =>
    other?.group === kept?.group && other?.submission === kept?.submission;
  const together = kept === null || kept.group === null ? undefined : handIns.find(isTogether);
  if (together === undefined) handIns.push({ students: [student], kept });
  else together.students.push(student);
}

async function compare(
  lab: string,
  handIns: readonly HandIn[],
  known: readonly (readonly Source[])[],
  breathe: () => Promise<void>,
): Promise<LabAlikes> {
  const digests = new Map<string, string>();
  const left: { readonly student: Student; readonly why: WhyLeft }[] = [];
  const compared: { readonly students: readonly Student[]; digest: string; files: readonly Source[] }[] = [];
  const given = new Set(known.flatMap((files) => essenceOf(files).files));
  for (const { students, kept } of handIns) {
    const sources = kept?.sources ?? UNREAD;
    await breathe();
    if (sources.status === 'left') {
      left.push(...students.map((student) => ({ student, why: sources.why })));
      continue;
    }
    const essence = essenceOf(sources.files);
    const { digest } = essence;
    for (const { key } of students) digests.set(key, digest);
    const why = whyNot(essence, given);
    if (why === null) compared.push({ students, digest, files: sources.files });
    else left.push(...students.map((student) => ({ student, why })));
  }
  const groups = await alikeGroups(compared, known, breathe);
  return {
    lab,
    compared: compared.length,
    groups: groups.map(({ isSame, members, pairs }): AlikeGroup => {
      const own = members.flatMap((place) => compared[place] ?? []);
      return { isSame, pairs, handIns: own.map(({ students, files }) => ({ students, files })) };
    }),
    left,
    digests,
  };
}

const UNREAD = { status: 'left', why: 'unread' } as const;

/** Why sources would not tell anything; null where they may. */
function whyNot({ files, size }: Essence, given: ReadonlySet<string>): WhyLeft | null {
  if (files.every((digest) => given.has(digest))) return 'given';
  return size < LEAST_TOKENS ? 'short' : null;
}

function referenceOf(lab: Pick<Lab, 'reference'> | undefined): readonly Source[] {
  const folder = lab?.reference ?? null;
  if (folder === null || !existsSync(folder)) return [];
  const sources = readSources(folder);
  return sources.status === 'read' ? sources.files : [];
}
