import { spawn } from 'node:child_process';
import type { CpuAccount } from './cpu-account.ts';

/** A process that has ended. */
export interface Finished {
  readonly stdout: string;
  /** Wall time from spawn to exit, in milliseconds. */
  readonly wallMs: number;
  /** When it was spawned; the next field says when its exit was seen, both in milliseconds of the epoch. */
  readonly spawnedAt: number;
  readonly exitedAt: number;
  /** Processor time of it and of everything that came of it, in milliseconds; null where no account was kept. */
  readonly cpuMs: number | null;
}

/**
 * Runs node with arguments to its end, nothing on its input.
 * @param account where its processor time is kept account of; of nothing else meanwhile
 * @throws Error where it ends with another code than 0
 */
export function runNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  account: CpuAccount | null = null,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const output = { out: '', err: '' };
    const usedBefore = account?.usedMs() ?? 0;
    const [command, ...words] = account === null ? [process.execPath, ...args] : entering(account, args);
    const begun = performance.now();
    const child = spawn(command, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let ended = begun;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.err += text;
    });
    child.once('error', reject);
    child.once('exit', () => {
      ended = performance.now();
    });
    // Only now all of its output has arrived.
    child.once('close', (code, signal) => {
      if (code !== 0) {
        const said = `${output.err.trim()}\n${output.out.trim()}`.trim().slice(0, 2000);
        reject(
          new Error(
            `Expected "node ${args.join(' ')}" to end with code 0, it ended with ${code ?? signal}. It said:\n${said}`,
          ),
        );
        return;
      }
      const { timeOrigin } = performance;
      resolve({
        stdout: output.out,
        wallMs: ended - begun,
        spawnedAt: timeOrigin + begun,
        exitedAt: timeOrigin + ended,
        cpuMs: account === null ? null : account.usedMs() - usedBefore,
      });
    });
  });
}

/** A shell writes itself into the account, and becomes node. */
function entering(account: CpuAccount, args: readonly string[]): readonly [string, ...string[]] {
  return ['sh', '-c', `echo $$ > '${account.procs}'; exec "$0" "$@"`, process.execPath, ...args];
}
