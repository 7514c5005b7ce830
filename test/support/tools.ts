import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';
import { findOnPath } from '../../src/machine/find-on-path.ts';

/**
 * What a test may need of the machine: programs, `namespaces` for a private network, IPv6 in the kernel, and to be
 * `root`.
 */
export type Tool =
  | 'python3'
  | 'gcc'
  | 'g++'
  | 'go'
  | 'java'
  | 'javac'
  | 'mcs'
  | 'mono'
  | 'perl'
  | 'php'
  | 'ruby'
  | 'make'
  | 'javac'
  | 'go'
  | 'stdbuf'
  | 'unshare'
  | 'nsenter'
  | 'ip'
  | 'git'
  | 'go'
  | 'chromium'
  | 'bwrap'
  | 'dumpcap'
  | 'tmux'
  | 'redis-server'
  | 'namespaces'
  | 'setpriv'
  | 'ipv6'
  | 'root';

/** `it` and `describe` for tests that need tools. */
export interface Needs {
  /** Tools that this machine lacks. */
  readonly missing: readonly Tool[];
  readonly it: Declare;
  /** `it` for tests that run side by side. */
  readonly concurrent: Declare;
  readonly describe: (name: string, body: () => void) => void;
}

type Declare = (name: string, body: () => void | Promise<void>) => void;

/**
 * Whether a missing tool is a failure: wherever CI is true, unless GILIRAN_TOOLS says "optional", as in jobs on systems
 * that have none of them.
 */
export function toolsAreRequired(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment.CI === 'true' && environment.GILIRAN_TOOLS !== 'optional';
}

/**
 * For tests that need tools: `needs('python3').it('…', …)`. Where one is missing they are skipped, by name and
 * with the reason; where tools are required, they fail.
 */
export function needs(...tools: readonly Tool[]): Needs {
  return declare(
    tools.filter((tool) => !isThere(tool)),
    toolsAreRequired(),
  );
}

/** {@link needs}, with the missing tools given. */
function declare(missing: readonly Tool[], required: boolean): Needs {
  if (missing.length === 0)
    return {
      missing,
      it: (name, body) => it(name, body),
      concurrent: (name, body) => it.concurrent(name, body),
      describe: (name, body) => describe(name, body),
    };
  const reason = `needs ${missing.join(', ')}, not found on this machine`;
  const instead = (name: string): void => {
    if (required)
      it(name, () => {
        throw new Error(`${reason}: install it, or set GILIRAN_TOOLS=optional to skip this test`);
      });
    else {
      console.warn(`skipped: ${name} (${reason})`);
      it.skip(`${name} (${reason})`, () => {});
    }
  };
  return { missing, it: instead, concurrent: instead, describe: instead };
}

const known = new Map<Tool, boolean>();

function isThere(tool: Tool): boolean {
  const found = known.get(tool) ?? look(tool);
  known.set(tool, found);
  return found;
}

function look(tool: Tool): boolean {
  if (tool === 'ipv6') return existsSync('/proc/self/net/if_inet6');
  if (tool === 'root') return process.getuid?.() === 0;
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  if (tool !== 'namespaces')
    return findOnPath(tool, process.platform === 'win32' ? process.env.PATH : path) !== null;
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', ['--user', '--map-root-user', '--net', '--pid', '--fork', 'true']).status === 0;
}
