import { join } from 'node:path';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import type { Accepted } from '../intake/map/accept.ts';
import { suggestMap } from '../intake/map/suggest-map.ts';
import type { Journal } from '../journal/journal.ts';
import { keptMapFile } from '../kept/kept-map.ts';
import { writeAtomically } from '../kept/write-atomically.ts';
import { unstableIn } from '../marks/results.ts';
import { finishBatch } from '../outputs/finish-batch.ts';
import { readClassAssets, readPageAssets } from '../outputs/page.ts';
import { type Summary, summarize } from '../outputs/summarize.ts';
import type { BatchOrder } from './batch-order.ts';
import type { ClassReport } from './grade-class.ts';
import type { Tally, TallyCounts } from './tally.ts';

/** What a batch has come to. */
export interface BatchReport {
  readonly summary: Summary;
  readonly seed: number;
  /** How many results there are. */
  readonly count: number;
  readonly tally: TallyCounts;
  /** Whether the batch's folder was removed while it was graded, and is written anew. */
  readonly wasRemoved: boolean;
}

/** What going through the class has shown. */
export interface Gone extends ClassReport {
  /** What was taken though it could only be suggested. */
  readonly accepted: readonly Accepted[];
  readonly tally: Tally;
  /** Whether the batch has a map, given or kept. */
  readonly hasMap: boolean;
}

/** Writes everything that a batch gives out, and tells what is worth a look. */
export async function finishClass(journal: Journal, gone: Gone, order: BatchOrder): Promise<BatchReport> {
  const { audience, out, outName, projectFolder, language } = order;
  const { log } = audience;
  const wasRemoved = journal.rescue();
  const labs = new Map(order.labs.map(({ lab }): [string, Lab] => [lab.id, lab]));
  const alikes = await audience.compare(journal, labs);
  const assets = readPageAssets(projectFolder);
  const classAssets = readClassAssets(projectFolder);
  const { results, remarks } = finishBatch({ journal, out, labs, alikes, language, assets, classAssets });
  for (const remark of remarks) log(remark);
  logAccepted(gone, order);
  suggest(gone, order);
  for (const said of gone.tally.messages()) log(said);
  const groups = alikes.reduce((sum, lab) => sum + lab.groups.length, 0);
  if (groups > 0) log(message('alike.found', { count: groups, file: join(outName, 'index.html') }));
  return {
    summary: summarize(results, unstableIn(journal)),
    seed: journal.header.seed,
    count: results.length,
    tally: gone.tally.counts(),
    wasRemoved,
  };
}

function logAccepted({ accepted }: Gone, { audience: { log }, out }: BatchOrder): void {
  for (const one of accepted) log(sayAccepted(one));
  if (accepted.length > 0) log(message('grade.accepted-kept', { file: keptMapFile(out) }));
}

/** What was taken for a student, and how to have it otherwise. */
function sayAccepted({ student, lab, files }: Accepted): Message {
  const taken = Object.entries(files).map(([role, file]) => `${role} = ${file}`);
  return message('grade.accepted', { student: student.name || student.key, lab, taken });
}

/** Writes a map that a person may complete, for those whose files do not play all roles. */
function suggest({ unmatched, accepted, hasMap }: Gone, order: BatchOrder): void {
  const { audience, out, language, signal } = order;
  const suggestions = suggestMap(unmatched, (said) => say(said, language));
  if (suggestions === '' || signal.aborted) return;
  const file = join(out, 'map-suggestions.yaml');
  writeAtomically(file, suggestions);
  audience.log(
    !hasMap && accepted.length === 0
      ? message('grade.suggestions', { file })
      : message('grade.more-suggestions', { file, map: keptMapFile(out) }),
  );
}
