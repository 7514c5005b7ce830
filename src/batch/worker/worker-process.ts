import { type ChildProcess, fork } from 'node:child_process';
import { message } from '../../model/message.ts';
import type { JobResult } from '../job/job.ts';
import { type Assignment, WorkerError } from '../job/workforce.ts';
import type { Answer } from './protocol.ts';

/**
 * A worker waits for programs most of the time. By default V8 makes the fastest code of functions that are called a
 * few hundred times, which takes a second of every worker's life, and gives less back: it is to be slower with that.
 * From V8 12 on (Node 22) there is no such option, and Node does not start with one that it does not know.
 */
const NODE_WORDS = Number.parseInt(process.versions.v8, 10) < 12 ? ['--interrupt-budget=2000000'] : [];

/** How long a worker may take to end, in milliseconds: more than it gives itself. */
const END_WITHIN_MS = 8_000;

/** A process of giliran's own that does one job at a time. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<string>;
  private said = '';
  private answer: ((answer: Answer) => void) | null = null;
  /** Whether it can be given a job. */
  isAlive = true;

  /** @param file the built worker */
  constructor(file: string) {
    // In a session of its own: only the coordinator acts on Ctrl-C. It ends when its line to the coordinator does.
    this.child = fork(file, [], {
      detached: true,
      execArgv: NODE_WORDS,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.said = (this.said + chunk.toString('utf8')).slice(-2_000);
    });
    // What it complains of goes with it; how it ends tells its exit.
    this.child.stderr?.on('error', () => {});
    this.child.on('message', (answer: Answer) => this.answer?.(answer));
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.isAlive = false;
        resolve(how);
      };
      // Each has to be taken, also one behind its end: what nobody takes would end the coordinator.
      this.child.on('error', (error) => {
        end(error.message);
        // It may run on: without the line it ends, and nobody counts on it any more.
        if (this.child.connected) this.child.disconnect();
      });
      this.child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    });
  }

  /**
   * Has a job done.
   * @param limitMs a backstop: a worker that takes longer is ended
   * @throws WorkerError where it fails or dies
   */
  async do(assignment: Assignment, limitMs: number): Promise<JobResult> {
    const answered = new Promise<Answer>((resolve) => {
      this.answer = resolve;
    });
    const timer = setTimeout(() => this.child.kill('SIGKILL'), limitMs);
    try {
      this.child.send(assignment, () => {
        // A line that is broken shows in the worker's end.
      });
      const answer = await Promise.race([answered, this.ended]);
      if (typeof answer === 'string')
        throw new WorkerError(message('grade.worker-died', { how: answer, reason: this.lastWords() }));
      if (answer.kind === 'trouble') throw new WorkerError(answer.problem);
      return answer.result;
    } finally {
      clearTimeout(timer);
      this.answer = null;
    }
  }

  /** Ends it, with whatever it is doing. */
  async close(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_WITHIN_MS);
    await this.ended;
    clearTimeout(timer);
  }

  /** What it complained of last, in a line. */
  private lastWords(): string {
    const lines = this.said.split('\n').filter((line) => /\S/.test(line));
    return lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? '-';
  }
}
