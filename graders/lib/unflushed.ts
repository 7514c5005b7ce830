import { type Message, message } from '../../src/model/message.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { exitOf, startOf } from '../../src/trace/queries.ts';
import { isProgram } from './turn.ts';

/** Fewer lines at a program's end may be its farewell. */
const LEAST = 2;

/**
 * Remarks about a program that showed nothing while it ran, or everything at its end: it may hold back its output, as
 * runtimes do that giliran cannot tell to write at once.
 */
export function unflushed(trace: RunTrace, role: string): readonly Message[] {
  if (!isProgram(trace, role) || !startOf(trace, role)) return [];
  const shown = trace.events.filter(
    (event) =>
      event.kind === 'print' && event.role === role && event.stream === 'out' && event.text.trim() !== '',
  );
  if (shown.length === 0) return [message('why.showed-nothing', { role })];
  const end = exitOf(trace, role)?.move;
  return shown.length >= LEAST && shown.every(({ move }) => move === end)
    ? [message('why.showed-all-at-its-end', { role })]
    : [];
}
