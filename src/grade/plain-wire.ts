import type { HeardRecord, PrintRecord, RunTrace } from '../model/trace.ts';
import { studentsOf } from './students-of.ts';

/**
 * Whether the student's program in a scene with probes understands the lab's own wire: it shows what a probe said, or
 * passes it on; a program that only sends is understood by a probe.
 */
export function speaksPlainWire(trace: RunTrace): boolean {
  return understands(trace, studentsOf(trace));
}

/**
 * Whether some programs show what was typed at others, or pass it on to a probe; where they only send, whether others
 * show it.
 */
export function understands(trace: RunTrace, programs: readonly string[]): boolean {
  const { run, events } = trace;
  const isSender = run.roles.some(({ id, verb }) => programs.includes(id) && verb === 'sends');
  return events.some((said) => {
    if (said.kind !== 'move' || said.do !== 'say' || programs.includes(said.role) !== isSender) return false;
    return events.some(
      (event) =>
        event.n > said.n &&
        (event.kind === 'heard' || event.kind === 'print') &&
        (event.kind === 'heard' || programs.includes(event.role) !== isSender) &&
        event.role !== said.role &&
        event.text.includes(said.text) &&
        !isLastWord(trace, event),
    );
  });
}

/**
 * Whether programs end what they send with a newline, by what the probes of a scene have heard; null where those have
 * heard nothing.
 */
export function endsLines({ events }: RunTrace): boolean | null {
  const heard = events.flatMap((event) => (event.kind === 'heard' ? [event.text] : []));
  return heard.length === 0 ? null : heard.every((text) => text.endsWith('\n'));
}

/** Whether a program complains in the move in which it ends: an error may quote what was not understood. */
function isLastWord({ events }: RunTrace, event: HeardRecord | PrintRecord): boolean {
  return (
    event.kind === 'print' &&
    event.stream === 'err' &&
    events.some((exit) => exit.kind === 'exit' && exit.role === event.role && exit.move === event.move)
  );
}
