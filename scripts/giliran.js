import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs the built command, for scripts. */

export const PROJECT = join(import.meta.dirname, '..');
const COMMAND = join(PROJECT, 'bin', 'giliran.js');

/** A check that takes this long hangs, in milliseconds. A run's own limits are far below this. */
export const HANGS_MS = 300_000;

/**
 * Starts giliran.
 * @param {string[]} args
 * @param {{ words?: string[], env?: NodeJS.ProcessEnv }} [how] options for node itself, and its environment
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<Ended> }}
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, out: string, err: string }} Ended how it ended, and
 * its output
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

/** The document that giliran has printed. @param {string} text @returns null where it is not one */
export function readDocument(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether every run gets a network of its own here; otherwise only one run is possible at a time. */
export function hasPrivateNetworks() {
  const { stdout } = spawnSync(process.execPath, [COMMAND, 'doctor', '--json'], { encoding: 'utf8' });
  return JSON.parse(stdout).findings.some(({ name, ok }) => name === 'private networks' && ok);
}
