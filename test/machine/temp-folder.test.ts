import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTempFolder, sweepTempFolders } from '../../src/machine/temp-folder.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder as another process of this machine would have made it. */
function folderOf(pid: number, started = '1'): string {
  const own = makeTempFolder('test');
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

  it('are swept where their process is gone', async () => {
    const folder = folderOf(await pidOfTheDead());
    expect(sweepTempFolders()).toContain(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('are swept where another process has its number now', () => {
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
});
