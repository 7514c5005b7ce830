import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/model/lab.ts';
import { WorkingFolders } from '../../../src/run/files/working-folders.ts';
import type { Program } from '../../../src/submission/submission.ts';

const CONTENT = Buffer.from([0xff, 0x00, 0x0a]);

const ROLE: Role = {
  id: 'server',
  kind: {
    name: 'server',
    count: null,
    verb: 'listens',
    endpoint: { transport: 'tcp', group: null, port: 9300 },
    relays: null,
  },
  number: null,
};

/** A program of a folder, and the folders of a run in which it is given a file. */
function run(lay: (folder: string) => void, name: string) {
  const home = mkdtempSync(join(tmpdir(), 'giliran-home-'));
  writeFileSync(join(home, 'server.py'), 'print');
  lay(home);
  const program: Program = {
    role: 'server',
    command: 'python3',
    args: [join(home, 'server.py')],
    cwd: home,
    env: { FOLDER: home },
    folders: [{ outside: home, inside: '/giliran/submission', own: true }],
    file: 'server.py',
  };
  const folders = new WorkingFolders(
    {
      roles: [{ role: ROLE, player: { by: 'student' } }],
      files: { server: [{ name, content: CONTENT }] },
      keepsFiles: true,
    },
    { level: 'network', folderNow: null },
  );
  return { home, folders, placed: folders.place(program) };
}

describe('the working folder of a program', () => {
  it('is a copy with the files that its role is given, separate from the submission', () => {
    const { home, folders, placed } = run(() => {}, 'in/motto.bin');
    expect(placed.cwd).not.toBe(home);
    expect(placed.args).toEqual([join(placed.cwd, 'server.py')]);
    expect(placed.env.FOLDER).toBe(placed.cwd);
    expect(readFileSync(join(placed.cwd, 'in/motto.bin'))).toEqual(CONTENT);
    expect(readdirSync(home)).toEqual(['server.py']);
    expect(folders.records()).toMatchObject([
      { kind: 'given', role: 'server', files: [{ name: 'in/motto.bin', bytes: 3 }] },
    ]);
    expect(folders.stored()).toMatchObject([{ kind: 'stored', role: 'server', state: 'whole', files: [] }]);
    folders.close();
    expect(() => readdirSync(placed.cwd)).toThrow(/ENOENT/);
  });

  it('shows what has been stored in it, and is new for each start', () => {
    const { folders, placed } = run(() => {}, 'motto.bin');
    writeFileSync(join(placed.cwd, 'copy.bin'), CONTENT);
    folders.place({ ...placed, folders: placed.folders });
    expect(folders.stored()).toMatchObject([
      { files: [{ name: 'copy.bin', beside: [{ same: 3, given: '', stored: '' }] }] },
      { files: [] },
    ]);
    folders.close();
  });

  it('has no given file that an earlier run left behind', () => {
    const { folders, placed } = run((home) => writeFileSync(join(home, 'old.bin'), CONTENT), 'motto.bin');
    expect(readdirSync(placed.cwd)).toEqual(['motto.bin', 'server.py']);
    folders.close();
  });

  it.runIf(process.platform !== 'win32')('cannot be written to through a link in the submission', () => {
    const outside = mkdtempSync(join(tmpdir(), 'giliran-outside-'));
    writeFileSync(join(outside, 'kept'), 'kept');
    const { folders, placed } = run((home) => {
      symlinkSync(outside, join(home, 'in'));
      mkdirSync(join(home, 'a'));
    }, 'in/kept');
    expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept');
    expect(readFileSync(join(placed.cwd, 'in/kept'))).toEqual(CONTENT);
    folders.close();
  });
});
