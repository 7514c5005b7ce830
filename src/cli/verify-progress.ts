import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import { clock } from './clock.ts';
import type { Terminal } from './io.ts';

/** How seldom a line is written where there is no terminal, in milliseconds. */
const PLAIN_MS = 10_000;

/** Tells how far it has come, and how long it may take yet. */
export class VerifyProgress {
  private readonly io: Terminal;
  private readonly startedAt = performance.now();
  private saidAt = performance.now();

  constructor(io: Terminal) {
    this.io = io;
  }

  show(done: number, total: number): void {
    const now = performance.now();
    const left = done === 0 ? null : ((now - this.startedAt) / done) * (total - done);
    const text = say(
      left === null
        ? message('verify.progress', { done, total })
        : message('verify.progress-left', { done, total, left: clock(left / 1000) }),
      this.io.language,
    );
    if (this.io.errIsTerminal) this.io.err(`\r${text}\x1b[K`);
    else if (now - this.saidAt >= PLAIN_MS) {
      this.saidAt = now;
      this.io.err(`${text}\n`);
    }
  }

  end(): void {
    if (this.io.errIsTerminal) this.io.err('\r\x1b[K');
  }
}
