import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { graders } from '../../graders/index.ts';
import { confine, confineToUser } from '../../src/assessment/confine.ts';
import { loadLab } from '../../src/lab/load.ts';
import { prepareSubmission } from '../../src/submission/prepare.ts';
import type { Submission } from '../../src/submission/submission.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const lab = loadLab(join(ROOT, 'labs/turn-chat/lab.yaml'), graders);
const { confinement } = confine(ROOT);
const sandboxed = needs('bwrap', 'namespaces');
const python = needs('bwrap', 'namespaces', 'python3');
const c = needs('bwrap', 'namespaces', 'gcc', 'make');

const CLIENT = "require('node:net').connect(8080);\n";

describe('a submission that is not trusted', () => {
  let folder = '';
  let prepared: Submission | null = null;
  beforeEach(() => {
    const home = mkdtempSync(join(tmpdir(), 'giliran-confine-'));
    writeFileSync(join(home, 'secret.json'), '{"nilai":"rahasia"}');
    folder = join(home, 'submission');
    mkdirSync(folder);
    writeFileSync(join(folder, 'client.js'), CLIENT);
  });
  afterEach(() => {
    prepared?.dispose();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  async function prepare(files: Readonly<Record<string, string>>): Promise<Submission> {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    prepared = await prepareSubmission(folder, lab, { map: {}, confinement });
    return prepared;
  }

  /** What the server prints. */
  function run({ programs }: Submission): string {
    const { command = '', args = [], cwd = '' } = programs.get('server') ?? {};
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  }

  /** The problem with the server. */
  function problemOf({ problems }: Submission): string {
    return JSON.stringify(problems.get('server') ?? null);
  }

  sandboxed.it('cannot make the compiler read files outside its folder', async () => {
    const submission = await prepare({
      'server.ts': "import secret from '../secret.json'; console.log(secret);",
    });
    expect(submission.problems.get('server')?.cause).toBe('syntax-error');
    expect(problemOf(submission)).not.toContain('rahasia');
  });

  for (const extended of ['../secret.json', '/proc/self/environ'])
    sandboxed.it(`cannot make it read what its settings extend either: ${extended}`, async () => {
      vi.stubEnv('GILIRAN_TEST_SECRET', 'rahasia');
      const submission = await prepare({
        'server.ts': "import { a } from './a.ts'; console.log(a);",
        'a.ts': 'export const a = 1;',
        'tsconfig.json': JSON.stringify({ extends: extended }),
      });
      vi.unstubAllEnvs();
      expect(problemOf(submission)).not.toContain('rahasia');
    });

  sandboxed.it('is compiled with its own settings, and its mistakes are reported', async () => {
    const settings = JSON.stringify({ compilerOptions: { paths: { '#a': ['./a.ts'] } } });
    const right = await prepare({
      'server.ts': "import { a } from '#a'; console.log(a);",
      'a.ts': 'export const a = 1;',
      'tsconfig.json': settings,
    });
    expect([...right.problems.values()]).toEqual([]);
    expect(run(right)).toBe('1\n');
    const wrong = await prepare({ 'server.ts': 'const a = ;', 'tsconfig.json': settings });
    expect(wrong.problems.get('server')?.cause).toBe('syntax-error');
  });

  sandboxed.it(
    'is run in place after being compiled separately, with several files and a top-level await',
    async () => {
      const files = {
        'server.ts':
          "import { at } from '#at'; import { basename } from 'node:path';\nconsole.log(basename(import.meta.filename), at.map((name) => basename(name)).join(' '), require.main === module);",
        'at.ts': 'export const at: string[] = [import.meta.filename, __filename];',
        'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '#at': ['./at.ts'] } } }),
      };
      expect(run(await prepare(files))).toBe('server.ts at.ts at.ts true\n');
      prepared?.dispose();
      const awaits = files['server.ts'].replace('require.main === module', 'await Promise.resolve(true)');
      expect(run(await prepare({ ...files, 'server.ts': awaits }))).toContain(' true\n');
      prepared?.dispose();
      const fails = `${awaits}\nat.push('');\nthrow new Error('salah');`;
      const failing = await prepare({ ...files, 'server.ts': fails });
      expect(() => run(failing)).toThrow(`${join(failing.folder, 'server.ts')}:4`);
    },
  );

  needs('root', 'setpriv').it('is compiled in a separate process where there can be no sandbox', async () => {
    const files = {
      'server.ts': "import { a } from '#a'; console.log(a);",
      'a.ts': 'export const a = 1;',
      'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '#a': ['./a.ts'] } } }),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const submission = await prepareSubmission(folder, lab, {
      map: {},
      confinement: confineToUser(ROOT).confinement,
    });
    prepared = submission;
    expect(problemOf(submission)).toBe('null');
    expect(run(submission)).toBe('1\n');
  });

  sandboxed.it('cannot make it read through a link either', async () => {
    symlinkSync('../secret.json', join(folder, 'inner.json'));
    const submission = await prepare({
      'server.ts': "import secret from './inner.json'; console.log(secret);",
    });
    expect(submission.problems.get('server')?.cause).toBe('syntax-error');
  });

  sandboxed.it('has no program where there is a link to one outside its folder', async () => {
    symlinkSync('/etc/passwd', join(folder, 'server.py'));
    const submission = await prepare({});
    expect(submission.problems.get('server')?.cause).toBe('missing-program');
  });

  sandboxed.it('that crashes the compiler has a syntax error, and the next one is compiled', async () => {
    const depth = 400_000;
    const submission = await prepare({ 'server.ts': `let a = ${'('.repeat(depth)}1${')'.repeat(depth)};` });
    expect(submission.problems.get('server')?.cause).toBe('syntax-error');
    expect(submission.programs.has('client1')).toBe(true);
    submission.dispose();
    expect((await prepare({ 'server.ts': CLIENT })).problems.size).toBe(0);
  });

  sandboxed.it('is compiled separately where the compiler crashed, and runs', async () => {
    vi.stubEnv('GILIRAN_ESBUILD_MEMORY', '1000000');
    // The next compiler has the new limit. Imported here, since the first limit must be set before esbuild is loaded.
    await import('esbuild').then(({ stop }) => stop());
    const submission = await prepare({ 'server.ts': "console.log(await Promise.resolve('ada' as string));" });
    vi.unstubAllEnvs();
    expect(run(submission)).toBe('ada\n');
  });

  c.it('is built in a sandbox, and its result is copied out', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: make\nroles: { server: ./server }\n',
      Makefile: 'server: server.c\n\tgcc -o $@ $<\n\tln -s server linked\n\tln -s /etc/passwd outside\n',
      'server.c': '#include <stdio.h>\nint main() { puts("ada"); }\n',
    });
    const built = submission.programs.get('server')?.cwd ?? '';
    expect(execFileSync(join(built, 'server'), { encoding: 'utf8' })).toBe('ada\n');
    expect(readdirSync(built)).toContain('linked');
    expect(readdirSync(built)).not.toContain('outside');
    expect(readdirSync(folder)).not.toContain('server');
  });

  python.it('has a build that cannot read, write or reach anything outside', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: python3 build.py\nroles: { server: ./report }\n',
      'build.py': `
import os, socket
seen = [place for place in (${JSON.stringify(join(folder, '..', 'secret.json'))}, "/etc/shadow", "/home", "/work", "/root/.bashrc") if os.path.exists(place)]
seen += [name for name in os.environ if "TOKEN" in name or name == "SUDO_USER"]
try:
    socket.create_connection(("1.1.1.1", 53), 1)
    seen.append("internet")
except OSError:
    pass
open("report", "w").write(f"#!/bin/sh\\n# {seen}\\n")
os.chmod("report", 0o755)
`,
    });
    const { cwd = '' } = submission.programs.get('server') ?? {};
    expect(readFileSync(join(cwd, 'report'), 'utf8')).toContain('# []');
  });

  python.it('whose build fails gets its output', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: python3 build.py\nroles: { server: ./report }\n',
      'build.py': 'raise SystemExit("berkas hilang")\n',
    });
    expect(submission.problems.get('server')?.cause).toBe('build-failed');
    expect(problemOf(submission)).toContain('berkas hilang');
  });

  python.it('whose build takes too much memory has that as the reason', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: python3 build.py\nroles: { server: ./report }\n',
      'build.py': `
import mmap, os
if os.path.isdir("/giliran/build"):
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE
    hoard = [mmap.mmap(-1, 1 << 29, flags=flags) for _ in range(6)]
    os.read(os.pipe()[0], 1)
`,
    });
    expect(problemOf(submission)).toContain('build.too-much-memory');
  });

  python.it('whose build leaves a daemon behind is built all the same', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: python3 build.py\nroles: { server: ./report }\n',
      'build.py': `
import os
open("report", "w").write("#!/bin/sh\\n")
os.chmod("report", 0o755)
if os.path.isdir("/giliran/build") and os.fork() == 0:
    os.setsid()
    os.read(os.pipe()[0], 1)
`,
    });
    expect(submission.problems.size).toBe(0);
  });
});
