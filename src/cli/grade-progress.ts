import { say } from '../messages/say.ts';
import { type Message, message } from '../model/message.ts';
import { clock } from './clock.ts';
import type { Terminal } from './io.ts';

/**
 * How often the line on a terminal is written anew, and how seldom a line goes elsewhere, in milliseconds.
 */
const LINE_MS = 500;
const PLAIN_MS = 5_000;

/** How far a batch has come, in numbers. */
export interface Progress {
  /** Results that there are now, old and new. */
  readonly done: number;
  readonly total: number;
  /** Results that are new. */
  readonly finished: number;
  /** New results that could not be graded. */
  readonly failures: number;
  /** Since it was begun. */
  readonly seconds: number;
}

/** What there is to say of it, part by part: nothing that is not known yet, and of failures nothing before one. */
export function progressParts({ done, total, finished, failures, seconds }: Progress): readonly Message[] {
  const rate = finished / seconds;
  return [
    message('grade.progress', { done, total }),
    ...(finished === 0
      ? []
      : [
          message('grade.progress-rate', { rate: (rate * 60).toFixed(0) }),
          message('grade.progress-left', { left: clock((total - done) / rate) }),
        ]),
    ...(failures === 0 ? [] : [message('grade.progress-failures', { count: failures })]),
  ];
}

/** Tells how far a batch has come, while it goes on. */
export class GradeProgress {
  private readonly io: Terminal;
  private readonly total: number;
  private readonly startedAt = performance.now();
  private kept = 0;
  private finished = 0;
  private failures = 0;
  private saidAt = performance.now();
  private timer: NodeJS.Timeout | null = null;

  /** @param total how many results there will be */
  constructor(io: Terminal, total: number) {
    this.io = io;
    this.total = total;
    if (io.errIsTerminal) this.timer = setInterval(() => this.draw(), LINE_MS).unref();
  }

  /** One that was there already. */
  keep(): void {
    this.kept++;
  }

  /** One more. @param isGraded false where it could not be graded */
  finish(isGraded: boolean): void {
    this.finished++;
    if (!isGraded) this.failures++;
    if (this.io.errIsTerminal || performance.now() - this.saidAt < PLAIN_MS) return;
    this.saidAt = performance.now();
    this.io.err(`${this.line()}\n`);
  }

  /** Results that there are now, old and new. */
  get done(): number {
    return this.kept + this.finished;
  }

  end(): void {
    if (this.timer) clearInterval(this.timer);
    if (this.io.errIsTerminal) this.io.err('\r\x1b[K');
  }

  private draw(): void {
    const line = this.line();
    const width = (this.io.columns ?? 80) - 1;
    this.io.err(`\r${[...line].slice(0, width).join('')}\x1b[K`);
  }

  private line(): string {
    const { done, total, finished, failures } = this;
    const seconds = (performance.now() - this.startedAt) / 1000;
    return progressParts({ done, total, finished, failures, seconds })
      .map((part) => say(part, this.io.language))
      .join(', ');
  }
}
