import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { nearest } from '../lab/suggest.ts';
import { findOnPath } from '../machine/find-on-path.ts';
import { NODE_OPTIONS } from '../machine/node-options.ts';
import type { Lab, Role } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { type Compiled, compileFile } from './compile.ts';
import { listFolder, unwrapFolder } from './folder.ts';
import { setsHiddenTimers } from './hidden-timers.ts';
import { findPython } from './interpreters.ts';
import type { Manifest } from './manifest.ts';
import { MANIFEST } from './manifest-name.ts';
import { isRunnable, matchRole, RUNNABLE } from './match-files.ts';
import type { Problem, Program, Submission } from './submission.ts';

/** A file was said outright that cannot be used: one line that says what to do. */
export class MapError extends Error {
  override readonly name = 'MapError';
}

/** Interpreters that flush by themselves; a shell without its buffer would send letter by letter. */
const FLUSHES = /^(?:(?:ba|da|k|z)?sh|node|python[\d.]*|java|ruby|perl|php|go|deno|bun)$/;

const BUILD_LIMIT_MS = 120_000;

export interface PrepareOptions {
  /** Files for roles, said outright: role → file in the submission. */
  readonly map: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Finds, builds and compiles a submission's programs. What cannot be had becomes a problem of its role; the rest
 * can still be graded.
 */
export async function prepareSubmission(
  folder: string,
  lab: Lab,
  options: PrepareOptions,
): Promise<Submission> {
  const root = resolve(folder);
  const home = unwrapFolder(
    root,
    lab.id,
    (files) => files.includes(MANIFEST) || lab.roles.some((role) => matchRole(role, files).kind !== 'none'),
  );
  const workFolder = mkdtempSync(join(tmpdir(), 'giliran-'));
  const preparation = new Preparation(home, workFolder, lab, options);
  try {
    await preparation.run();
  } catch (error) {
    rmSync(workFolder, { recursive: true, force: true });
    throw error;
  }
  return {
    folder: home,
    programs: inOrder(lab, preparation.programs),
    problems: inOrder(lab, preparation.problems),
    notes: preparation.notes,
    hiddenTimers: setsHiddenTimers(home),
    dispose: () => rmSync(workFolder, { recursive: true, force: true }),
  };
}

/** Entries by role in the lab's order: compiling side by side ends in any. */
function inOrder<T>(lab: Lab, entries: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map(
    lab.roles.flatMap(({ id }) => {
      const entry = entries.get(id);
      return entry === undefined ? [] : [[id, entry] as const];
    }),
  );
}

class Preparation {
  readonly programs = new Map<string, Program>();
  readonly problems = new Map<string, Problem>();
  readonly notes: Message[] = [];
  private readonly compiled = new Map<string, Promise<Compiled>>();
  private python: Promise<string | null> | null = null;
  private readonly home: string;
  private readonly workFolder: string;
  private readonly lab: Lab;
  private readonly options: PrepareOptions;

  constructor(home: string, workFolder: string, lab: Lab, options: PrepareOptions) {
    this.home = home;
    this.workFolder = workFolder;
    this.lab = lab;
    this.options = options;
  }

  async run(): Promise<void> {
    const { files } = listFolder(this.home);
    this.checkMap(files);
    const manifest = await this.manifest();
    const built =
      manifest && manifest.build.length > 0
        ? await this.build(manifest)
        : { folder: this.home, failure: null };
    await Promise.all(this.lab.roles.map((role) => this.prepareRole(role, files, manifest, built)));
  }

  private async manifest(): Promise<Manifest | null> {
    if (!existsSync(join(this.home, MANIFEST))) return null;
    try {
      // The YAML library is not loaded for nothing.
      const { readManifest } = await import('./manifest.ts');
      return readManifest(this.home);
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      for (const role of this.lab.roles)
        this.problem(role, 'bad-manifest', message('problem.bad-manifest', { file: MANIFEST, reason }));
      return null;
    }
  }

  /** @throws MapError where a file that was said outright is not there, or is no program */
  private checkMap(files: readonly string[]): void {
    for (const [role, file] of Object.entries(this.options.map)) {
      const name = this.mappedName(file);
      if (!files.includes(name)) {
        const near = nearest(name, files);
        throw new MapError(
          `Expected --map ${role}=FILE to name a file of the submission, found no "${file}".${near ? ` Did you mean "${near}"?` : ''}`,
        );
      }
      if (!isRunnable(name))
        throw new MapError(
          `Expected --map ${role}=FILE to name a program (${RUNNABLE.join(' ')}), found "${file}".`,
        );
    }
  }

  /** `./server.py`, or a whole path, as the folder lists it. */
  private mappedName(file: string): string {
    return relative(this.home, resolve(this.home, file));
  }

  /** Builds in a copy, so that the student's folder stays as it is. */
  private async build(manifest: Manifest): Promise<Built> {
    const folder = join(this.workFolder, 'build');
    cpSync(this.home, folder, {
      recursive: true,
      filter: (source) => !['node_modules', '.git', '.venv'].includes(basename(source)),
    });
    const [command = '', ...args] = manifest.build;
    const result = await execa(commandPath(command, folder), args, {
      cwd: folder,
      reject: false,
      all: true,
      stdin: 'ignore',
      timeout: BUILD_LIMIT_MS,
      ...(this.options.signal ? { cancelSignal: this.options.signal } : {}),
    });
    if (!result.failed) return { folder, failure: null };
    const output = (result.all || result.shortMessage || '').trim().split('\n').slice(0, 5).join('\n');
    return {
      folder,
      failure: message('problem.build-failed', { command: manifest.build.join(' '), output }),
    };
  }

  private async prepareRole(
    role: Role,
    files: readonly string[],
    manifest: Manifest | null,
    built: Built,
  ): Promise<void> {
    if (this.problems.has(role.id)) return;
    const mapped =
      this.options.map[role.id] ?? (role.number === null ? undefined : this.options.map[role.kind.name]);
    if (mapped !== undefined) {
      await this.useFile(role, this.mappedName(mapped), this.options.map[role.id] === undefined);
      return;
    }
    const own = manifest?.roles[role.id];
    const command = own ?? manifest?.roles[role.kind.name];
    if (command !== undefined) {
      this.useCommand(role, command, own === undefined && role.number !== null, built);
      return;
    }
    const match = matchRole(role, files);
    if (match.kind === 'one') await this.useFile(role, match.file, match.shared);
    else if (match.kind === 'several')
      this.problem(
        role,
        'two-programs',
        message('problem.two-programs', { role: role.id, files: match.files }),
      );
    else if (match.near.length > 0)
      this.problem(
        role,
        'missing-program',
        message('problem.near-miss', { role: role.id, file: match.near[0] ?? '' }),
      );
    else {
      const anything = files.some(isRunnable);
      this.problem(
        role,
        'missing-program',
        message(anything ? 'problem.missing-program' : 'problem.empty-folder', {
          role: role.id,
          folder: basename(this.home),
        }),
      );
    }
  }

  private async useFile(role: Role, file: string, shared: boolean): Promise<void> {
    const numbers = shared && role.number !== null ? [String(role.number), String(role.kind.count ?? 1)] : [];
    if (extname(file) === '.py') {
      this.python ??= findPython();
      const python = await this.python;
      if (python === null)
        this.problem(
          role,
          'no-interpreter',
          message('problem.no-interpreter', { file, program: 'Python 3' }),
        );
      else this.program(role, python, [join(this.home, file), ...numbers], this.home, file);
      return;
    }
    let compiling = this.compiled.get(file);
    if (!compiling) {
      compiling = compileFile(this.home, file, this.workFolder);
      this.compiled.set(file, compiling);
    }
    const compiled = await compiling;
    if (compiled.ok)
      this.program(
        role,
        process.execPath,
        [...NODE_OPTIONS, '--enable-source-maps', compiled.file, ...numbers],
        this.home,
        file,
      );
    else this.problem(role, 'syntax-error', compiled.message);
  }

  private useCommand(role: Role, words: readonly string[], shared: boolean, built: Built): void {
    if (built.failure) {
      this.problem(role, 'build-failed', built.failure);
      return;
    }
    const [command = '', ...args] = words;
    const numbers = shared && role.number !== null ? [String(role.number), String(role.kind.count ?? 1)] : [];
    const path = commandPath(command, built.folder);
    const unbuffer =
      process.platform === 'win32' || FLUSHES.test(basename(command)) ? null : findOnPath('stdbuf');
    const line = [path, ...args, ...numbers];
    if (unbuffer) this.program(role, unbuffer, ['-o0', ...line], built.folder, words.join(' '));
    else this.program(role, path, [...args, ...numbers], built.folder, words.join(' '));
  }

  private program(role: Role, command: string, args: readonly string[], cwd: string, file: string): void {
    this.programs.set(role.id, { role: role.id, command, args, cwd, file, env: this.environment() });
  }

  private problem(role: Role, cause: Problem['cause'], text: Message): void {
    this.problems.set(role.id, { role: role.id, cause, message: text });
  }

  /** Only what programs need: the rest of the caller's environment is nobody's business, and changes runs. */
  private environment(): Record<string, string> {
    const counts = this.lab.roles.map((role) => role.kind.count ?? 0);
    const temp = join(this.workFolder, 'tmp');
    mkdirSync(temp, { recursive: true });
    const kept = Object.fromEntries(
      [
        'PATH',
        'HOME',
        'USER',
        'SystemRoot',
        'SYSTEMROOT',
        'windir',
        'PATHEXT',
        'ComSpec',
        'USERPROFILE',
        'APPDATA',
        'JAVA_HOME',
      ].flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    return {
      ...kept,
      TMPDIR: temp,
      ...(process.platform === 'win32' ? { TEMP: temp, TMP: temp } : {}),
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      TERM: 'dumb',
      NO_COLOR: '1',
      PYTHONUNBUFFERED: '1',
      PYTHONIOENCODING: 'utf-8',
      PYTHONUTF8: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      GILIRAN_COUNT: String(Math.max(1, ...counts)),
    };
  }
}

interface Built {
  readonly folder: string;
  readonly failure: Message | null;
}

/** A command with a slash lies in the folder; any other is looked for on the PATH. */
function commandPath(command: string, folder: string): string {
  return command.includes('/') || command.includes('\\') ? resolve(folder, command) : command;
}
