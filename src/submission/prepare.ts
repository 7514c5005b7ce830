import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { nearest } from '../lab/suggest.ts';
import { findOnPath } from '../machine/find-on-path.ts';
import { NODE_OPTIONS } from '../machine/node-options.ts';
import { makeTempFolder } from '../machine/temp-folder.ts';
import type { Lab, Role } from '../model/lab.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { commandProblem } from './command-problem.ts';
import { type Compiled, compileFile } from './compile.ts';
import { type Confinement, INSIDE } from './confinement.ts';
import { listFolder, unwrapFolder } from './folder.ts';
import { setsHiddenTimers } from './hidden-timers.ts';
import { findPython } from './interpreters.ts';
import type { Manifest } from './manifest.ts';
import { MANIFEST } from './manifest-name.ts';
import { isRunnable, matchRole, RUNNABLE } from './match-files.ts';
import type { Folder, Problem, Program, Submission } from './submission.ts';
import { isUtf16 } from './utf-16.ts';

/** A file was said outright that cannot be used. */
class MapError extends MessageError {
  override readonly name = 'MapError';
}

/** Interpreters that flush by themselves; a shell without its buffer would send letter by letter. */
const FLUSHES = /^(?:(?:ba|da|k|z)?sh|node|python[\d.]*|java|ruby|perl|php|go|deno|bun)$/;

/** Where compiled programs go, in the work folder. */
const COMPILED = 'compiled';

const BUILD_LIMIT_MS = 120_000;

/** How many of a folder's files a message names. */
const MOST_NAMES = 8;

export interface PrepareOptions {
  /** Files for roles, said outright: role → file in the submission. */
  readonly map: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Given where the submission is not trusted: it is copied, and its own build runs where it can do no harm. */
  readonly confinement?: Confinement;
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
  const mapped = Object.values(options.map).map((file) => relative(root, resolve(root, file)));
  const home = unwrapFolder(
    root,
    lab.id,
    (files) =>
      files.includes(MANIFEST) ||
      lab.roles.some((role) => matchRole(role, files).kind !== 'none') ||
      mapped.some((file) => files.includes(file)),
  );
  const workFolder = makeTempFolder('work');
  const preparation = new Preparation(home, workFolder, lab, options);
  try {
    if (options.confinement) await preparation.confine(options.confinement);
    await preparation.run();
  } catch (error) {
    rmSync(workFolder, { recursive: true, force: true });
    throw error;
  }
  return {
    folder: preparation.home,
    programs: inOrder(lab, preparation.programs),
    problems: inOrder(lab, preparation.problems),
    notes: preparation.notes,
    hiddenTimers: setsHiddenTimers(preparation.home),
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
  /** The folder that the programs are taken from: the submission's own, or a copy of it. */
  home: string;
  /** The submission's own. */
  private readonly origin: string;
  private readonly workFolder: string;
  private readonly lab: Lab;
  private readonly options: PrepareOptions;

  constructor(home: string, workFolder: string, lab: Lab, options: PrepareOptions) {
    this.home = home;
    this.origin = home;
    this.workFolder = workFolder;
    this.lab = lab;
    this.options = options;
  }

  /**
   * Goes on with a copy: it holds nothing that leads out of it, and does not change.
   * @throws MessageError where the submission is too large
   */
  async confine({ admit }: Confinement): Promise<void> {
    const { copyFolder, SUBMISSION_LIMITS } = await import('./copy-folder.ts');
    admit(this.workFolder);
    this.home = join(this.workFolder, 'submission');
    copyFolder(this.origin, this.home, SUBMISSION_LIMITS);
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
      const reason = reasonOf(error);
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
        const advice =
          near === null
            ? message('advice.files', { names: files.slice(0, MOST_NAMES) })
            : message('advice.did-you-mean', { name: near });
        throw new MapError(message('use.map-no-file', { role, file, advice }));
      }
      if (!isRunnable(name))
        throw new MapError(message('use.map-no-program', { role, file, known: RUNNABLE.join(' ') }));
    }
  }

  /** `./server.py`, or a whole path, as the folder lists it. */
  private mappedName(file: string): string {
    return relative(this.origin, resolve(this.origin, file));
  }

  /** Builds in a copy, so that the student's folder stays as it is. */
  private async build(manifest: Manifest): Promise<Built> {
    const folder = join(this.workFolder, 'build');
    if (this.options.confinement) return this.buildConfined(manifest, folder, this.options.confinement);
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

  private async buildConfined(manifest: Manifest, to: string, { build }: Confinement): Promise<Built> {
    const output = await build({
      words: manifest.build,
      from: this.home,
      to,
      env: this.environment(),
      tools: [],
      signal: this.options.signal ?? null,
    });
    const command = manifest.build.join(' ');
    return {
      folder: to,
      failure: output === null ? null : message('problem.build-failed', { command, output }),
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
          folder: basename(this.origin),
        }),
      );
    }
  }

  private async useFile(role: Role, file: string, shared: boolean): Promise<void> {
    if (isUtf16(join(this.home, file))) {
      this.problem(role, 'syntax-error', message('problem.utf-16', { file }));
      return;
    }
    const numbers = shared && role.number !== null ? [String(role.number), String(role.kind.count ?? 1)] : [];
    if (extname(file) === '.py') {
      this.python ??= this.options.confinement?.python() ?? findPython();
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
      compiling = this.compile(file);
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

  private async compile(file: string): Promise<Compiled> {
    const folder = join(this.workFolder, COMPILED);
    const { confinement, signal } = this.options;
    if (!confinement) return compileFile(this.home, file, folder);
    const { compileConfined } = await import('./compile-confined.ts');
    const compiled = await compileConfined(this.home, file, folder, { confinement, signal: signal ?? null });
    if (!compiled.ok) return compiled;
    // Whatever the umask: those who run it may be others.
    chmodSync(compiled.file, 0o644);
    if (existsSync(folder)) chmodSync(folder, 0o755);
    return compiled;
  }

  private useCommand(role: Role, words: readonly string[], shared: boolean, built: Built): void {
    if (built.failure) {
      this.problem(role, 'build-failed', built.failure);
      return;
    }
    const [command = '', ...args] = words;
    const numbers = shared && role.number !== null ? [String(role.number), String(role.kind.count ?? 1)] : [];
    const path = commandPath(command, built.folder);
    const problem = commandProblem(role.id, command, path);
    if (problem) {
      this.problems.set(role.id, problem);
      return;
    }
    const unbuffer =
      process.platform === 'win32' || FLUSHES.test(basename(command)) ? null : findOnPath('stdbuf');
    const line = [path, ...args, ...numbers];
    if (unbuffer) this.program(role, unbuffer, ['-o0', ...line], built.folder, words.join(' '));
    else this.program(role, path, [...args, ...numbers], built.folder, words.join(' '));
  }

  private program(role: Role, command: string, args: readonly string[], cwd: string, file: string): void {
    const folders = this.foldersOf(cwd, args);
    this.programs.set(role.id, { role: role.id, command, args, cwd, file, folders, env: this.environment() });
  }

  /** What a program is run from. */
  private foldersOf(cwd: string, args: readonly string[]): readonly Folder[] {
    const isBuilt = cwd !== this.home;
    const compiled = join(this.workFolder, COMPILED);
    return [
      { outside: cwd, inside: isBuilt ? INSIDE.build : INSIDE.submission, own: true },
      ...(args.some((word) => word.startsWith(compiled))
        ? [{ outside: compiled, inside: INSIDE.compiled, own: false }]
        : []),
    ];
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

/** What is wrong with a manifest: a message of ours, or the first line of what the YAML library says. */
function reasonOf(error: unknown): Message | string {
  if (error instanceof MessageError) return error.said;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

interface Built {
  readonly folder: string;
  readonly failure: Message | null;
}

/** A command with a slash lies in the folder; any other is looked for on the PATH. */
function commandPath(command: string, folder: string): string {
  return command.includes('/') || command.includes('\\') ? resolve(folder, command) : command;
}
