import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findPython } from '../../src/submission/interpreters.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A PATH with these commands, each a shell script: folder and name to what it does. */
function pathWith(commands: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'giliran-path-'));
  folders.push(root);
  const path = new Set<string>();
  for (const [name, does] of Object.entries(commands)) {
    const file = join(root, name);
    const folder = join(file, '..');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${does}\n`);
    chmodSync(file, 0o755);
    path.add(folder);
  }
  return [...path].join(delimiter);
}

/** The folder in which Windows puts placeholders for programs from its store. */
const STORE = 'AppData/Local/Microsoft/WindowsApps/python';
const NOT_INSTALLED = 'echo "Python was not found" >&2; exit 9009';
/** The launcher: it starts Python 3 where it is asked for that one. */
const LAUNCHER = '[ "$1" = -3 ] && echo /launched/python.exe';

// The commands are shell scripts; how Windows treats file extensions is not tested here.
describe.skipIf(process.platform === 'win32')('Python on Windows', () => {
  it.each([
    [
      'an environment’s own',
      { 'venv/python': 'echo /venv/python.exe', 'Windows/py': LAUNCHER },
      '/venv/python.exe',
    ],
    ['what the launcher starts', { 'Windows/py': LAUNCHER }, '/launched/python.exe'],
    [
      'not the store’s name where the launcher starts one',
      { [STORE]: NOT_INSTALLED, 'Windows/py': LAUNCHER },
      '/launched/python.exe',
    ],
    ['the store’s where it is installed', { [STORE]: 'echo /store/python.exe' }, '/store/python.exe'],
    ['not one of Python 2', { 'Python27/python': 'echo', 'Windows/py': LAUNCHER }, '/launched/python.exe'],
    ['nothing where the store’s name only says where to get it', { [STORE]: NOT_INSTALLED }, null],
    ['nothing where there is nothing', { 'Windows/node': '' }, null],
  ])('is %s', async (_, commands, found) => {
    expect(await findPython('win32', pathWith(commands))).toBe(found);
  });
});

describe.skipIf(process.platform === 'win32')('Python elsewhere', () => {
  it('is what a version manager’s script starts', async () => {
    expect(await findPython('linux', pathWith({ 'shims/python3': 'echo /versions/3.12/python3' }))).toBe(
      '/versions/3.12/python3',
    );
  });

  it('is python where there is no python3, and the script where its target is unknown', async () => {
    const path = pathWith({ 'bin/python': 'exit 1' });
    expect(await findPython('darwin', path)).toBe(join(path, 'python'));
  });
});
