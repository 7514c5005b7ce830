import type { RunEvent, SayRecord } from '../model/trace.ts';

/** Whether an event is a line of plain letters that is typed in its turn, with time for all to answer. */
export function isPlainLine(event: RunEvent): event is SayRecord {
  return (
    event.kind === 'move' &&
    event.do === 'say' &&
    event.textKind === 'plain' &&
    !event.early &&
    event.quick !== true
  );
}
