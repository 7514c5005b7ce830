import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The built command, run by scripts. */

export const PROJECT = join(import.meta.dirname, '..');
const COMMAND = join(PROJECT, 'bin', 'giliran.js');

/** A check that takes longer hangs, in milliseconds. A run has limits of its own, far below this. */
export const HANGS_MS = 300_000;

/**
 * Starts giliran.
 * @param {string[]} args
 * @param {{ words?: string[], env?: NodeJS.ProcessEnv }} [how] what node itself is told, and its environment
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<Ended> }}
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, out: string, err: string }} Ended how it ended, and what it said
 */
export function startGiliran(args, { words = [], env = process.env } = {}) {
  const child = spawn(process.execPath, [...words, COMMAND, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ ...said, code, signal }));
  });
  return { child, ended };
}

/** The document that giliran has printed. @param {string} text @returns null where it is none */
export function readDocument(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether every run gets a network of its own here: otherwise only one can go on at a time. */
export function hasPrivateNetworks() {
  const { stdout } = spawnSync(process.execPath, [COMMAND, 'doctor', '--json'], { encoding: 'utf8' });
  return JSON.parse(stdout).findings.some(({ name, ok }) => name === 'private networks' && ok);
}
