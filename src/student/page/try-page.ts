import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import type { CheckDocument } from '../../model/result.ts';
import type { RunEvent } from '../../model/trace.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { LiveAct } from '../../pages/live/live-data.ts';
import { ProgressFile } from '../progress-file.ts';
import type { Trying } from '../try/trying.ts';
import { LiveFeed } from './live-feed.ts';
import { liveSteps } from './live-steps.ts';
import type { PageActs } from './page-server.ts';
import { RunFeed } from './run-feed.ts';

/** The result of grading a conversation so far. */
export interface GradedByHand {
  readonly document: CheckDocument;
  /** Where it has left the lab's script, or what the script has next; null where there is nothing to say. */
  readonly parting: string | null;
  /** Whether more of it can be graded. */
  readonly isOpen: boolean;
}

export interface TryPageOptions {
  readonly lab: Lab;
  readonly folder: string;
  readonly language: Language;
  readonly trying: Pick<Trying, 'roles' | 'problems' | 'type' | 'start' | 'stop'>;
  /** Called before a line from the page is typed. */
  readonly typed: (role: string, text: string) => void;
  /** The result for the conversation; null where nothing has run. */
  readonly graded: () => GradedByHand | null;
}

/** What `try` shows on its page, and what can be done from there. */
export class TryPage implements PageActs {
  readonly feed: LiveFeed;
  readonly roles: readonly string[];
  private readonly holds: readonly string[];
  private readonly options: TryPageOptions;
  private readonly run: RunFeed;
  private moments = 0;
  private isOpen = true;

  constructor(options: TryPageOptions) {
    const { lab, folder, language, trying } = options;
    this.options = options;
    this.roles = trying.roles;
    this.feed = new LiveFeed({ text: say(message('live.trying'), language), reasons: [] });
    this.run = new RunFeed({
      feed: this.feed,
      language,
      isLive: true,
      problems: trying.problems.map((problem) => ({
        role: problem.role,
        note: say(problem.message, language),
      })),
    });
    this.holds = new ProgressFile(folder).of(lab.id).holds;
    this.feed.set({ steps: liveSteps({ lab, language, holds: this.holds, document: null, notBegun: [] }) });
  }

  /** Something happened in the run. */
  take(record: RunEvent): void {
    this.run.take(record);
    if (record.kind !== 'settled') return;
    this.moments++;
    this.feed.set({ conversation: this.moments });
    if (this.isOpen) this.grade();
  }

  /** Updates the steps that the conversation decides; the others stay as they were. */
  private grade(): void {
    const { lab, language, graded } = this.options;
    const now = graded();
    if (!now) return;
    const { document, parting } = now;
    const told = new Set(
      document.checks.flatMap(({ status, step }) => (status === 'pass' || status === 'fail' ? [step] : [])),
    );
    const known = { ...document, checks: document.checks.filter(({ step }) => told.has(step)) };
    this.feed.set({
      steps: liveSteps({ lab, language, holds: this.holds, document: known, notBegun: [] }),
    });
    this.isOpen = now.isOpen;
    if (!now.isOpen && parting !== null) this.feed.note(parting, 'verdict');
  }

  /** @returns why it was not done; null where it was */
  act(act: LiveAct): Message | null {
    const { trying, typed } = this.options;
    const { role } = act;
    const isRunning = this.run.isRunning(role);
    switch (act.do) {
      case 'type':
        if (!isRunning) return message('live.not-running', { role });
        typed(role, act.text);
        trying.type(role, act.text);
        return null;
      case 'start':
        if (isRunning) return message('live.is-running', { role });
        trying.start(role);
        return null;
      case 'stop':
        if (!isRunning) return message('live.is-stopped', { role });
        trying.stop(role);
        return null;
      default:
        return unreachable(act);
    }
  }
}
