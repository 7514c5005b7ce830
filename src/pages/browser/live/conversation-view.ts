import { LIVE_IDS, type LiveState, PATHS } from '../../live/live-data.ts';
import type { SayLive } from '../../live/live-words.ts';
import { button, element, find } from '../dom.ts';

export interface ConversationOptions {
  readonly live: SayLive;
  /** Whether programs can be typed into: then the conversation is drawn only when somebody asks for it. */
  readonly isTry: boolean;
}

/** The conversation's own page, in a frame within this one. */
export class ConversationView {
  private readonly options: ConversationOptions;
  private readonly frame: HTMLIFrameElement;
  private readonly renew: HTMLButtonElement;
  private newest = 0;
  private shown = 0;

  constructor(options: ConversationOptions) {
    const { live, isTry } = options;
    this.options = options;
    // It may run its own script, and has no access to this page.
    this.frame = element('iframe', { title: live('conversation'), sandbox: 'allow-scripts', hidden: true });
    this.renew = button(live(isTry ? 'draw' : 'newer'), { class: 'tool', hidden: true }, () => this.draw());
    find(LIVE_IDS.conversation).append(
      element('p', { class: 'remark' }, live('nothing-run')),
      this.renew,
      this.frame,
    );
  }

  show({ conversation }: Partial<LiveState>): void {
    if (!conversation || conversation === this.newest) return;
    this.newest = conversation;
    // A reader who is in it is not interrupted.
    if (this.options.isTry || document.activeElement === this.frame) this.offer();
    else this.draw();
  }

  private offer(): void {
    this.renew.hidden = this.newest === this.shown;
    this.remark().hidden = true;
  }

  private draw(): void {
    this.shown = this.newest;
    this.frame.src = `${PATHS.conversation}?${this.newest}`;
    this.frame.hidden = false;
    this.remark().hidden = true;
    // Hiding a button that has the focus would lose the focus.
    if (!this.options.isTry) this.renew.hidden = true;
  }

  private remark(): HTMLElement {
    const [remark] = find(LIVE_IDS.conversation).getElementsByTagName('p');
    return remark ?? this.renew;
  }
}
