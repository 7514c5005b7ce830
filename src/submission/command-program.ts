import { basename, join, resolve } from 'node:path';
import { findOnPath } from '../machine/find-on-path.ts';
import type { Role } from '../model/lab.ts';
import { commandProblem } from './command-problem.ts';
import { INSIDE } from './confinement.ts';
import { numbersFor } from './role-numbers.ts';
import type { Ready } from './submission.ts';
import type { Workplace } from './workplace.ts';

/** Interpreters that flush by themselves; a shell without its buffer would send letter by letter. */
const FLUSHES = /^(?:(?:ba|da|k|z)?sh|node|python[\d.]*|java|ruby|perl|php|go|deno|bun)$/;

/** A command that starts a program. */
export interface Command {
  /** The manifest, or the student's file, that it comes from. */
  readonly from: string;
  readonly words: readonly string[];
  /** Whether it serves every number, and must be told which. */
  readonly shared: boolean;
  /** The submission's folder, or where it was built. */
  readonly folder: string;
  /** The folder below that one that it is started in; empty for that itself. */
  readonly at: string;
  /** What people know the program by. */
  readonly file: string;
}

/** Makes a program of the command that starts it. */
export function commandProgram(
  role: Role,
  { from, words, shared, folder, at, file }: Command,
  place: Workplace,
): Ready {
  const [command = '', ...args] = words;
  const path = commandPath(command, folder);
  const problem = commandProblem(role.id, from, command, path);
  if (problem) return { kind: 'problem', problem };
  const unbuffer =
    process.platform === 'win32' || FLUSHES.test(basename(command)) ? null : findOnPath('stdbuf');
  const line = [path, ...args, ...numbersFor(role, shared)];
  const [first = '', ...rest] = unbuffer ? [unbuffer, '-o0', ...line] : line;
  const inside = folder === place.home ? INSIDE.submission : INSIDE.build;
  return {
    kind: 'program',
    program: {
      role: role.id,
      command: first,
      args: rest,
      cwd: join(folder, at),
      file,
      folders: [{ outside: folder, inside, own: true }],
      env: place.env,
    },
  };
}

/** A command with a slash lies in the folder; any other is looked for on the PATH. */
export function commandPath(command: string, folder: string): string {
  return command.includes('/') || command.includes('\\') ? resolve(folder, command) : command;
}
