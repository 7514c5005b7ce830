import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeQuickFolder, makeTempFolder, sweepTempFolders } from '../../src/machine/temp-folder.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder as another process of this machine would have made it. */
function folderOf(pid: number, { started = '1', make = makeTempFolder } = {}): string {
  const own = make('test');
  const [, , mark = '', random] = basename(own).split('-');
  const [namespace] = mark.split('.');
  const folder = join(dirname(own), `giliran-test-${namespace}.${pid}.${started}-${random}`);
  mkdirSync(folder);
  made.push(own, folder);
  writeFileSync(join(folder, 'file'), '');
  return folder;
}

function pidOfTheDead(): Promise<number> {
  const child = spawn('true');
  return new Promise((resolve) => child.once('exit', () => resolve(child.pid ?? 0)));
}

describe.runIf(process.platform === 'linux')('folders among the temporary files', () => {
  it('stay as long as their process lives', () => {
    const folder = makeTempFolder('test');
    made.push(folder);
    expect(sweepTempFolders()).not.toContain(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it('are removed where their process is gone', async () => {
    const folder = folderOf(await pidOfTheDead());
    expect(sweepTempFolders()).toContain(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('are removed where another process has its pid now', () => {
    const folder = folderOf(process.pid);
    expect(sweepTempFolders()).toContain(folder);
  });

  it('stay where their process cannot be seen from here', async () => {
    const dead = folderOf(await pidOfTheDead());
    const foreign = dead.replace(/-test-\d+/, '-test-1');
    mkdirSync(foreign);
    made.push(foreign);
    expect(sweepTempFolders()).not.toContain(foreign);
  });

  it('are removed wherever they were made, in memory too', async () => {
    const folder = folderOf(await pidOfTheDead(), { make: makeQuickFolder });
    expect(sweepTempFolders()).toContain(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('are in the requested place, even if fast ones are asked for', () => {
    const wanted = makeTempFolder('test');
    made.push(wanted);
    vi.stubEnv('TMPDIR', wanted);
    expect(dirname(makeQuickFolder('test'))).toBe(wanted);
    vi.unstubAllEnvs();
  });

  it.runIf(process.getuid?.() === 0 && process.env.TMPDIR === undefined && isInMemory('/dev/shm'))(
    'are in memory for root where they are to be fast',
    () => {
      const folder = makeQuickFolder('test');
      made.push(folder);
      expect(isInMemory(folder)).toBe(true);
    },
  );
});

/** Whether a folder is there, and in memory. */
function isInMemory(folder: string): boolean {
  return existsSync(folder) && statfsSync(folder).type === 0x01021994;
}
