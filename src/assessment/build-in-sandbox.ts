import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Message, MessageError, message } from '../model/message.ts';
import { chooseHostAddress, oneMachine } from '../run/isolation/host-address.ts';
import type { Sandbox, SandboxMaker } from '../run/isolation/sandbox.ts';
import { BUILD_LIMITS } from '../run/isolation/sandbox-limits.ts';
import { memoryOf } from '../run/kernel/memory.ts';
import { BuildProcess } from '../submission/build-process.ts';
import { type BuildOrder, INSIDE } from '../submission/confinement.ts';
import { copyFolder } from '../submission/copy-folder.ts';
import { saidOf } from '../submission/own-build.ts';
import { ShortageError, shortageSaid } from './machine-shortage.ts';

/** What of the folder may be kept: every program of a run gets a copy of it. */
const RESULT_LIMITS = { bytes: 128 * 1024 * 1024, files: 16_384 } as const;
const MEMORY_EVERY_MS = 50;

/** The name under which a build's processes are ended. */
const ROLE = 'build';

/**
 * Runs a submission's build in a sandbox of its own, and copies what has become of the folder once no process is left
 * that could change it.
 * @returns what is wrong where it failed; null where it is done
 * @throws the reason of the order's signal where that has ended it
 */
export async function buildInSandbox(
  sandboxes: SandboxMaker,
  order: BuildOrder,
): Promise<Message | string | null> {
  order.signal?.throwIfAborted();
  const sandbox = await sandboxes.open(oneMachine(chooseHostAddress(() => 0)), BUILD_LIMITS);
  try {
    return await build(sandbox, order);
  } catch (error) {
    // The folder holds more than may be kept.
    if (error instanceof MessageError && !(error instanceof ShortageError)) return error.userMessage;
    throw error;
  } finally {
    await sandbox.close();
  }
}

async function build(
  sandbox: Sandbox,
  { words, at = '', from, to, env, tools, limitMs, signal }: BuildOrder,
): Promise<Message | string | null> {
  const [first = '', ...rest] = words;
  const wrapped = sandbox.wrap({
    command: first,
    args: rest,
    cwd: join(from, at),
    env: { ...env, GILIRAN_ROLE: ROLE },
    folders: [{ outside: from, inside: INSIDE.build, own: true }, ...tools],
  });
  // A build may leave daemons behind, which hold its output open: all of the sandbox ends with it.
  const process = new BuildProcess(
    { ...wrapped, limitMs, signal },
    {
      kill: () => {
        clearInterval(watch);
        // The promise of its end tells what went wrong.
        sandbox.end().catch(() => {});
      },
      endAll: () => {
        clearInterval(watch);
        return sandbox.end();
      },
    },
  );
  sandbox.adopt(process.pid);
  const watch = setInterval(() => {
    if (sandbox.memoryLimit !== null && memoryInUse(sandbox) > sandbox.memoryLimit)
      process.stop('too-much-memory');
  }, MEMORY_EVERY_MS);
  const end = await process.ended.finally(() => clearInterval(watch));
  if (end.kind === 'failed') {
    const unmade = sandbox.neverStarted(process.pid) ? `the sandbox of ${ROLE} could not be made` : end.said;
    const shortage = /^(?:prlimit: failed to set|the sandbox of)/.test(unmade) ? shortageSaid(unmade) : null;
    if (shortage !== null) throw shortage;
  }
  if (sandbox.ranOutOfMemory(process.pid)) return message('build.too-much-memory');
  if (end.kind === 'done') copyFolder(sandbox.ownFolder(process.pid), to, RESULT_LIMITS);
  return saidOf(end, limitMs, INSIDE.build);
}

function memoryInUse({ procRoot, memoryLimit, belongs }: Sandbox): number {
  if (procRoot === null) return 0;
  const pids = processesIn(procRoot).filter((name) => /^\d+$/.test(name) && name !== '1');
  return memoryOf(
    (belongs?.(pids) ?? pids).map((pid) => `${procRoot}/${pid}`),
    memoryLimit ?? 0,
  );
}

function processesIn(procRoot: string): readonly string[] {
  try {
    return readdirSync(procRoot);
  } catch {
    // It has just ended.
    return [];
  }
}
