import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import type { CheckOutcome } from '../assessment/check-outcome.ts';
import { say } from '../messages/say.ts';
import type { Lab, Step } from '../model/lab.ts';
import { type Message, type MessageId, message, type ParamsAfter, type PlainId } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import type { RunTrace } from '../model/trace.ts';
import { buildDocument } from '../report/document.ts';
import type { ReportStyle } from '../report/report-page.ts';
import { type StudentState, stepByStepReport } from '../report/step-by-step.ts';
import { terminalReport } from '../report/terminal.ts';
import { hang } from '../report/wrap.ts';
import { keepProgress } from '../student/keep-progress.ts';
import { notBegun } from '../student/not-begun.ts';
import { whatChanged } from '../student/watch/what-changed.ts';
import { readTrace } from '../trace/read.ts';
import { readingWidth, type Terminal } from './io.ts';
import type { ServedPage } from './open-watch-page.ts';

interface ViewOptions {
  readonly lab: Lab;
  readonly labName: string;
  readonly path: string;
  readonly seed: number;
  readonly trace: string;
  readonly style: ReportStyle;
  readonly io: Terminal;
  /** Null where none was asked for. */
  readonly page: ServedPage | null;
}

/** Clears the screen and what has scrolled out of it, and begins at the top. */
const CLEAR = '\x1b[H\x1b[2J\x1b[3J';
/** Begins the line again. */
const AGAIN = '\r\x1b[K';

/**
 * What a student sees of a watch: on a terminal in place, elsewhere line after line. Nothing of the terminal is changed
 * that would have to be put back.
 */
export class WatchView {
  private readonly options: ViewOptions;
  private readonly colors: ReturnType<typeof pc.createColors>;
  private before: CheckDocument | null = null;
  private files: readonly string[] = [];
  private style: ReportStyle;
  /** Makes what stands on the screen, as wide as that is now. */
  private content: () => string = () => '';
  /** The last line of the screen. */
  private doing: PlainId = 'watch.checking';

  constructor(options: ViewOptions) {
    this.options = options;
    this.style = options.style;
    this.colors = pc.createColors(options.style.color);
    if (options.io.outIsTerminal) process.stdout.on('resize', this.resized);
  }

  /** What is read is laid out again for the room that there is. */
  private readonly resized = (): void => {
    const { io } = this.options;
    this.style = { ...this.style, width: readingWidth({ ...io, columns: process.stdout.columns }) };
    this.draw();
  };

  /** Shows something in place of what stood there; without a terminal, behind it. */
  private show(content: () => string): void {
    this.content = content;
    if (this.options.io.outIsTerminal) this.draw();
    else this.options.io.out(content());
  }

  private draw(): void {
    this.options.io.out(`${CLEAR}${this.head()}${this.content()}`);
    this.status(this.doing);
  }

  readonly begins = (files: readonly string[]): void => {
    this.files = files;
    const { io, page } = this.options;
    page?.page.status(this.word('watch.checking'));
    if (files.length > 0) page?.page.note(this.word('watch.saved', { files }));
    if (!io.outIsTerminal) {
      io.out(this.head());
      return;
    }
    // The last result stays on the screen until there is a new one.
    if (this.before === null && files.length === 0) io.out(`${CLEAR}${this.head()}`);
    this.status('watch.checking');
  };

  readonly atHand = (step: Step, outcome: CheckOutcome): void => {
    const { io, lab, style, page } = this.options;
    const status = ['fail', 'inconclusive', 'skipped'].find((one) =>
      outcome.decisions.some((decision) => decision.status === one),
    );
    const id =
      status === undefined ? 'watch.step-holds' : status === 'fail' ? 'watch.step-fails' : 'watch.step-open';
    const number = lab.steps.indexOf(step) + 1;
    const line = this.word(id, { number, title: step.title[style.language] });
    const document = this.documentOf(outcome, 0);
    page?.page.note(line);
    page?.page.steps(document, notBegun(outcome.problems));
    page?.page.status(this.word('watch.others'));
    const { green, red, yellow, bold } = this.colors;
    const paint = status === undefined ? green : status === 'fail' ? red : yellow;
    this.doing = 'watch.others';
    this.show(() => {
      const text = this.wrapped(line)
        .map((one) => bold(paint(one)))
        .join('\n');
      const isWhole = io.outIsTerminal && status !== undefined;
      return `${text}\n${isWhole ? `\n${terminalReport(document, lab, this.style)}` : ''}`;
    });
  };

  readonly decided = (outcome: CheckOutcome, durationMs: number): void => {
    const { lab, labName, path, trace } = this.options;
    const document = this.documentOf(outcome, durationMs);
    const student = keepProgress({ folder: path, lab, labName, outcome, trace });
    const changed = this.changes(document);
    this.before = document;
    this.doing = 'watch.waiting';
    this.show(() => `${changed()}${stepByStepReport(document, lab, this.style, student)}\n`);
    this.waiting();
    this.updatePage(document, student);
  };

  readonly refused = (reasons: readonly Message[]): void => {
    const said = reasons.map((reason) => say(reason, this.style.language));
    this.options.page?.page.status(this.word('watch.does-not-compile'), said);
    this.doing = 'watch.waiting';
    this.show(() => {
      const lines = [
        ...this.wrapped(this.word('watch.does-not-compile')).map(this.colors.bold),
        ...said.flatMap((reason) => hang('  ✗ ', reason, this.style.width)),
      ];
      return `${lines.join('\n')}\n\n`;
    });
    this.waiting();
  };

  readonly waitingForPorts = (): void => {
    this.options.io.err(`giliran: ${this.word('progress.waiting-for-port')}\n`);
  };

  /** The end: what was last seen stays where it is. */
  left(): void {
    const { io } = this.options;
    process.stdout.off('resize', this.resized);
    io.out(`${io.outIsTerminal ? AGAIN : ''}${this.word('watch.left')}\n`);
  }

  private documentOf(outcome: CheckOutcome, durationMs: number): CheckDocument {
    const { lab, path, seed, trace, style } = this.options;
    return buildDocument(outcome, {
      lab: lab.id,
      submission: path,
      seed,
      durationMs,
      trace,
      language: style.language,
    });
  }

  /** Shows a whole check on the page. */
  private updatePage(document: CheckDocument, { notBegun }: StudentState): void {
    const { page, trace } = this.options;
    if (page === null) return;
    page.page.steps(document, notBegun);
    page.page.checked(document, runsIn(trace));
    page.page.note(
      this.word(`report.${document.verdict}`, { score: document.score ?? 0, most: document.maxScore }),
    );
    page.page.status(this.word('watch.waiting'));
  }

  /** What is otherwise than in the check before: as lines, whenever they are asked for. */
  private changes(document: CheckDocument): () => string {
    if (this.before === null) return () => '';
    const changes = whatChanged(this.before, document);
    const { green, red, yellow, dim } = this.colors;
    const paints = { right: green, broken: red, otherwise: yellow };
    const said =
      changes.length === 0
        ? [{ text: this.word('watch.as-before'), paint: dim }]
        : changes.map(({ kind, now }) => ({
            text: this.word(`watch.${kind}`, { checks: now.map(({ title }) => title) }),
            paint: paints[kind],
          }));
    for (const { text } of said) this.options.page?.page.note(text);
    return () => `${said.flatMap(({ text, paint }) => this.wrapped(text).map(paint)).join('\n')}\n\n`;
  }

  private head(): string {
    const title = this.wrapped(this.word('watch.title', { folder: this.options.path }));
    const saved =
      this.files.length === 0 ? [] : this.wrapped(this.word('watch.saved', { files: this.files }));
    const { page } = this.options;
    // What is to be copied is not broken.
    const address = page ? [this.word('live.address', { address: page.server.address })] : [];
    return `${[...title, ...address, ...saved].map(this.colors.dim).join('\n')}\n\n`;
  }

  private waiting(): void {
    const { io } = this.options;
    if (!io.outIsTerminal) io.out(`${this.word('watch.waiting')}\n`);
  }

  /** The last line of the screen. */
  private status(id: PlainId): void {
    this.doing = id;
    this.options.io.out(`${AGAIN}${this.colors.dim(this.word(id))}`);
  }

  private wrapped(text: string): readonly string[] {
    return hang('', text, this.style.width);
  }

  private word<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string {
    return say(message(id, ...params), this.options.style.language);
  }
}

/** Runs of the last check; none where somebody has tidied up the trace: the verdict is what it is. */
function runsIn(trace: string): readonly RunTrace[] {
  try {
    return readTrace(readFileSync(trace, 'utf8')).runs;
  } catch {
    return [];
  }
}
