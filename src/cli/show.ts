import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildConversation } from '../diagram/build-conversation.ts';
import { castLine } from '../diagram/cast-line.ts';
import { chooseRun } from '../diagram/choose-run.ts';
import { diagram } from '../diagram/terminal/diagram.ts';
import { legend } from '../diagram/terminal/legend.ts';
import { say, visible } from '../messages/say.ts';
import { labFor, runsFor, studentsAt } from '../model/audience.ts';
import { isByHand } from '../model/by-hand.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import type { RunTrace } from '../model/trace.ts';
import { conversationPage } from '../pages/conversation/conversation-page.ts';
import { word as typedAgain } from '../report/next-commands.ts';
import { readTrace, type TraceFile } from '../trace/read.ts';
import { advise } from './advise.ts';
import { gradeTrace, reportByHand } from './grade-trace.ts';
import { readingWidth, type Terminal, UseError, wantsColor } from './io.ts';
import { labNamed } from './lab-folder.ts';
import { findLab } from './labs.ts';
import { readPageAssets } from './page-assets.ts';

/** Options of `giliran show`, as the command line gives them. */
export interface ShowFlags {
  readonly run?: string;
  readonly html?: string;
  readonly lab?: string;
  /** Also what students do not see. */
  readonly hidden?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

/** Columns where their number is not known, and the fewest and the most that are made use of. */
const COLUMNS = { usual: 80, least: 60, most: 160 };

/** Shows a trace as a diagram: on the terminal, or as a page. @returns 0 */
export async function showCommand(file: string, flags: ShowFlags, io: Terminal): Promise<number> {
  const whole = openTrace(file);
  const known = await labOf(whole, flags.lab, io.labFolder);
  const audience = flags.hidden ? 'staff' : studentsAt(known?.due, new Date());
  const lab = known && labFor(known, audience);
  const trace = { ...whole, runs: runsFor(whole.runs, known, audience) };
  const document = gradeTrace(trace, lab, resolve(file), io.language);
  const run = chosenRun(trace, document, flags.run);
  if (flags.html !== undefined)
    writePage(
      flags.html,
      {
        document,
        lab,
        ...(trace.runs.some(isByHand) ? { isTrial: true } : {}),
        runs: trace.runs,
        language: io.language,
        assets: readPageAssets(),
        ...(run ? { run: run.run.run } : {}),
      },
      io,
    );
  else if (flags.json) io.out(`${JSON.stringify({ document, runs: trace.runs.map(summary) }, null, 2)}\n`);
  else {
    io.out(drawn(document, lab, run, trace.runs, file, flags, io));
    const style = { language: io.language, color: wantsColor(io, flags.color), width: readingWidth(io) };
    io.out(reportByHand(trace, lab, resolve(file), style) ?? '');
  }
  return 0;
}

/** @throws UseError where there is no such file; the reader's own error where it is no trace */
function openTrace(file: string): TraceFile {
  try {
    return readTrace(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new UseError(message('diagram.no-file', { file }));
    throw error;
  }
}

/** The lab that was asked for, or the one that the trace names; null where that one is not here. */
async function labOf(
  { header }: TraceFile,
  wanted: string | undefined,
  folder: string | null | undefined,
): Promise<Lab | null> {
  if (wanted !== undefined) return findLab(wanted);
  try {
    return await findLab(labNamed(header.lab, folder));
  } catch (error) {
    if (error instanceof UseError) return null;
    throw error;
  }
}

function chosenRun(
  { runs }: TraceFile,
  document: CheckDocument,
  wanted: string | undefined,
): RunTrace | undefined {
  if (wanted === undefined) return chooseRun(runs, document.checks);
  const found = runs.find(({ run }) => run.run === wanted);
  if (found) return found;
  const names = runs.map(({ run }) => run.run);
  const advice = advise(wanted, names, message('diagram.runs', { names }));
  throw new UseError(message('diagram.no-run', { name: wanted, advice }));
}

function writePage(file: string, page: Parameters<typeof conversationPage>[0], io: Terminal): void {
  const text = conversationPage(page);
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UseError(message('diagram.locked', { file, reason }));
  }
  io.out(`${say(message('diagram.written', { file }), io.language)}\n`);
}

function summary({ run, events }: RunTrace) {
  return {
    run: run.run,
    scenario: run.scenario,
    subject: run.subject,
    cast: Object.fromEntries(run.roles.map(({ id, player }) => [id, player.by])),
    events: events.length,
  };
}

/** The line that shows another scene of the same trace. */
function commandFor(file: string, run: string, { lab, hidden }: ShowFlags): string {
  const where = lab === undefined ? '' : ` --lab ${typedAgain(lab)}`;
  return `giliran show ${typedAgain(file)}${where}${hidden ? ' --hidden' : ''} --run ${typedAgain(run)}`;
}

function drawn(
  document: CheckDocument,
  lab: Lab | null,
  run: RunTrace | undefined,
  runs: readonly RunTrace[],
  file: string,
  flags: ShowFlags,
  io: Terminal,
): string {
  const { language } = io;
  const word = <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string =>
    say(message(id, ...params), language);
  const name = lab?.title[language] ?? document.lab;
  const seed = word('report.seed', { seed: document.seed });
  if (!run) return `${name} · ${seed}\n${word('diagram.no-runs')}\n`;
  const conversation = buildConversation(run, document.checks);
  const result = runs.some(isByHand)
    ? word('by-hand.typed')
    : lab
      ? word(`report.${document.verdict}`, { score: document.score ?? 0, most: document.maxScore })
      : word('diagram.no-lab', { lab: document.lab });
  const { checks } = document;
  const width = Math.min(COLUMNS.most, Math.max(COLUMNS.least, io.columns ?? COLUMNS.usual));
  const others = runs.map((other) => other.run.run).filter((other) => other !== run.run.run);
  return [
    `${name} · ${visible(run.run.run)} · ${castLine(conversation, language)}`,
    `${result} · ${seed}`,
    '',
    diagram({ conversation, checks, language, width, color: wantsColor(io, flags.color) }),
    ...legend({ conversation, checks, language, width }),
    ...(others.length === 0
      ? []
      : [
          word('diagram.other-scenes', { runs: others }),
          `${word('diagram.choose-scene')} ${commandFor(file, others[0] ?? '', flags)}`,
        ]),
    '',
  ].join('\n');
}
