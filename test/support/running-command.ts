import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const COMMAND = join(import.meta.dirname, '../../bin/giliran.js');

/** A command that runs until it is interrupted, without a terminal. */
export class RunningCommand {
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  private text = '';
  private look: () => void = () => {};

  constructor(...argv: readonly string[]) {
    const child = spawn(process.execPath, [COMMAND, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (more: string) => {
        this.text += more;
        this.look();
      });
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => {
        resolve(code);
        this.look();
      });
    });
  }

  /** Waits for some output. @returns all output so far */
  async until(said: RegExp): Promise<string> {
    while (!said.test(this.text)) {
      if (this.child.exitCode !== null) throw new Error(`it has ended, and never said ${said}: ${this.text}`);
      await new Promise<void>((resolve) => {
        this.look = resolve;
      });
    }
    return this.text;
  }

  /** Presses Ctrl-C. @returns its exit code */
  async callOff(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }

  /** A backstop: kills it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
