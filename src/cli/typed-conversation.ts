import { readFileSync } from 'node:fs';
import { graders } from '../../graders/index.ts';
import { gradeByHand } from '../assessment/by-hand/grade-by-hand.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { isByHand } from '../model/by-hand.ts';
import type { Lab } from '../model/lab.ts';
import { conversationPage } from '../pages/conversation/conversation-page.ts';
import { partingOf } from '../report/by-hand.ts';
import type { ReportStyle } from '../report/report-page.ts';
import type { GradedByHand } from '../student/page/try-page.ts';
import type { ObservedRecorder } from '../student/try/observed-recorder.ts';
import { readTrace, type TraceFile } from '../trace/read.ts';
import { gradeTrace, reportByHand } from './grade-trace.ts';
import { readPageAssets } from './page-assets.ts';

export interface TypedConversationOptions {
  readonly recorder: ObservedRecorder;
  /** Where the recorder writes. */
  readonly trace: string;
  readonly lab: Lab;
  readonly language: Language;
}

/** A conversation that is being typed, as it is now. */
export class TypedConversation {
  private readonly options: TypedConversationOptions;

  constructor(options: TypedConversationOptions) {
    this.options = options;
  }

  /** What it holds, in lines for a terminal; empty where no program has run. */
  report(style: ReportStyle): string {
    const { lab, trace } = this.options;
    return reportByHand(this.read(), lab, trace, style) ?? '';
  }

  /** What it holds, and where it has left the lab's script; null where no program has run. */
  graded(): GradedByHand | null {
    const { lab, trace, language } = this.options;
    const file = this.read();
    const run = file.runs.find(isByHand);
    if (!run) return null;
    const { followed } = gradeByHand(run, lab, graders);
    const parting = partingOf(followed);
    return {
      document: gradeTrace(file, lab, trace, language),
      parting: parting && say(parting, language),
      isOpen: followed?.parting.why === 'nothing-more',
    };
  }

  /** The conversation as a page. */
  page(): string {
    const { lab, trace, language } = this.options;
    const file = this.read();
    return conversationPage({
      document: gradeTrace(file, lab, trace, language),
      lab,
      isTrial: true,
      runs: file.runs,
      language,
      assets: readPageAssets(),
    });
  }

  private read(): TraceFile {
    const { recorder, trace } = this.options;
    recorder.flush();
    return readTrace(readFileSync(trace, 'utf8'));
  }
}
