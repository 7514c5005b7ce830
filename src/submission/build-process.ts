import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { MemoryWatch } from '../machine/memory-watch.ts';
import { saysNoMemory } from '../machine/memory-words.ts';
import { oomKills } from '../machine/oom-kills.ts';

/** What a build may say, in bytes: it is only looked through for its first error. */
const MOST_OUTPUT = 1024 * 1024;

/** How long the rest of what a build has said is waited for when nothing of it is left: a backstop, in milliseconds. */
const REST_WITHIN_MS = 2_000;

/** How often it is looked what memory the machine has left, in milliseconds. */
const MEMORY_EVERY_MS = 250;

/** Why a build was ended before it was done. */
export type Ended = 'too-long' | 'too-much-output' | 'too-much-memory';

/** What has become of a build. */
export type BuildEnd =
  | { readonly kind: 'done' }
  /** `lackedMemory`: the machine may have refused it memory, or ended a part of it for want of that. */
  | { readonly kind: 'failed'; readonly said: string; readonly lackedMemory: boolean }
  | { readonly kind: Ended };

/** A build's command, and how long it may take. */
export interface BuildLaunch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** All that it finds in its environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Wall time, in milliseconds. */
  readonly limitMs: number;
  readonly signal: AbortSignal | null;
}

/** How what a build has started is ended. */
export interface BuildEnder {
  /** Ends its first process, whatever that ignores; others may end with it. */
  readonly kill: (pid: number) => void;
  /** Ends whatever is left of the build, wherever it hangs in the process tree, and waits for the end. */
  readonly endAll: (pid: number) => Promise<void>;
}

/**
 * A build that is going on: a guest like a role's program. However it ends (by itself, at its limit, on Ctrl-C), what
 * it has started ends with it, and nothing that it leaves open, ignores or holds back is waited for.
 */
export class BuildProcess {
  readonly pid: number;
  /**
   * What it came to, once nothing of it is left.
   * @throws the reason of the signal where that has ended it; the system's error where it could not be started
   */
  readonly ended: Promise<BuildEnd>;
  private readonly child: ChildProcess;
  private readonly ender: BuildEnder;
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private why: Ended | null = null;
  private readonly machineMemory = new MemoryWatch();
  private readonly oomKillsBefore = oomKills();

  constructor(launch: BuildLaunch, ender: BuildEnder) {
    const { command, args, cwd, env, limitMs, signal } = launch;
    signal?.throwIfAborted();
    this.ender = ender;
    this.child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that all of it can be ended at once.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.pid = this.child.pid ?? 0;
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => this.take(chunk));
    const timer = setTimeout(() => this.stop('too-long'), limitMs);
    const watch = setInterval(() => this.machineMemory.look(), MEMORY_EVERY_MS);
    const abort = (): void => this.kill();
    signal?.addEventListener('abort', abort, { once: true });
    this.ended = this.toItsEnd(signal).finally(() => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
    });
  }

  /** Ends it. */
  stop(why: Ended): void {
    this.why ??= why;
    this.kill();
  }

  private kill(): void {
    // The pid of a process that has ended may be another's by now.
    if (this.child.exitCode === null && this.child.signalCode === null) this.ender.kill(this.pid);
  }

  private take(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > MOST_OUTPUT) this.stop('too-much-output');
    else this.chunks.push(chunk);
  }

  private async toItsEnd(signal: AbortSignal | null): Promise<BuildEnd> {
    const closed = new Promise<void>((resolve) => this.child.once('close', () => resolve()));
    const code = await new Promise<number | null>((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('exit', resolve);
    });
    await this.ender.endAll(this.pid);
    // A process that got away may hold the output open.
    await Promise.race([closed, delay(REST_WITHIN_MS, undefined, { ref: false })]);
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    signal?.throwIfAborted();
    if (this.why !== null) return { kind: this.why };
    if (code === 0) return { kind: 'done' };
    const said = Buffer.concat(this.chunks).toString('utf8');
    const wasKilled = saysNoMemory(said) && oomKills() !== this.oomKillsBefore;
    return { kind: 'failed', said, lackedMemory: wasKilled || this.machineMemory.wasRefused };
  }
}
