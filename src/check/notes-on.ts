import type { Decision } from '../grade/decision.ts';
import { failedRuns } from '../grade/standing.ts';
import { type Message, message } from '../model/message.ts';
import type { RunTrace } from '../model/trace.ts';

/**
 * What a reader of decisions must know of the runs behind them: which broke off, and how much was settled by waiting.
 * Where all is right, that counts only where a program never rests or the machine hides what it does: who sleeps by
 * the clock does nothing out of the ordinary.
 * @param idle how many moves were settled by waiting
 */
export function notesOn(runs: readonly RunTrace[], decisions: readonly Decision[], idle: number): Message[] {
  const notes = failedRuns(runs).map((run) => message('note.run-failed', { ...run }));
  const isRight = decisions.every(({ status }) => status === 'pass');
  const isOrdinary = isRight && !runs.some(hidesOrRuns);
  return idle > 0 && !isOrdinary ? [...notes, message('note.weak', { count: idle })] : notes;
}

function hidesOrRuns({ run, events }: RunTrace): boolean {
  return (
    run.evidence === 'idle' || events.some((event) => event.kind === 'settled' && event.restless.length > 0)
  );
}
