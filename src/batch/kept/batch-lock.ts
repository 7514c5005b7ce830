import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { processNamespace, startOf } from '../../machine/process-mark.ts';
import { valueOfLine } from '../../model/json-line.ts';
import { MessageError, message } from '../../model/message.ts';

/** A process that wants a batch to itself: a line of the lock. */
interface Claim {
  readonly claim: string;
  readonly host: string;
  /** Of the process namespace; null where the system has none. */
  readonly namespace: string | null;
  readonly pid: number;
  /** When the process was started, in the kernel's ticks; null where the system does not tell. */
  readonly started: string | null;
  readonly at: string;
}

/** A claim that was in vain. */
interface Withdrawal {
  readonly withdrawn: string;
}

/** The file by which a batch is held, in its folder: it comes before everything else. */
export const LOCK = 'lock';

/** A batch that another process is working on. */
export class BatchLockedError extends MessageError {
  override readonly name = 'HeldError';
}

/**
 * Has a batch's folder to itself while something is done. Each process that wants it adds a line to the lock, and it
 * is the first one's whose process is alive: lines keep their order, so that two never both believe they have it, and
 * those of processes that were killed count for nothing.
 * @throws HeldError where another process has it
 */
export async function withBatchLock<T>(out: string, task: () => Promise<T>): Promise<T> {
  const release = claimBatch(out);
  try {
    return await task();
  } finally {
    release();
  }
}

/**
 * Makes a folder with those above it, one by one: for some places (below `/proc`) node never comes back when it is
 * asked for all at once.
 * @throws MessageError where it cannot be made
 */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  try {
    if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof MessageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MessageError(message('grade.no-out', { folder, reason }));
  }
}

function claimBatch(out: string): () => void {
  makeFolder(out);
  const file = join(out, LOCK);
  const own: Claim = {
    claim: randomUUID(),
    host: hostname(),
    namespace: namespaceHere(),
    pid: process.pid,
    started: startOf(String(process.pid)),
    at: new Date().toISOString(),
  };
  for (;;) {
    appendFileSync(file, `${JSON.stringify(own)}\n`, { mode: 0o600 });
    const claims = readClaims(file);
    // The process that had it has just let go, and the line went with the lock: once more.
    if (!claims.some(({ claim }) => claim === own.claim)) continue;
    const holder = claims.find(isAlive);
    if (holder === undefined || holder.claim === own.claim) return () => rmSync(file, { force: true });
    appendFileSync(file, `${JSON.stringify({ withdrawn: own.claim })}\n`);
    const { pid, host, at } = holder;
    throw new BatchLockedError(message('grade.held', { folder: out, pid, host, at, file }));
  }
}

/** All claims that were not withdrawn, in their order; none where the lock is gone. */
function readClaims(file: string): readonly Claim[] {
  // A line that was cut short counts for no process: one was killed while it wrote.
  const lines = linesOf(file).flatMap((line) => valueOfLine<Claim | Withdrawal>(line) ?? []);
  const withdrawn = new Set(lines.flatMap((line) => ('withdrawn' in line ? [line.withdrawn] : [])));
  return lines.flatMap((line) => ('claim' in line && !withdrawn.has(line.claim) ? [line] : []));
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Whether the process of a claim is still there, as far as can be seen from here. */
function isAlive({ host, namespace, pid, started }: Claim): boolean {
  // What cannot be seen may be alive.
  if (host !== hostname() || namespace !== namespaceHere()) return true;
  if (started !== null) return startOf(String(pid)) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function namespaceHere(): string | null {
  return process.platform === 'linux' ? processNamespace() : null;
}
