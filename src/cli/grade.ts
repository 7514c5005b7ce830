import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import type { Source } from '../alike/sources.ts';
import { readStarter } from '../batch/alike/kept-starter.ts';
import type { Audience, BatchOrder, SheetWish } from '../batch/grading/batch-order.ts';
import type { BatchReport } from '../batch/grading/finish-class.ts';
import { gradeBatch } from '../batch/grading/grade-batch.ts';
import { readGroups } from '../batch/hand-ins/groups.ts';
import type { IntakeFormat } from '../batch/intake/intake.ts';
import { openIntake } from '../batch/intake/open-intake.ts';
import { assertEmptyOrBatch } from '../batch/kept/assert-empty-or-batch.ts';
import type { QueueAddress } from '../batch/queue/queue-address.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import { sweepTempFolders } from '../machine/temp-folder.ts';
import { say } from '../messages/say.ts';
import { type Message, message } from '../model/message.ts';
import { alikesIn } from './alikes-in.ts';
import { assertIsolation } from './assert-isolation.ts';
import { findLabs } from './batch-labs.ts';
import { parseBatchIsolation, parseFormat, parseNumber } from './batch-options.ts';
import { INTERRUPTED } from './exit-codes.ts';
import { readMapWish } from './grade-map.ts';
import { GradeProgress } from './grade-progress.ts';
import { type RuleFlags, readRuleFlags } from './grade-rules.ts';
import { gradeSummary } from './grade-summary.ts';
import { type Terminal, UseError } from './io.ts';

/** Options of `giliran grade`, as the command line gives them. */
export interface GradeFlags extends RuleFlags {
  readonly out?: string;
  readonly format?: string;
  /** False: the batch's map is forgotten. */
  readonly map?: string | false;
  /** Whether what can only be suggested is taken, where one file alone may be meant. */
  readonly acceptSuggestions?: boolean;
  readonly sheet?: string;
  readonly gradeColumn?: string;
  readonly commentColumn?: string;
  readonly assignment?: string;
  /** False: points are written into the sheet as they are. */
  readonly scale?: boolean;
  readonly jobs?: string;
  readonly seed?: string;
  readonly isolation?: string;
  readonly repeat?: string;
  /** Where workers of other machines take jobs from. */
  readonly queue?: string;
  readonly substitution?: boolean;
  readonly json?: boolean;
  /** A table of when students handed in. */
  readonly times?: string;
  /** A table of groups and their members; `none` forgets the one that is kept. */
  readonly groups?: string;
  /** False: hand-ins are not compared with each other. */
  readonly alike?: boolean;
  /** A folder of what all students were given; `none` forgets the one that is kept. */
  readonly starter?: string;
}

/**
 * Grades a whole class.
 * @returns 0 where every student has a mark, 1 where one has none, 130 after Ctrl-C
 */
export async function gradeCommand(
  labNames: string,
  submissions: string,
  flags: GradeFlags,
  io: Terminal,
): Promise<number> {
  const order = await readOrder(labNames, flags, io);
  refuseInside(order.out, submissions);
  assertEmptyOrBatch(order.out);
  if (flags.sheet !== undefined && !existsSync(flags.sheet))
    throw new UseError(message('grade.no-sheet', { file: flags.sheet }));
  // A giliran that was killed could not remove its copies of the hand-ins itself.
  sweepTempFolders();
  // With a queue it is the workers' machines that run the programs.
  if (order.queue === null) await assertIsolation(order.isolation, io);
  const intake = await openIntake(submissions, {
    format: order.format,
    labs: order.labs.map(({ lab }) => lab),
  });
  try {
    return conclude(await gradeBatch(intake, order), order, flags, io);
  } finally {
    await intake.close();
  }
}

/** What the command line asks for. */
interface GradeOrder extends BatchOrder {
  /** How the LMS gave out the class; null where that is to be told by its files. */
  readonly format: IntakeFormat | null;
}

/** Reads it. @throws UseError where that cannot be understood */
async function readOrder(labNames: string, flags: GradeFlags, io: Terminal): Promise<GradeOrder> {
  if (flags.out === undefined) throw new UseError(message('use.missing-argument', { name: '--out FOLDER' }));
  const { language, signal } = io;
  const labs = await findLabs(labNames);
  const out = resolve(flags.out);
  const known = labs.map(({ lab }) => lab);
  return {
    labs,
    queue: flags.queue === undefined ? null : await readAddress(flags.queue),
    out,
    outName: flags.out,
    isolation: parseBatchIsolation(flags.isolation),
    seed: flags.seed === undefined ? null : parseNumber('--seed', flags.seed, 0),
    repeat: flags.repeat === undefined ? 1 : parseNumber('--repeat', flags.repeat, 1),
    jobs: flags.jobs === undefined ? null : parseNumber('--jobs', flags.jobs, 1),
    mapWish: readMapWish(flags.map, known, language),
    format: parseFormat(flags.format),
    rules: readRuleFlags(flags),
    times: readTimesFlag(flags.times),
    groups: readGroupsFlag(flags.groups),
    starter: starterOf(flags.starter),
    sheet: sheetOf(flags),
    substitution: flags.substitution === false ? 'none' : 'needed',
    accept: flags.acceptSuggestions === true,
    alike: flags.alike !== false,
    graders,
    projectFolder: projectFolder(),
    tool: toolVersion(),
    language,
    audience: audienceAt(out, io),
    signal,
  };
}

/** Shows on a terminal how a batch goes on. */
function audienceAt(out: string, io: Terminal): Audience {
  return {
    log: (said) => log(said, io),
    begin: (total) => new GradeProgress(io, total),
    compare: (journal, labs) => alikesIn(journal, out, labs, io),
  };
}

/** Prints what a batch has come to. @returns the exit code */
function conclude(
  { summary, seed, count, tally, wasRemoved }: BatchReport,
  { out, outName, language }: BatchOrder,
  flags: GradeFlags,
  io: Terminal,
): number {
  const document = { schema: 1, out, seed, complete: !io.signal.aborted, ...tally, ...summary };
  if (flags.json) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else io.out(gradeSummary({ summary, out: outName, seed, language }));
  if (io.signal.aborted) {
    log(message('grade.interrupted', { count }), io);
    return INTERRUPTED;
  }
  if (wasRemoved) {
    log(message('grade.out-removed', { folder: outName }), io);
    return 2;
  }
  return summary.attention.length === 0 ? 0 : 1;
}

function log(said: Message, { err, language }: Terminal): void {
  err(`${say(said, language)}\n`);
}

async function readAddress(text: string): Promise<QueueAddress> {
  const { parseQueueAddress } = await import('../batch/queue/queue-address.ts');
  return parseQueueAddress(text);
}

/** @throws UseError where there is no such file */
function readTimesFlag(file: string | undefined): string | undefined {
  if (file !== undefined && !existsSync(file))
    throw new UseError(message('grade.no-table', { option: '--times', file }));
  return file;
}

/** @throws UseError where there is no such file; MessageError where it is no table of groups */
function readGroupsFlag(file: string | undefined): string | null | undefined {
  if (file === undefined) return undefined;
  if (file === 'none') return null;
  if (!existsSync(file)) throw new UseError(message('grade.no-table', { option: '--groups', file }));
  readGroups(readFileSync(file));
  return file;
}

function sheetOf({
  sheet,
  gradeColumn,
  commentColumn,
  assignment,
  scale,
}: GradeFlags): SheetWish | undefined {
  if (sheet === undefined) return undefined;
  return {
    file: sheet,
    choices: {
      gradeColumn: gradeColumn ?? null,
      commentColumn: commentColumn ?? null,
      assignment: assignment ?? null,
      scale: scale === false ? 'none' : 'sheet',
    },
  };
}

/** @throws UseError where there is no such folder; MessageError where it holds no sources */
function starterOf(folder: string | undefined): readonly Source[] | null | undefined {
  if (folder === undefined) return undefined;
  if (folder === 'none') return null;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UseError(message('alike.no-starter', { folder }));
  return readStarter(folder);
}

/** The batch's folder would be taken for a student's. */
function refuseInside(out: string, submissions: string): void {
  if (!existsSync(submissions)) return;
  const way = relative(realpathSync(submissions), existsSync(out) ? realpathSync(out) : out);
  if (way !== '' && (way.startsWith('..') || isAbsolute(way))) return;
  throw new UseError(message('grade.out-inside', { folder: out, path: submissions }));
}
