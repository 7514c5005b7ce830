import { legible } from '../../../diagram/legible.ts';
import { LIVE_IDS, type LiveState } from '../../live/live-data.ts';
import type { SayLive } from '../../live/live-words.ts';
import { element, find } from '../dom.ts';
import type { Connection } from './connection.ts';

/** Shows what giliran is doing, and whether it is there. */
export class StatusView {
  private readonly live: SayLive;
  private state: Connection = 'there';

  constructor(live: SayLive) {
    this.live = live;
  }

  show({ status }: Partial<LiveState>): void {
    if (!status) return;
    find(LIVE_IDS.status).textContent = legible(status.text);
    find(LIVE_IDS.reasons).replaceChildren(
      ...status.reasons.map((reason) => element('li', { class: 'wrong' }, `✗ ${legible(reason)}`)),
    );
  }

  connection(state: Connection): void {
    const before = this.state;
    this.state = state;
    if (before === state) return;
    find(LIVE_IDS.connection).textContent = this.live(state === 'there' ? 'back' : state);
  }
}
