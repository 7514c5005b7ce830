import type { Say } from '../../../diagram/words.ts';
import { LIVE_IDS, type LiveState } from '../../live/live-data.ts';
import { element, find } from '../dom.ts';
import { longText } from '../long-text.ts';

/** The most entries that are kept on the page. */
const MOST = 300;

/** The log of what happened. Screen readers read new entries out. */
export class LogView {
  private readonly say: Say;
  private last = 0;

  constructor(say: Say) {
    this.say = say;
  }

  show({ log }: Partial<LiveState>): void {
    if (!log) return;
    const place = find(LIVE_IDS.log);
    const isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 8;
    for (const { n, text, as } of log) {
      // After a reconnection, everything is sent again.
      if (n <= this.last) continue;
      this.last = n;
      place.append(element('p', { class: as }, longText(text, this.say)));
    }
    while (place.children.length > MOST) place.firstElementChild?.remove();
    if (isAtEnd) place.scrollTop = place.scrollHeight;
  }
}
