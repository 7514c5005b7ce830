import { unreachable } from '../model/unreachable.ts';
import type { Conversation } from './conversation.ts';

/** How a role's line is drawn between two rows. */
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

/** Where each role's line runs: from its start to its end, and where it was held meanwhile. */
export function lifelines({ lanes, rows }: Pick<Conversation, 'lanes' | 'rows'>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const open = new Map<number, { readonly from: number; readonly held: boolean }>();
  const close = (lane: number, to: number, ended = false): void => {
    const begun = open.get(lane);
    if (begun) stretches.push({ lane, to, ended, ...begun });
    open.delete(lane);
  };
  // A role that speaks by another's probe is not started, and has no end.
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
        // A program's line ends where it does.
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
