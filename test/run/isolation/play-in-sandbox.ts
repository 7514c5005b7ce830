import { execa } from 'execa';
import type { Launch } from '../../../src/run/isolation/isolation.ts';
import type { Sandbox } from '../../../src/run/isolation/sandbox.ts';
import { Sandboxes } from '../../../src/run/isolation/sandboxes.ts';
import { findPython } from '../../../src/submission/interpreters.ts';

/** A shell's end in a sandbox. */
export interface Played {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly out: string;
  readonly err: string;
  /** The process that was started for it. */
  readonly pid: number;
}

/** Makes sandboxes as the command does, with a folder that they must not show. */
export function sandboxesHiding(projectFolder: string): Sandboxes {
  return new Sandboxes({ helpers: [], projectFolder, python: findPython });
}

/** Runs a shell's script in a sandbox, from a folder of the machine's where one is given. */
export async function playScript(
  sandbox: Sandbox,
  script: string,
  own: string | null = null,
  env: Launch['env'] = { PATH: '/usr/bin:/bin' },
): Promise<Played> {
  const { command, args, ...where } = sandbox.wrap({
    command: 'sh',
    args: ['-c', script],
    cwd: own ?? '/tmp',
    env,
    folders: own === null ? [] : [{ outside: own, inside: '/giliran/submission', own: true }],
  });
  const child = execa(command, [...args], {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...where.env },
    cwd: where.cwd,
    detached: true,
  });
  const pid = child.pid ?? 0;
  sandbox.adopt(pid);
  const { exitCode, signal, stdout, stderr } = await child;
  return { code: exitCode, signal, out: stdout, err: stderr, pid };
}
