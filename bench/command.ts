import { spawn } from 'node:child_process';

/** A process that has ended. */
export interface Finished {
  readonly stdout: string;
  /** Wall time from spawn to exit, in milliseconds. */
  readonly wallMs: number;
  /** When it was spawned, and when its exit was seen, in milliseconds of the epoch. */
  readonly spawnedAt: number;
  readonly exitedAt: number;
}

/**
 * Runs node with arguments to its end, nothing on its input.
 * @throws Error where it ends with another code than 0
 */
export function runNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const output = { out: '', err: '' };
    const begun = performance.now();
    const child = spawn(process.execPath, args, {
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
    // Only then has all of its output come.
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
      });
    });
  });
}
