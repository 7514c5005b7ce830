import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Isolation } from '../../src/run/isolation/isolation.ts';
import type { ClientOrder, ClientReport } from './client-orders.ts';

/** The driver's end of a scene's scripted clients. */
export class ScriptedClients {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<
    number,
    { readonly resolve: () => void; readonly reject: (error: Error) => void }
  >();
  private orders = 0;

  /**
   * Starts them in a scene's network.
   * @param file the built `clients.mjs`
   * @param came called with the number of lines that have come to them
   */
  constructor(isolation: Isolation, file: string, came: (lines: number) => void) {
    const env = { PATH: process.env.PATH ?? '' };
    const { command, args, cwd } = isolation.wrap({
      command: process.execPath,
      args: [file],
      cwd: '/',
      env,
      folders: [],
    });
    const child = spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.child = child;
    child.stdin.on('error', () => {});
    child.once('exit', () => this.refuseAll());
    createInterface({ input: child.stdout }).on('line', (line) => {
      const report: ClientReport = JSON.parse(line);
      if ('lines' in report) came(report.lines);
      else if ('done' in report) this.take(report.done)?.resolve();
      else this.take(report.refused)?.reject(new Error(report.why));
    });
  }

  /**
   * Resolves when they have done it: written what is to be written, and not more.
   * @throws Error where they could not
   */
  order(order: ClientOrder): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.set(++this.orders, { resolve, reject });
      this.child.stdin?.write(`${JSON.stringify(order)}\n`);
    });
  }

  close(): void {
    this.child.stdin?.end();
  }

  private take(id: number): ReturnType<ScriptedClients['waiting']['get']> {
    const found = this.waiting.get(id);
    this.waiting.delete(id);
    return found;
  }

  private refuseAll(): void {
    for (const { reject } of this.waiting.values()) reject(new Error('the scripted clients have ended'));
    this.waiting.clear();
  }
}
