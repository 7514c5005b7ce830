import { failedRuns } from '../diagnosis/conclusive-runs.ts';
import type { Decision } from '../diagnosis/decision.ts';
import { runsOfStart } from '../diagnosis/start.ts';
import { getOrMake } from '../model/memo.ts';
import { type Message, message } from '../model/message.ts';
import { type RunTrace, STARTS, type Start } from '../model/trace.ts';

/**
 * What a reader of decisions must know of the runs behind them: which broke off, how programs were started, and how
 * much was settled by waiting. Where all is right, that counts only where a program never rests or the machine hides
 * what it does: a program that sleeps by the clock does nothing out of the ordinary.
 * @param idle how many moves were settled by waiting
 * @param start how programs that play several roles were started in the runs that count
 */
export function notesOn(
  runs: readonly RunTrace[],
  decisions: readonly Decision[],
  idle: number,
  start: Start = STARTS[0],
): Message[] {
  const notes = [
    ...failedRuns(runs).map((run) => message('note.run-failed', { ...run })),
    ...startNotes(runs, decisions, start),
    ...argumentNotes(runs, decisions),
  ];
  const isRight = decisions.every(({ status }) => status === 'pass');
  const isOrdinary = isRight && !runs.some(hidesOrRuns);
  return idle > 0 && !isOrdinary ? [...notes, message('note.weak', { count: idle })] : notes;
}

/** With what programs that play several roles were started: where it is not as the guide says, or where they fail. */
function startNotes(runs: readonly RunTrace[], decisions: readonly Decision[], start: Start): Message[] {
  const lines = linesOf(runsOfStart(runs, start));
  const asGuided = start === STARTS[0];
  const blamed = blamedIn(decisions);
  const told = [...lines.keys()].filter((role) => !asGuided || blamed.has(role));
  if (told.length === 0) return [];
  const others = linesOf(runs.filter(({ run }) => run.start !== undefined && run.start !== start));
  const otherwise = told.flatMap((role) => others.get(role) ?? []);
  const params = { roles: told, lines: listOf(told.flatMap((role) => lines.get(role) ?? [])) };
  if (!asGuided) return [message('note.started-otherwise', { ...params, others: listOf(otherwise) })];
  return [message(otherwise.length > 0 ? 'note.started-both-ways' : 'note.started', params)];
}

/** With what programs were started, where the lab says it and they fail. */
function argumentNotes(runs: readonly RunTrace[], decisions: readonly Decision[]): Message[] {
  const blamed = blamedIn(decisions);
  const told = [...linesOf(runs, 'told')].filter(([role]) => blamed.has(role));
  if (told.length === 0) return [];
  const roles = told.map(([role]) => role);
  return [message('note.told', { roles, lines: listOf(told.flatMap(([, lines]) => lines)) })];
}

function blamedIn(decisions: readonly Decision[]): ReadonlySet<string> {
  return new Set(decisions.flatMap(({ status, blame }) => (status === 'fail' ? blame : [])));
}

/**
 * The lines that each program was started with, in the order of the roles: runs come in the order in which they
 * ended, which means nothing, and may each tell a program something else.
 */
function linesOf(
  runs: readonly RunTrace[],
  by: 'line' | 'told' = 'line',
): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, Set<string>>();
  for (const { id, [by]: line } of runs.flatMap(({ run }) => run.roles))
    if (line !== undefined) getOrMake(lines, id, () => new Set<string>()).add(line);
  return new Map([...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, all]) => [id, [...all].sort()]));
}

function listOf(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].map((line) => `"${line}"`);
}

function hidesOrRuns({ run, events }: RunTrace): boolean {
  return (
    run.evidence === 'idle' || events.some((event) => event.kind === 'settled' && event.restless.length > 0)
  );
}

/** Where all packets were asked for, a note says that some are missing. */
export function notesOnCapture(runs: readonly RunTrace[]): readonly Message[] {
  const isMissing = runs.some(({ events }) =>
    events.some((event) => event.kind === 'capture' && event.state !== 'whole'),
  );
  return isMissing ? [message('note.no-capture')] : [];
}
