import { unreachable } from '../model/unreachable.ts';
import type { Conversation } from './conversation.ts';

/** A part of a role's line, between two rows, that is drawn in one way. */
export interface Stretch {
  readonly lane: number;
  /** Index of the row that it begins with. */
  readonly from: number;
  /** Index of the row that it ends with. */
  readonly to: number;
  readonly held: boolean;
  /** Whether the role's program ended with its last row. */
  readonly ended: boolean;
}

/** The course of each role's line: from its start to its end, with the parts in which it was held. */
export function lifelines({ lanes, rows }: Pick<Conversation, 'lanes' | 'rows'>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const open = new Map<number, { readonly from: number; readonly held: boolean }>();
  const close = (lane: number, to: number, ended = false): void => {
    const begun = open.get(lane);
    if (begun) stretches.push({ lane, to, ended, ...begun });
    open.delete(lane);
  };
  // A role that speaks through another's probe is never started, and does not end.
  for (const [lane, { by }] of lanes.entries())
    if (by === 'through') open.set(lane, { from: 0, held: false });
  for (const [row, event] of rows.entries()) {
    const { lane } = event;
    if (lane === null) continue;
    switch (event.kind) {
      case 'start':
        open.set(lane, { from: row, held: false });
        break;
      case 'exit':
        close(lane, row, true);
        break;
      case 'stop':
        // The line of a probe ends where the probe closes.
        if (lanes[lane]?.by === 'probe') close(lane, row, true);
        break;
      case 'pause':
      case 'resume':
        if (!event.done || !open.has(lane)) break;
        close(lane, row);
        open.set(lane, { from: row, held: event.kind === 'pause' });
        break;
      case 'act':
      case 'say':
      case 'print':
      case 'heard':
      case 'probe':
      case 'wire':
      case 'member':
      case 'end':
      case 'violation':
        break;
      default:
        unreachable(event);
    }
  }
  for (const lane of [...open.keys()]) close(lane, rows.length - 1);
  return stretches.sort((a, b) => a.from - b.from);
}
