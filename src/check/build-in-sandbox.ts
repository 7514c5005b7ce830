import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Message, MessageError, message } from '../model/message.ts';
import { chooseHostAddress } from '../run/isolation/host-address.ts';
import type { Sandbox, SandboxMaker } from '../run/isolation/sandbox.ts';
import { BUILD_LIMITS } from '../run/isolation/sandbox-limits.ts';
import { memoryOf } from '../run/kernel/memory.ts';
import { type BuildOrder, INSIDE } from '../submission/confinement.ts';
import { copyFolder } from '../submission/copy-folder.ts';
import { firstError } from '../submission/first-error.ts';

const WALL_MS = 120_000;
/** What of the folder may be kept: every program of a run gets a copy of it. */
const RESULT_LIMITS = { bytes: 128 * 1024 * 1024, files: 16_384 } as const;
const OUTPUT_BYTES = 1024 * 1024;
const MEMORY_EVERY_MS = 50;

/** What a build is to those who end its processes. */
const ROLE = 'build';

/**
 * Runs a submission's build in a sandbox of its own, and copies what has become of the folder.
 * @returns what is wrong where it failed; null where it is done
 */
export async function buildInSandbox(
  sandboxes: SandboxMaker,
  order: BuildOrder,
): Promise<Message | string | null> {
  const sandbox = await sandboxes.open(
    chooseHostAddress(() => 0),
    BUILD_LIMITS,
  );
  try {
    return await build(sandbox, order);
  } catch (error) {
    if (error instanceof MessageError) return error.said;
    throw error;
  } finally {
    await sandbox.close();
  }
}

async function build(
  sandbox: Sandbox,
  { words, at = '', from, to, env, tools, signal }: BuildOrder,
): Promise<Message | string | null> {
  const [first = '', ...rest] = words;
  const wrapped = sandbox.wrap({
    command: first,
    args: rest,
    cwd: join(from, at),
    env: { ...env, GILIRAN_ROLE: ROLE },
    folders: [{ outside: from, inside: INSIDE.build, own: true }, ...tools],
  });
  const child = execa(wrapped.command, wrapped.args, {
    reject: false,
    all: true,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...wrapped.env },
    cwd: wrapped.cwd,
    detached: true,
    timeout: WALL_MS,
    maxBuffer: OUTPUT_BYTES,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  const pid = child.pid ?? 0;
  sandbox.adopt(pid);
  let isTooBig = false;
  const watch = setInterval(() => {
    isTooBig ||= sandbox.memoryLimit !== null && memoryInUse(sandbox) > sandbox.memoryLimit;
    if (isTooBig) sandbox.signal(pid, ROLE, 'SIGKILL');
  }, MEMORY_EVERY_MS);
  // A build may leave daemons behind, which hold its output open.
  child.once('exit', () => sandbox.signal(pid, ROLE, 'SIGKILL'));
  const result = await child.finally(() => clearInterval(watch));
  if (isTooBig || sandbox.ranOutOfMemory(pid)) return message('build.too-much-memory');
  if (result.timedOut) return message('build.too-long', { seconds: WALL_MS / 1000 });
  if (result.isMaxBuffer) return message('build.too-much-output');
  if (result.failed) return firstError(result.all, [INSIDE.build]);
  copyFolder(sandbox.ownFolder(pid), to, RESULT_LIMITS);
  return null;
}

function memoryInUse({ procRoot, memoryLimit, belongs }: Sandbox): number {
  if (procRoot === null) return 0;
  const pids = readdirSync(procRoot).filter((name) => /^\d+$/.test(name) && name !== '1');
  return memoryOf(
    (belongs?.(pids) ?? pids).map((pid) => `${procRoot}/${pid}`),
    memoryLimit ?? 0,
  );
}
