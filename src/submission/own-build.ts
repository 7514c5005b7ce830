import { chmodSync, cpSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { childrenOf, endMarked, sendSignal, signalTree } from '../machine/process-tree.ts';
import { type Message, message } from '../model/message.ts';
import { type BuildEnd, BuildProcess, type Ended } from './build-process.ts';
import { commandPath } from './command-program.ts';
import { firstError } from './first-error.ts';
import type { BuildSteps } from './manifest.ts';
import { namespaceWords } from './process-namespace.ts';
import type { Step } from './recipes/recipe.ts';
import { missingToolchain } from './toolchains.ts';
import type { Workplace } from './workplace.ts';

/** Folders that no build needs a copy of. */
const LEFT_OUT = ['node_modules', '.git', '.venv'];

/** The variable that marks every process of a build outside a sandbox. */
const BUILD_MARK = 'GILIRAN_BUILD';

/** Why a build came to nothing. */
interface BuildFailure {
  /** Untried where the machine lacks what it takes. */
  readonly cause: 'build-failed' | 'untried';
  readonly message: Message;
}

/** A submission's folder after its build. */
export interface Built {
  readonly folder: string;
  /** Why there is nothing to start, where the build failed. */
  readonly failure: BuildFailure | null;
}

/**
 * Runs a submission's own build in a copy, so that the student's folder stays as it is.
 * @param from what the manifest is called
 */
export async function runBuild(place: Workplace, steps: BuildSteps, from: string): Promise<Built> {
  const folder = join(place.workFolder, 'build');
  const output = await buildIn(place, { words: wordsOf(steps), at: '' }, folder);
  if (output === null) return { folder, failure: null };
  const program = typeof output === 'string' ? missingToolchain(output) : null;
  if (program !== null) {
    const text = message('problem.no-toolchain', { file: from, program });
    return { folder, failure: { cause: 'untried', message: text } };
  }
  const command = steps.kind === 'words' ? steps.words.join(' ') : steps.text.trim().split('\n').join('; ');
  const text = message('problem.build-failed', { command, output });
  return { folder, failure: { cause: 'build-failed', message: text } };
}

/** The one place where a shell is used: the lines are the submission's own, and so is what they do. */
function wordsOf(steps: BuildSteps): readonly string[] {
  if (steps.kind === 'words') return steps.words;
  if (process.platform !== 'win32') return ['sh', '-e', '-c', steps.text];
  const lines = steps.text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return [process.env.ComSpec ?? 'cmd', '/d', '/c', lines.join(' && ')];
}

/**
 * Runs a command in a copy of a submission: in a sandbox where the submission is not trusted.
 * @param step the command, and the folder below the submission's that it is run in
 * @param folder where the copy goes; it is not there yet
 * @returns what the command said where it failed, from its first error on; null where it is done
 */
export async function buildIn(
  place: Workplace,
  { words, at, env: own = {} }: Step,
  folder: string,
): Promise<Message | string | null> {
  const { home, confinement, buildMs, signal } = place;
  const env = { ...place.env, ...own };
  if (confinement === null) {
    copyForBuild(home, folder);
    return runHere({ ...place, env }, words, join(folder, at), folder);
  }
  return confinement.build({ words, at, from: home, to: folder, env, tools: [], limitMs: buildMs, signal });
}

function copyForBuild(home: string, folder: string): void {
  cpSync(home, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.includes(basename(source)),
  });
  openFolders(folder);
}

/** What was handed in may be for reading alone; a build writes beside it. */
function openFolders(folder: string): void {
  chmodSync(folder, statSync(folder).mode | 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
}

/**
 * Runs a build as the user who runs giliran, in a process namespace of its own where there can be one. Elsewhere what
 * it starts is found by its group and by a mark, which finds all processes but those that shed both.
 */
async function runHere(
  { env, buildMs, signal }: Workplace,
  [command = '', ...args]: readonly string[],
  cwd: string,
  folder: string,
): Promise<Message | string | null> {
  const path = commandPath(command, folder);
  const words = namespaceWords();
  const [first = '', ...rest] = [...(words ?? []), path, ...args];
  const launch = {
    command: first,
    args: rest,
    cwd,
    env: { ...process.env, ...env, [BUILD_MARK]: folder },
    limitMs: buildMs,
    signal,
  };
  const end = await new BuildProcess(launch, {
    kill: (pid) => {
      const shells = words === null ? [] : childrenOf(pid);
      for (const target of shells.length > 0 ? shells : [pid]) sendSignal(target, 'SIGKILL');
    },
    endAll: async (pid) => {
      signalTree(pid, 'SIGKILL');
      endMarked(BUILD_MARK, folder);
    },
  }).ended.catch((error: unknown): BuildEnd => {
    const said = AS_A_SHELL[error instanceof Error && 'code' in error ? String(error.code) : ''];
    if (said === undefined) throw error;
    return { kind: 'failed', said: `${command}: ${said}`, lackedMemory: false };
  });
  return saidOf(end, buildMs, folder);
}

/** What a shell says of a command that it cannot start. */
const AS_A_SHELL: Readonly<Record<string, string>> = {
  ENOENT: 'not found',
  ENOTDIR: 'not found',
  EACCES: 'Permission denied',
};

/**
 * What is said of a build.
 * @param limitMs how long it was given
 * @param folder where it was built: a path that means nothing to the author
 * @returns null where it is done
 * @throws ENOMEM where it failed while the machine was short of memory: nothing is to be said of it
 */
export function saidOf(end: BuildEnd, limitMs: number, folder: string): Message | string | null {
  if (end.kind === 'done') return null;
  if (end.kind === 'failed' && end.lackedMemory)
    throw Object.assign(new Error('ENOMEM: the machine had next to no memory left'), { code: 'ENOMEM' });
  return end.kind === 'failed' ? firstError(end.said, [folder]) : endedBecause(end.kind, limitMs);
}

function endedBecause(why: Ended, limitMs: number): Message {
  return why === 'too-long'
    ? message('build.too-long', { seconds: limitMs / 1000 })
    : message(`build.${why}`);
}
