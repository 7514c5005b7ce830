import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import { MessageError, message } from '../../model/message.ts';
import { keepStarter } from '../alike/kept-starter.ts';
import { withGroups } from '../hand-ins/groups.ts';
import { keepWhen } from '../hand-ins/keep-when.ts';
import { keepGroups, keptGroups } from '../hand-ins/kept-groups.ts';
import type { Intake } from '../intake/intake.ts';
import type { Accepted } from '../intake/map/accept.ts';
import type { MapFile } from '../intake/map/map-file.ts';
import { jobId } from '../job/job.ts';
import { Journal } from '../journal/journal.ts';
import { withBatchLock } from '../kept/batch-lock.ts';
import { keepAccepted, settleMap } from '../kept/settle-map.ts';
import { sweepParts } from '../kept/write-atomically.ts';
import { keepRules, readRules } from '../marks/rules.ts';
import { readPageAssets } from '../outputs/page.ts';
import { keepSheet } from '../outputs/sheet-choice.ts';
import type { BatchOrder } from './batch-order.ts';
import type { ClassEvent } from './class-order.ts';
import { crewFor } from './crew.ts';
import { type BatchReport, finishClass } from './finish-class.ts';
import { type ClassReport, gradeClass } from './grade-class.ts';
import { logIntake } from './log-intake.ts';
import { Tally } from './tally.ts';

/**
 * Grades a class in the folder of its batch, which no other process may hold meanwhile, and writes everything that
 * the batch gives out. When the signal is given, that is what is finished so far.
 * @throws MessageError where the batch has another seed than the one asked for, or another process holds it
 */
export function gradeBatch(opened: Intake, order: BatchOrder): Promise<BatchReport> {
  return withBatchLock(order.out, async () => {
    const { out, tool, seed } = order;
    const journal = new Journal(out, { to: 'begin', seed: seed ?? randomInt(1, 1_000_000), tool });
    try {
      return await gradeWith(journal, opened, order);
    } finally {
      journal.close();
    }
  });
}

async function gradeWith(journal: Journal, opened: Intake, order: BatchOrder): Promise<BatchReport> {
  const { out, outName, seed, audience, language } = order;
  const { header } = journal;
  if (seed !== null && seed !== header.seed)
    throw new MessageError(message('grade.other-seed', { folder: outName, seed: header.seed, found: seed }));
  for (const folder of ['traces', 'pages']) sweepParts(join(out, folder));
  if (order.sheet !== undefined) keepSheet(out, order.sheet.file, language, order.sheet.choices);
  const labs = order.labs.map(({ lab }) => lab);
  const map = settleMap(order.mapWish, out, labs, language, audience.log);
  const intake = settleClass(opened, order);
  for (const remark of keepWhen(out, intake.students, order.times)) audience.log(remark);
  logIntake(intake, journal, map, order);
  journal.append(sessionOf(order, intake));
  const gone = await goThrough(intake, journal, map, labs, order);
  return finishClass(journal, { ...gone, hasMap: map !== null }, order);
}

/** Keeps what is said of the class with the batch. @returns the class, with its groups */
function settleClass(opened: Intake, { out, rules, alike, starter, groups }: BatchOrder): Intake {
  keepRules(out, { ...rules, ...(alike === readRules(out).alike ? {} : { alike }) });
  if (starter !== undefined) keepStarter(out, starter);
  if (groups !== undefined) keepGroups(out, groups === null ? null : readFileSync(groups));
  return withGroups(opened, keptGroups(out));
}

function sessionOf(
  { labs, isolation, substitution, repeat, language, tool }: BatchOrder,
  { format }: Intake,
) {
  return {
    kind: 'session',
    at: new Date().toISOString(),
    tool,
    labs: labs.map(({ record }) => record),
    format,
    options: { isolation, substitution, repeat, language },
  } as const;
}

/** Goes through the class, and has its jobs done. */
async function goThrough(
  intake: Intake,
  journal: Journal,
  map: MapFile | null,
  labs: readonly Lab[],
  order: BatchOrder,
) {
  const tally = new Tally();
  const accepted = new Map<string, Accepted>();
  const follower = order.audience.begin(intake.students.length * labs.length);
  const onEvent = (event: ClassEvent): void => {
    tally.count(event);
    if (event.kind === 'accepted') {
      // At once: a batch that is broken off goes on with it.
      keepAccepted(order.out, event.accepted, labs);
      accepted.set(jobId(event.accepted.student.key, event.accepted.lab), event.accepted);
    }
    if (event.kind === 'kept') follower.keep();
    if (event.kind === 'finished') follower.finish(event.record.status === 'graded');
  };
  const report = await gradeAll(intake, journal, map, labs, onEvent, order).finally(() => follower.end());
  return { ...report, accepted: [...accepted.values()], tally };
}

async function gradeAll(
  intake: Intake,
  journal: Journal,
  map: MapFile | null,
  labs: readonly Lab[],
  onEvent: (event: ClassEvent) => void,
  order: BatchOrder,
): Promise<ClassReport> {
  const { signal, projectFolder, audience } = order;
  const crew = await crewFor({ ...order, log: audience.log }, journal);
  const stop = (): void => void crew.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const { workforce, atOnce } = crew;
    const assets = readPageAssets(projectFolder);
    return await gradeClass({ ...order, intake, labs, journal, map, assets, workforce, atOnce, onEvent });
  } finally {
    signal.removeEventListener('abort', stop);
    await crew.close();
  }
}
