import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runtimeTrees } from '../../../src/run/isolation/runtime-trees.ts';

/** A folder with empty files in it. */
function folderWith(...files: readonly string[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'giliran-trees-')));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

describe.runIf(process.platform === 'linux')('what the sandbox shows for an interpreter', () => {
  it('is its program and its library, and nothing else of a home folder', () => {
    const home = folderWith(
      'bin/python3.12',
      'lib/python3.12/os.py',
      'lib/libpython3.12.so.1.0',
      'lib/secrets/key',
      'share/keyring',
    );
    expect(runtimeTrees(join(home, 'bin/python3.12'))).toEqual([
      join(home, 'bin/python3.12'),
      join(home, 'lib/libpython3.12.so.1.0'),
      join(home, 'lib/python3.12'),
    ]);
  });

  it('is the virtual environment and the Python that it is based on', () => {
    const base = folderWith('bin/python3.12', 'lib/python3.12/os.py');
    const environment = folderWith('pyvenv.cfg', 'lib/python3.12/site-packages/x.py', 'bin/activate');
    symlinkSync(join(base, 'bin/python3.12'), join(environment, 'bin/python'));
    expect(runtimeTrees(join(environment, 'bin/python'))).toEqual([
      join(environment, 'bin/python'),
      join(environment, 'lib/python3.12'),
      join(environment, 'pyvenv.cfg'),
      join(base, 'bin/python3.12'),
      join(base, 'lib/python3.12'),
    ]);
  });

  it('is the folder of a program that has one to itself', () => {
    const java = folderWith('jdk-21/bin/java', 'jdk-21/lib/modules');
    expect(runtimeTrees(join(java, 'jdk-21/bin/java'))).toEqual([join(java, 'jdk-21')]);
  });

  it('is only the program where its folder has more than that', () => {
    const cargo = folderWith('.cargo/bin/tool', '.cargo/credentials');
    expect(runtimeTrees(join(cargo, '.cargo/bin/tool'))).toEqual([join(cargo, '.cargo/bin/tool')]);
  });

  it('is the parts of an installation where its folder has more than that', () => {
    const java = folderWith(
      'jdk/bin/java',
      'jdk/lib/modules',
      'jdk/conf/net',
      'jdk/release',
      'jdk/answers/key.py',
    );
    expect(runtimeTrees(join(java, 'jdk/bin/java')).map((tree) => basename(tree))).toEqual([
      'bin',
      'conf',
      'lib',
      'release',
    ]);
    const go = folderWith(
      'go/bin/go',
      'go/pkg/tool/compile',
      'go/src/fmt/print.go',
      'go/VERSION',
      'go/marks.csv',
    );
    expect(runtimeTrees(join(go, 'go/bin/go')).map((tree) => basename(tree))).toEqual([
      'VERSION',
      'bin',
      'pkg',
      'src',
    ]);
    const net = folderWith('net/dotnet', 'net/shared/lib.dll', 'net/host/fxr', 'marks.csv');
    expect(runtimeTrees(join(net, 'net/dotnet'))).toEqual([join(net, 'net')]);
  });

  for (const file of [
    'class/tools/javac',
    'class/bin/javac',
    'class/bin/go',
    'class/dotnet',
    'tools/bin/make',
  ])
    it(`is nothing next to a folder on the PATH: ${file}`, () => {
      const course = folderWith(
        file,
        'class/answers/server.py',
        'class/src/server.py',
        'class/marks.csv',
        'marks.csv',
      );
      expect(runtimeTrees(join(course, file))).toEqual([join(course, file)]);
    });

  it("is a version manager's folder in a home folder, and none that a person may have made there", () => {
    const home = folderWith(
      '.sdkman/candidates/java/21/bin/java',
      '.sdkman/candidates/java/21/lib/modules',
      'work/bin/tool',
      'work/lib/notes',
      'work/results/marks.csv',
    );
    vi.stubEnv('HOME', home);
    expect(runtimeTrees(join(home, '.sdkman/candidates/java/21/bin/java'))).toEqual([
      join(home, '.sdkman/candidates/java/21'),
    ]);
    expect(runtimeTrees(join(home, 'work/bin/tool'))).toEqual([join(home, 'work/bin/tool')]);
    vi.unstubAllEnvs();
  });

  it('is never a home', () => {
    expect(runtimeTrees(join(homedir(), 'bin', 'nothing'))).toEqual([]);
    expect(runtimeTrees(process.execPath)).not.toContain(homedir());
  });

  it("is nothing more for the system's own", () => {
    expect(runtimeTrees('/bin/sh')).toEqual([]);
    expect(runtimeTrees('/nowhere/python3')).toEqual([]);
  });
});
