import { type Message, message } from '../../model/message.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { Reason } from '../cache-key/cache-key.ts';
import type { ClassEvent } from './class-order.ts';

/** How much was there already, and why the rest was run. */
export class Tally {
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

  /** As numbers, for other programs. */
  counts(): TallyCounts {
    return { kept: this.kept, run: Object.fromEntries(this.begun) };
  }

  /** What is worth saying of a batch that was begun before and goes on. */
  messages(): readonly Message[] {
    return [
      ...(this.kept > 0 ? [message('grade.kept', { count: this.kept })] : []),
      ...[...this.begun].flatMap(([reason, count]) =>
        reason === 'new' ? [] : [message(`grade.again-${reason}`, { count })],
      ),
    ];
  }
}

/** Results that were there, and those that were made, by why. */
export interface TallyCounts {
  readonly kept: number;
  readonly run: Readonly<Record<string, number>>;
}
