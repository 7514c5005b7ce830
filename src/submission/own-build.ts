import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { type Message, message } from '../model/message.ts';
import { commandPath } from './command-program.ts';
import type { Confinement } from './confinement.ts';
import type { Workplace } from './workplace.ts';

const BUILD_LIMIT_MS = 120_000;

/** Lines of a failed build's output that its author is shown. */
const MOST_LINES = 5;

/** A submission's folder after its build. */
export interface Built {
  readonly folder: string;
  /** What the build said where it failed. */
  readonly failure: Message | null;
}

/** Runs a submission's own build in a copy, so that the student's folder stays as it is. */
export async function runBuild(place: Workplace, words: readonly string[]): Promise<Built> {
  const folder = join(place.workFolder, 'build');
  const output = place.confinement
    ? await buildConfined(place, words, folder, place.confinement)
    : await buildHere(place, words, folder);
  if (output === null) return { folder, failure: null };
  return { folder, failure: message('problem.build-failed', { command: words.join(' '), output }) };
}

/** @returns what the build said where it failed; null where it is done */
async function buildHere(
  { home, signal }: Workplace,
  [command = '', ...args]: readonly string[],
  folder: string,
): Promise<string | null> {
  cpSync(home, folder, {
    recursive: true,
    filter: (source) => !['node_modules', '.git', '.venv'].includes(basename(source)),
  });
  const result = await execa(commandPath(command, folder), args, {
    cwd: folder,
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: BUILD_LIMIT_MS,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  if (!result.failed) return null;
  return (result.all || result.shortMessage || '').trim().split('\n').slice(0, MOST_LINES).join('\n');
}

async function buildConfined(
  { home, env, signal }: Workplace,
  words: readonly string[],
  to: string,
  { build }: Confinement,
): Promise<Message | string | null> {
  return build({ words, from: home, to, env, tools: [], signal });
}
