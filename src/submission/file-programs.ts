import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { NODE_OPTIONS } from '../machine/node-options.ts';
import type { Role } from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import { type Message, message } from '../model/message.ts';
import { type Compiled, compileFile, type Order } from './compile.ts';
import { CompiledFiles } from './compiled-files.ts';
import { INSIDE } from './confinement.ts';
import { findPython } from './interpreters.ts';
import { sourceName } from './languages.ts';
import { looksAtItsAge } from './own-age.ts';
import { numbersFor } from './role-numbers.ts';
import type { Problem, Program, Ready } from './submission.ts';
import { folderOf, nameOf } from './survey.ts';
import { terminalEnvironment } from './terminal/habits.ts';
import { nodePreload } from './terminal/preloads.ts';
import { isUtf16 } from './utf-16.ts';
import type { Workplace } from './workplace.ts';

/** Where compiled programs go, in the work folder. */
const COMPILED = 'compiled';

/**
 * Makes programs of files in Python, JavaScript and TypeScript: each file is compiled once, however many roles it
 * plays.
 */
export class FilePrograms {
  private readonly place: Workplace;
  private readonly compiled = new Map<string, Promise<Compiled>>();
  private python: Promise<string | null> | null = null;
  /**
   * Whether node may be booted ahead and wait for its start: no source of the folder looks at how old its process is.
   * Found out once.
   */
  private takesCue: boolean | null = null;

  constructor(place: Workplace) {
    this.place = place;
  }

  /** @param shared whether the file serves every number, and must be told which */
  async make(role: Role, file: string, shared: boolean): Promise<Ready> {
    const { home, confinement } = this.place;
    if (isUtf16(join(home, file))) return problem(role, 'syntax-error', message('problem.utf-16', { file }));
    const given = numbersFor(role, shared);
    const numbers = given ?? [];
    if (sourceName(file)?.language === 'python') {
      this.python ??= confinement?.python() ?? findPython();
      const python = await this.python;
      if (python === null) {
        return problem(role, 'untried', message('problem.no-toolchain', { file, program: 'Python 3' }));
      }
      return this.program(role, file, { command: python, args: [asTyped(nameOf(file)), ...numbers], given });
    }
    const compiled = await getOrMake(this.compiled, file, () => this.compile(file));
    if (!compiled.ok) return problem(role, 'syntax-error', compiled.message);
    const preload = nodePreload(this.place.preloads);
    const options = [...NODE_OPTIONS, '--require', preload, ...preloading(compiled.preload)];
    const args = [...options, join(home, file), ...numbers];
    this.takesCue ??= !looksAtItsAge(home);
    return this.program(role, file, { command: process.execPath, args, given, takesCue: this.takesCue });
  }

  private async compile(file: string): Promise<Compiled> {
    const { home, confinement, buildMs, signal } = this.place;
    const out = new CompiledFiles(this.compiledFolder());
    // Programs in a sandbox see nothing of what their folder lies in.
    const order = { ...placeOf(home, file, !confinement), out };
    if (!confinement) return compileFile({ ...order, guard: {} });
    const { compileConfined } = await import('./compile-confined.ts');
    return compileConfined(order, { confinement, buildMs, signal });
  }

  private program(role: Role, file: string, { command, args, given, takesCue = false }: Start): Ready {
    const { home, preloads } = this.place;
    const env = { ...this.place.env, ...terminalEnvironment(preloads) };
    const compiled = this.compiledFolder();
    const cwd = join(home, folderOf(file));
    const folders: Program['folders'] = [
      { outside: home, inside: INSIDE.submission, own: true },
      ...(args.some((word) => word.startsWith(compiled))
        ? [{ outside: compiled, inside: INSIDE.compiled, own: false }]
        : []),
      { outside: preloads, inside: INSIDE.terminal, own: false },
    ];
    const program: Program = {
      ...{ role: role.id, command, args, cwd, file, folders, env },
      ...(given === null ? {} : { given }),
      ...(takesCue ? { takesCue } : {}),
    };
    return { kind: 'program', program };
  }

  private compiledFolder(): string {
    return join(this.place.workFolder, COMPILED);
  }
}

/** A file of a folder under its own name, as node knows it, wherever links lead to it from. */
function placeOf(home: string, name: string, isOpen: boolean): Pick<Order, 'place' | 'file'> {
  const folder = realpathSync(home);
  const file = relative(folder, realpathSync(join(home, name)));
  return { place: { folder, isOpen }, file: file.startsWith('..') ? name : file.split(sep).join('/') };
}

/** A file of the folder that a program is started in, as a person names it. */
function asTyped(file: string): string {
  return file.startsWith('-') ? `./${file}` : file;
}

/** Node's options for a program that was compiled: it is run under its own name, and errors tell of its own lines. */
function preloading(file: string | null): readonly string[] {
  return file === null ? [] : ['--enable-source-maps', '--require', file];
}

/** How a program is started. */
interface Start {
  readonly command: string;
  readonly args: readonly string[];
  /** The last of `args`, where it is told its number and the count. */
  readonly given: readonly string[] | null;
  /** Whether it can be booted ahead; left out where it cannot. */
  readonly takesCue?: boolean;
}

function problem(role: Role, cause: Problem['cause'], text: Message): Ready {
  return { kind: 'problem', problem: { role: role.id, cause, message: text } };
}
