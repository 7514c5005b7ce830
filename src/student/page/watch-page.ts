import { buildConversation } from '../../diagram/build-conversation.ts';
import { castLine } from '../../diagram/cast-line.ts';
import { chooseRun } from '../../diagram/choose-run.ts';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { message } from '../../model/message.ts';
import type { CheckDocument } from '../../model/result.ts';
import type { RunTrace } from '../../model/trace.ts';
import type { PageAssets } from '../../pages/conversation/assets.ts';
import { conversationPage } from '../../pages/conversation/conversation-page.ts';
import { ProgressFile } from '../progress-file.ts';
import { LiveFeed } from './live-feed.ts';
import { liveSteps } from './live-steps.ts';
import { RunFeed } from './run-feed.ts';

export interface WatchPageOptions {
  readonly lab: Lab;
  readonly folder: string;
  readonly language: Language;
  /** Scripts and styles of the conversation's page. */
  readonly assets: PageAssets;
}

/** A check that is over, with its recorded runs. */
interface Checked {
  readonly document: CheckDocument;
  readonly runs: readonly RunTrace[];
}

/** What `watch` shows on its page. */
export class WatchPage {
  readonly feed: LiveFeed;
  private readonly options: WatchPageOptions;
  private last: Checked | null = null;
  private count = 0;

  constructor(options: WatchPageOptions) {
    this.options = options;
    this.feed = new LiveFeed({ text: '', reasons: [] });
    this.steps(null, []);
  }

  /** Shows what is being done, in a sentence. */
  status(text: string, reasons: readonly string[] = []): void {
    this.feed.set({ status: { text, reasons } });
  }

  /** Adds a sentence to the log. */
  note(text: string): void {
    this.feed.note(text, 'verdict');
  }

  /**
   * Updates the steps.
   * @param checked the result of a whole check, or of one step: then the others stay as they were; null for none
   * @param notBegun roles whose programs nobody has begun to write
   */
  steps(checked: CheckDocument | null, notBegun: readonly string[]): void {
    const { lab, folder, language } = this.options;
    const { holds } = new ProgressFile(folder).of(lab.id);
    const made = new Set(checked?.checks.map(({ step }) => step));
    const before = this.last?.document.checks.filter(({ step }) => !made.has(step)) ?? [];
    const document = checked && { ...checked, checks: [...before, ...checked.checks] };
    this.feed.set({ steps: liveSteps({ lab, language, holds, document, notBegun }) });
  }

  /** A whole check is over: the screens are shown as they were in the run that decided it. */
  checked(document: CheckDocument, runs: readonly RunTrace[]): void {
    const { language } = this.options;
    this.last = { document, runs };
    const run = chooseRun(runs, document.checks);
    if (!run) return;
    const screens = new RunFeed({ feed: this.feed, language, isLive: false });
    for (const event of run.events) screens.take(event);
    const cast = castLine(buildConversation(run, document.checks), language);
    this.count++;
    this.feed.set({
      scene: say(message('live.scene', { run: run.run.run, cast }), language),
      conversation: this.count,
    });
  }

  /** The page of the last check's conversation; null where nothing was run. */
  conversation(): string | null {
    if (this.last === null) return null;
    const { lab, language, assets } = this.options;
    return conversationPage({ ...this.last, lab, language, assets });
  }
}
