import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { graders } from '../../graders/index.ts';
import type { CheckOutcome } from '../assessment/check-submission.ts';
import { say } from '../messages/say.ts';
import type { Lab, Step } from '../model/lab.ts';
import { type Message, type MessageId, message, type ParamsAfter, type PlainId } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { buildDocument } from '../report/document.ts';
import type { ReportStyle } from '../report/report-page.ts';
import { stepByStepReport } from '../report/step-by-step.ts';
import { terminalReport } from '../report/terminal.ts';
import { hang } from '../report/wrap.ts';
import { keepProgress } from '../student/keep-progress.ts';
import { Watching } from '../student/watch/watching.ts';
import { whatChanged } from '../student/watch/what-changed.ts';
import { Recorder } from '../trace/recorder.ts';
import { openIsolations, openRecorder, parseMap, parseSeed, parseWishes, styleOf } from './check-options.ts';
import type { Terminal } from './io.ts';
import { findLab, projectFolder } from './labs.ts';
import { parseFolder } from './parse-folder.ts';
import { traceFolder, traceName } from './trace-folder.ts';
import { toolVersion } from './version.ts';

/** Options of `giliran watch`, as the command line gives them. */
export interface WatchFlags {
  readonly seed?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
  readonly color: boolean;
}

/** Checks a folder again whenever something is saved. @returns 0 when it is called off: there is no other end */
export async function watchCommand(
  labName: string,
  folder: string,
  flags: WatchFlags,
  io: Terminal,
): Promise<number> {
  const wishes = parseWishes(flags.isolation);
  const seed = parseSeed(flags.seed);
  const lab = await findLab(labName);
  const map = parseMap(lab, flags.map ?? []);
  const path = parseFolder(folder);
  const trace = join(traceFolder(), traceName(lab.id, seed));
  // A check that is broken off leaves the last one's trace as it was.
  const unfinished = `${trace}.unfinished`;
  const style = styleOf(io, { color: flags.color, labName, folder });
  const view = new WatchView({ lab, labName, path, seed, trace, style, io });
  const watching = new Watching({
    lab,
    graders,
    folder: path,
    map,
    seed,
    isolations: () => openIsolations(wishes, seed),
    recorder: (isWhole) =>
      isWhole ? openRecorder(unfinished, lab, seed) : new Recorder(null, lab.id, seed, toolVersion()),
    recorded: () => renameSync(unfinished, trace),
    projectFolder: projectFolder(),
    listener: view,
    signal: io.signal,
  });
  try {
    await watching.run();
  } finally {
    rmSync(unfinished, { force: true });
  }
  view.left();
  return 0;
}

interface ViewOptions {
  readonly lab: Lab;
  readonly labName: string;
  readonly path: string;
  readonly seed: number;
  readonly trace: string;
  readonly style: ReportStyle;
  readonly io: Terminal;
}

/** Clears the screen and what has scrolled out of it, and begins at the top. */
const CLEAR = '\x1b[H\x1b[2J\x1b[3J';
/** Begins the line again. */
const AGAIN = '\r\x1b[K';

/**
 * What a student sees of a watch: on a terminal in place, elsewhere line after line. Nothing of the terminal is changed
 * that would have to be put back.
 */
class WatchView {
  private readonly options: ViewOptions;
  private readonly colors: ReturnType<typeof pc.createColors>;
  private before: CheckDocument | null = null;
  private files: readonly string[] = [];

  constructor(options: ViewOptions) {
    this.options = options;
    this.colors = pc.createColors(options.style.color);
  }

  readonly begins = (files: readonly string[]): void => {
    this.files = files;
    const { io } = this.options;
    if (!io.outIsTerminal) {
      io.out(this.head());
      return;
    }
    // What stood there stays in sight until there is something new to see.
    if (this.before === null && files.length === 0) io.out(`${CLEAR}${this.head()}`);
    this.status('watch.checking');
  };

  readonly atHand = (step: Step, outcome: CheckOutcome): void => {
    const { io, lab, style } = this.options;
    const status = ['fail', 'inconclusive', 'skipped'].find((one) =>
      outcome.decisions.some((decision) => decision.status === one),
    );
    const id =
      status === undefined ? 'watch.step-holds' : status === 'fail' ? 'watch.step-fails' : 'watch.step-open';
    const number = lab.steps.indexOf(step) + 1;
    const line = this.word(id, { number, title: step.title[style.language] });
    const { green, red, yellow, bold } = this.colors;
    const paint = status === undefined ? green : status === 'fail' ? red : yellow;
    const text = this.wrapped(line)
      .map((one) => bold(paint(one)))
      .join('\n');
    if (!io.outIsTerminal) {
      io.out(`${text}\n`);
      return;
    }
    const report = status === undefined ? '' : terminalReport(this.documentOf(outcome, 0), lab, style);
    io.out(`${CLEAR}${this.head()}${text}\n${report === '' ? '' : `\n${report}`}`);
    this.status('watch.others');
  };

  readonly decided = (outcome: CheckOutcome, durationMs: number): void => {
    const { io, lab, labName, path, trace, style } = this.options;
    const document = this.documentOf(outcome, durationMs);
    const student = keepProgress({ folder: path, lab, labName, outcome, trace });
    const changed = this.changedLines(document);
    this.before = document;
    const report = stepByStepReport(document, lab, style, student);
    io.out(`${this.fresh()}${changed}${report}\n`);
    this.waiting();
  };

  readonly refused = (reasons: readonly Message[]): void => {
    const { io, style } = this.options;
    const lines = [
      ...this.wrapped(this.word('watch.does-not-compile')).map(this.colors.bold),
      ...reasons.flatMap((reason) => hang('  ✗ ', say(reason, style.language), style.width)),
    ];
    io.out(`${this.fresh()}${lines.join('\n')}\n\n`);
    this.waiting();
  };

  readonly waitingForPorts = (): void => {
    this.options.io.err(`giliran: ${this.word('progress.waiting-for-port')}\n`);
  };

  /** The end: what was last seen stays where it is. */
  left(): void {
    const { io } = this.options;
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

  /** What is otherwise than in the check before. */
  private changedLines(document: CheckDocument): string {
    if (this.before === null) return '';
    const changes = whatChanged(this.before, document);
    const { green, red, yellow, dim } = this.colors;
    const paints = { right: green, broken: red, otherwise: yellow };
    const lines =
      changes.length === 0
        ? this.wrapped(this.word('watch.as-before')).map(dim)
        : changes.flatMap(({ kind, now }) => {
            const checks = now.map(({ title }) => title);
            return this.wrapped(this.word(`watch.${kind}`, { checks })).map(paints[kind]);
          });
    return `${lines.join('\n')}\n\n`;
  }

  /** Where a result begins. */
  private fresh(): string {
    return this.options.io.outIsTerminal ? `${CLEAR}${this.head()}` : '';
  }

  private head(): string {
    const title = this.wrapped(this.word('watch.title', { folder: this.options.path }));
    const saved =
      this.files.length === 0 ? [] : this.wrapped(this.word('watch.saved', { files: this.files }));
    return `${[...title, ...saved].map(this.colors.dim).join('\n')}\n\n`;
  }

  private waiting(): void {
    const { io } = this.options;
    if (io.outIsTerminal) this.status('watch.waiting');
    else io.out(`${this.word('watch.waiting')}\n`);
  }

  /** The last line of the screen. */
  private status(id: PlainId): void {
    this.options.io.out(`${AGAIN}${this.colors.dim(this.word(id))}`);
  }

  private wrapped(text: string): readonly string[] {
    return hang('', text, this.options.style.width);
  }

  private word<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string {
    return say(message(id, ...params), this.options.style.language);
  }
}
