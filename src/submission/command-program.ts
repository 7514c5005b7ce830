import { join, resolve } from 'node:path';
import type { Role } from '../model/lab.ts';
import { commandProblem } from './command-problem.ts';
import { INSIDE } from './confinement.ts';
import { numbersFor } from './role-numbers.ts';
import type { Ready } from './submission.ts';
import { onTerminal, terminalEnvironment } from './terminal/habits.ts';
import type { Workplace } from './workplace.ts';

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
  const given = numbersFor(role, shared);
  const started = onTerminal(path, [...args, ...(given ?? [])]);
  const inside = folder === place.home ? INSIDE.submission : INSIDE.build;
  return {
    kind: 'program',
    program: {
      role: role.id,
      command: started.command,
      args: started.args,
      ...(given ? { given } : {}),
      cwd: join(folder, at),
      file,
      folders: [
        { outside: folder, inside, own: true },
        { outside: place.preloads, inside: INSIDE.terminal, own: false },
      ],
      env: { ...place.env, ...terminalEnvironment(place.preloads), ...started.env },
    },
  };
}

/** A command with a slash lies in the folder; any other is looked for on the PATH. */
export function commandPath(command: string, folder: string): string {
  return command.includes('/') || command.includes('\\') ? resolve(folder, command) : command;
}
