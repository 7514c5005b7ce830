import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { type Message, message } from '../model/message.ts';
import { commandPath } from './command-program.ts';
import { firstError } from './first-error.ts';
import type { BuildSteps } from './manifest.ts';
import type { Step } from './recipes/recipe.ts';
import { missingToolchain } from './toolchains.ts';
import type { Workplace } from './workplace.ts';

const BUILD_LIMIT_MS = 120_000;

/** What a build may say, in characters: it is only looked through for its first error. */
const MOST_OUTPUT = 1024 * 1024;

/** Folders that no build needs a copy of. */
const LEFT_OUT = ['node_modules', '.git', '.venv'];

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
  const { home, confinement, signal } = place;
  const env = { ...place.env, ...own };
  if (confinement === null) {
    copyForBuild(home, folder);
    return runHere({ ...place, env }, words, join(folder, at), folder);
  }
  return confinement.build({ words, at, from: home, to: folder, env, tools: [], signal });
}

function copyForBuild(home: string, folder: string): void {
  cpSync(home, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.includes(basename(source)),
  });
}

async function runHere(
  { env, signal }: Workplace,
  [command = '', ...args]: readonly string[],
  cwd: string,
  folder: string,
): Promise<Message | string | null> {
  const result = await execa(commandPath(command, folder), args, {
    cwd,
    reject: false,
    all: true,
    stdin: 'ignore',
    env: { ...env },
    timeout: BUILD_LIMIT_MS,
    maxBuffer: MOST_OUTPUT,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  if (!result.failed) return null;
  if (result.timedOut) return message('build.too-long', { seconds: BUILD_LIMIT_MS / 1000 });
  if (result.isMaxBuffer) return message('build.too-much-output');
  return firstError(result.all || result.shortMessage || '', [folder]);
}
