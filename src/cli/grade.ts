import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import type { Source } from '../alike/sources.ts';
import { keepStarter, readStarter } from '../batch/alike/kept-starter.ts';
import { assertEmptyOrBatch } from '../batch/assert-empty-or-batch.ts';
import { withBatchLock } from '../batch/batch-lock.ts';
import type { Reason } from '../batch/cache-key.ts';
import { finishBatch } from '../batch/finish-batch.ts';
import { type ClassEvent, type ClassReport, gradeClass } from '../batch/grade-class.ts';
import { readGroups, withGroups } from '../batch/groups.ts';
import { readTimes, rollOf } from '../batch/handed-in.ts';
import type { Intake, IntakeFormat } from '../batch/intake/intake.ts';
import type { Accepted } from '../batch/intake/map/accept.ts';
import type { MapFile } from '../batch/intake/map/map-file.ts';
import { unknownStudents } from '../batch/intake/map/map-for.ts';
import { suggestMap } from '../batch/intake/map/suggest-map.ts';
import { openIntake } from '../batch/intake/open-intake.ts';
import { type BatchIsolation, jobId } from '../batch/job.ts';
import { Journal } from '../batch/journal/journal.ts';
import { keepGroups, keptGroups } from '../batch/kept-groups.ts';
import { keptMapFile } from '../batch/kept-map.ts';
import { readClassAssets, readPageAssets } from '../batch/outputs/page.ts';
import { sheetTimes } from '../batch/outputs/read-sheet.ts';
import { keepSheet } from '../batch/outputs/sheet-choice.ts';
import { type Summary, summarize } from '../batch/outputs/summarize.ts';
import type { QueueAddress } from '../batch/queue/queue-address.ts';
import { unstableIn } from '../batch/results.ts';
import { keepRoll, readRoll } from '../batch/roll.ts';
import { keepRules, type Rules, readRules } from '../batch/rules.ts';
import { sweepParts, writeAtomically } from '../batch/write-atomically.ts';
import { sweepTempFolders } from '../machine/temp-folder.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { unreachable } from '../model/unreachable.ts';
import { alikesIn } from './alikes-in.ts';
import { assertIsolation } from './assert-isolation.ts';
import { findLabs, type NamedLab } from './batch-labs.ts';
import { parseFormat, parseIsolation, parseNumber } from './batch-options.ts';
import { crewHere, crewOf } from './crew.ts';
import { INTERRUPTED } from './exit-codes.ts';
import { keepAccepted, type MapWish, readMapWish, sayAccepted, settleMap } from './grade-map.ts';
import { GradeProgress } from './grade-progress.ts';
import { type RuleFlags, readRuleFlags } from './grade-rules.ts';
import { gradeSummary } from './grade-summary.ts';
import { type Terminal, UseError } from './io.ts';
import { projectFolder } from './labs.ts';
import { toolVersion } from './version.ts';

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
  /** A table of who is in a group with whom; `none` forgets the one that is kept. */
  readonly groups?: string;
  /** False: hand-ins are not compared with each other. */
  readonly alike?: boolean;
  /** A folder of what everybody was given; `none` forgets the one that is kept. */
  readonly starter?: string;
}

/**
 * Grades a whole class.
 * @returns 0 where everybody has a mark, 1 where somebody has none, 130 after Ctrl-C
 */
export async function gradeCommand(
  labNames: string,
  submissions: string,
  flags: GradeFlags,
  io: Terminal,
): Promise<number> {
  if (flags.out === undefined) throw new UseError(message('use.missing-argument', { name: '--out FOLDER' }));
  const labs = await findLabs(labNames);
  const order: GradeOrder = {
    labs,
    queue: flags.queue === undefined ? null : await readAddress(flags.queue),
    out: resolve(flags.out),
    outName: flags.out,
    isolation: parseIsolation(flags.isolation ?? 'sandbox'),
    seed: flags.seed === undefined ? null : parseNumber('--seed', flags.seed, 0),
    repeat: flags.repeat === undefined ? 1 : parseNumber('--repeat', flags.repeat, 1),
    jobs: flags.jobs === undefined ? null : parseNumber('--jobs', flags.jobs, 1),
    mapWish: readMapWish(
      flags.map,
      labs.map(({ lab }) => lab),
      io.language,
    ),
    flags,
    io,
  };
  const format = parseFormat(flags.format);
  const rules = readRuleFlags(flags);
  if (flags.times !== undefined && !existsSync(flags.times))
    throw new UseError(message('grade.no-table', { option: '--times', file: flags.times }));
  checkGroups(flags.groups);
  const starter = starterOf(flags.starter);
  refuseInside(order.out, submissions);
  assertEmptyOrBatch(order.out);
  if (flags.sheet !== undefined && !existsSync(flags.sheet))
    throw new UseError(message('grade.no-sheet', { file: flags.sheet }));
  // A giliran that was killed could not remove its copies of the hand-ins itself.
  sweepTempFolders();
  // With a queue it is the workers' machines that run the programs.
  if (order.queue === null) await assertIsolation(order.isolation, io);
  const intake = await openIntake(submissions, { format, labs: labs.map(({ lab }) => lab) });
  try {
    return await withBatchLock(order.out, () => gradeIntake(intake, { ...order, starter }, rules));
  } finally {
    await intake.close();
  }
}

interface GradeOrder {
  readonly labs: readonly NamedLab[];
  /** Null where the programs are run on this machine. */
  readonly queue: QueueAddress | null;
  readonly out: string;
  /** The same, as it was given. */
  readonly outName: string;
  readonly isolation: BatchIsolation;
  readonly seed: number | null;
  readonly repeat: number;
  readonly jobs: number | null;
  readonly mapWish: MapWish;
  readonly flags: GradeFlags;
  readonly io: Terminal;
}

/** With what everybody was given: null forgets it, and undefined says nothing of it. */
interface StartingOrder extends GradeOrder {
  readonly starter: readonly Source[] | null | undefined;
}

/** With the map that counts. */
interface MappedOrder extends GradeOrder {
  readonly map: MapFile | null;
}

/** Grades what was opened, while the batch's folder is held. */
async function gradeIntake(opened: Intake, plain: StartingOrder, rules: Partial<Rules>): Promise<number> {
  const { out, outName, labs, seed, starter, io } = plain;
  const { groups } = plain.flags;
  const journal = new Journal(out, {
    to: 'begin',
    seed: seed ?? randomInt(1, 1_000_000),
    tool: toolVersion(),
  });
  try {
    if (seed !== null && seed !== journal.header.seed)
      throw new UseError(
        message('grade.other-seed', { folder: outName, seed: journal.header.seed, found: seed }),
      );
    for (const folder of ['traces', 'pages']) sweepParts(join(out, folder));
    keepChosenSheet(plain);
    const known = labs.map(({ lab }) => lab);
    const order: MappedOrder = { ...plain, map: settleMap(plain.mapWish, out, known, io) };
    const alike = plain.flags.alike !== false;
    keepRules(out, { ...rules, ...(alike === readRules(out).alike ? {} : { alike }) });
    if (starter !== undefined) keepStarter(out, starter);
    if (groups !== undefined) keepGroups(out, groups === 'none' ? null : readFileSync(groups));
    const intake = withGroups(opened, keptGroups(out));
    keepWhen(intake, order);
    tellIntake(intake, journal, order);
    journal.append(sessionOf(order, intake.format));
    const tally = new Tally();
    const accepted = new Map<string, Accepted>();
    const progress = new GradeProgress(io, intake.students.length * labs.length);
    const report = await gradeAll(intake, journal, order, (event) => {
      tally.count(event);
      if (event.kind === 'accepted') {
        // At once: a batch that is broken off goes on with it.
        keepAccepted(out, event.accepted, known);
        accepted.set(jobId(event.accepted.student.key, event.accepted.lab), event.accepted);
      }
      if (event.kind === 'kept') progress.keep();
      if (event.kind === 'finished') progress.finish(event.record.status === 'graded');
    }).finally(() => progress.end());
    return await finish(journal, report, [...accepted.values()], tally, order);
  } finally {
    journal.close();
  }
}

async function gradeAll(
  intake: Intake,
  journal: Journal,
  order: MappedOrder,
  onEvent: (event: ClassEvent) => void,
): Promise<ClassReport> {
  const { labs, out, map, isolation, repeat, queue, flags, io } = order;
  const crew = queue === null ? crewHere(order) : await crewOf(queue, journal, order);
  const stop = (): void => void crew.close();
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    return await gradeClass({
      intake,
      labs: labs.map(({ lab }) => lab),
      journal,
      out,
      map,
      accept: flags.acceptSuggestions === true,
      alike: flags.alike !== false,
      substitution: flags.substitution === false ? 'none' : 'needed',
      isolation,
      repeat,
      language: io.language,
      graders,
      assets: readPageAssets(projectFolder()),
      tool: toolVersion(),
      workforce: crew.workforce,
      atOnce: crew.atOnce,
      onEvent,
      signal: io.signal,
    });
  } finally {
    io.signal.removeEventListener('abort', stop);
    await crew.close();
  }
}

async function readAddress(text: string): Promise<QueueAddress> {
  const { parseQueueAddress } = await import('../batch/queue/queue-address.ts');
  return parseQueueAddress(text);
}

async function finish(
  journal: Journal,
  { unmatched }: ClassReport,
  accepted: readonly Accepted[],
  tally: Tally,
  order: MappedOrder,
): Promise<number> {
  const { io, flags, out, labs, map } = order;
  const { language } = io;
  const log = (said: Message): void => io.err(`${say(said, language)}\n`);
  const wasRemoved = journal.rescue();
  const known = new Map(labs.map(({ lab }): [string, Lab] => [lab.id, lab]));
  const alikes = await alikesIn(journal, out, known, io);
  const { results, remarks } = finishBatch({
    journal,
    out,
    labs: known,
    alikes,
    language,
    assets: readPageAssets(projectFolder()),
    classAssets: readClassAssets(projectFolder()),
  });
  for (const remark of remarks) log(remark);
  for (const one of accepted) log(sayAccepted(one));
  if (accepted.length > 0) log(message('grade.accepted-kept', { file: keptMapFile(out) }));
  const suggestions = suggestMap(unmatched, (said) => say(said, language));
  if (suggestions !== '' && !io.signal.aborted) {
    const file = join(out, 'map-suggestions.yaml');
    writeAtomically(file, suggestions);
    log(
      map === null && accepted.length === 0
        ? message('grade.suggestions', { file })
        : message('grade.more-suggestions', { file, map: keptMapFile(out) }),
    );
  }
  for (const said of tally.messages()) log(said);
  const groups = alikes.reduce((sum, lab) => sum + lab.groups.length, 0);
  if (groups > 0) log(message('alike.found', { count: groups, file: join(order.outName, 'index.html') }));
  const summary = summarize(results, unstableIn(journal));
  const { seed } = journal.header;
  if (flags.json) io.out(`${JSON.stringify(summaryJson(summary, order, seed, tally), null, 2)}\n`);
  else io.out(gradeSummary({ summary, out: order.outName, seed, language }));
  if (io.signal.aborted) {
    log(message('grade.interrupted', { count: results.length }));
    return INTERRUPTED;
  }
  if (wasRemoved) {
    log(message('grade.out-removed', { folder: order.outName }));
    return 2;
  }
  return summary.attention.length === 0 ? 0 : 1;
}

function summaryJson(summary: Summary, { out, io }: GradeOrder, seed: number, tally: Tally) {
  return { schema: 1, out, seed, complete: !io.signal.aborted, ...tally.counts(), ...summary };
}

/** How much was there already, and why the rest was run. */
class Tally {
  private kept = 0;
  private readonly begun = new Map<Reason, number>();

  count(event: ClassEvent): void {
    switch (event.kind) {
      case 'kept':
        this.kept++;
        break;
      case 'begun':
        this.begun.set(event.reason, (this.begun.get(event.reason) ?? 0) + 1);
        break;
      case 'accepted':
      case 'finished':
        break;
      default:
        unreachable(event);
    }
  }

  counts() {
    return { kept: this.kept, run: Object.fromEntries(this.begun) };
  }

  /** What is worth saying of a batch that somebody has gone on with. */
  messages(): readonly Message[] {
    return [
      ...(this.kept > 0 ? [message('grade.kept', { count: this.kept })] : []),
      ...[...this.begun].flatMap(([reason, count]) =>
        reason === 'new' ? [] : [message(`grade.again-${reason}`, { count })],
      ),
    ];
  }
}

function tellIntake(
  intake: Intake,
  journal: Journal,
  { io, map, outName, isolation, jobs, queue }: MappedOrder,
): void {
  const log = (said: Message): void => io.err(`${say(said, io.language)}\n`);
  const { format, formatWhy, students, remarks } = intake;
  log(message('grade.class', { count: students.length, path: outName, seed: journal.header.seed }));
  log(
    formatWhy === null
      ? message('grade.format', { format })
      : message('grade.format-why', { why: formatWhy }),
  );
  for (const remark of remarks) log(remark);
  const unknown =
    map === null
      ? []
      : unknownStudents(
          map,
          students.map(({ student }) => student),
        );
  if (unknown.length > 0) log(message('grade.map-unknown', { names: unknown }));
  if (journal.corruptLines > 0) log(message('grade.spoiled', { count: journal.corruptLines }));
  if (queue === null && isolation === 'none' && (jobs ?? 1) > 1) log(message('grade.one-job'));
}

/** @throws UseError where there is no such folder; MessageError where it holds no sources */
function starterOf(folder: string | undefined): readonly Source[] | null | undefined {
  if (folder === undefined) return undefined;
  if (folder === 'none') return null;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UseError(message('alike.no-starter', { folder }));
  return readStarter(folder);
}

/** @throws UseError where there is no such file; MessageError where it is no table of groups */
function checkGroups(file: string | undefined): void {
  if (file === undefined || file === 'none') return;
  if (!existsSync(file)) throw new UseError(message('grade.no-table', { option: '--groups', file }));
  readGroups(readFileSync(file));
}

/** Keeps when everybody handed in, as far as anything tells. */
function keepWhen({ students: handed }: Intake, { out, flags, io }: GradeOrder): void {
  const students = handed.map(({ student }) => student);
  const told = flags.times === undefined ? null : readTimes(readFileSync(flags.times), students);
  for (const remark of told?.remarks ?? []) io.err(`${say(remark, io.language)}\n`);
  const sources = {
    table: told?.times ?? new Map(),
    before: readRoll(out),
    sheet: sheetTimes(out, students),
  };
  keepRoll(out, rollOf(handed, sources));
}

function sessionOf({ labs, isolation, repeat, flags, io }: GradeOrder, format: IntakeFormat) {
  return {
    kind: 'session',
    at: new Date().toISOString(),
    tool: toolVersion(),
    labs: labs.map(({ record }) => record),
    format,
    options: {
      isolation,
      substitution: flags.substitution === false ? 'none' : 'needed',
      repeat,
      language: io.language,
    },
  } as const;
}

function keepChosenSheet({ out, flags, io }: GradeOrder): void {
  if (flags.sheet === undefined) return;
  keepSheet(out, flags.sheet, io.language, {
    gradeColumn: flags.gradeColumn ?? null,
    commentColumn: flags.commentColumn ?? null,
    assignment: flags.assignment ?? null,
    scale: flags.scale === false ? 'none' : 'sheet',
  });
}

/** The batch's folder would be taken for a student's. */
function refuseInside(out: string, submissions: string): void {
  if (!existsSync(submissions)) return;
  const way = relative(realpathSync(submissions), existsSync(out) ? realpathSync(out) : out);
  if (way !== '' && (way.startsWith('..') || isAbsolute(way))) return;
  throw new UseError(message('grade.out-inside', { folder: out, path: submissions }));
}
