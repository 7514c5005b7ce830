import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { say } from '../../src/messages/say.ts';
import { shellWord } from '../../src/model/shell-word.ts';
import { setsHiddenTimers } from '../../src/submission/hidden-timers.ts';
import { splitWords } from '../../src/submission/manifest.ts';
import { prepareSubmission } from '../../src/submission/prepare.ts';
import type { Submission } from '../../src/submission/submission.ts';
import { needs } from '../support/tools.ts';

const LABS = join(import.meta.dirname, '../../labs');
const TURN = loadLab(join(LABS, 'turn-chat/lab.yaml'), graders);
const MULTICAST = loadLab(join(LABS, 'multicast-chat/lab.yaml'), graders);
const prepared: Submission[] = [];

afterEach(() => {
  for (const submission of prepared.splice(0)) submission.dispose();
});

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-submission-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function prepare(
  files: Readonly<Record<string, string>>,
  { lab = TURN, map = {} }: { lab?: typeof TURN; map?: Record<string, string> } = {},
): Promise<Submission> {
  const submission = await prepareSubmission(folderWith(files), lab, { map });
  prepared.push(submission);
  return submission;
}

/** Which file each role is played by. */
function files(submission: Submission): Record<string, string> {
  return Object.fromEntries([...submission.programs].map(([role, { file }]) => [role, file]));
}

function problem(submission: Submission, role: string): string {
  const found = submission.problems.get(role);
  return found ? say(found.message, 'en') : 'none';
}

const JS = 'process.stdin.resume();\n';

describe('the programs of a submission', () => {
  it('are the files that are named after the roles', async () => {
    const submission = await prepare({ 'server.js': JS, 'client1.js': JS, 'client2.js': JS });
    expect(files(submission)).toEqual({ server: 'server.js', client1: 'client1.js', client2: 'client2.js' });
    expect(submission.problems.size).toBe(0);
  });

  it('share a file without a number, and get their number and the count', async () => {
    const submission = await prepare({ 'server.js': JS, 'client.js': JS, 'client2.js': JS });
    expect(files(submission)).toEqual({ server: 'server.js', client1: 'client.js', client2: 'client2.js' });
    expect(submission.programs.get('client1')?.args.slice(-2)).toEqual(['1', '2']);
    expect(submission.programs.get('client2')?.args.slice(-2)).not.toEqual(['2', '2']);
  });

  it('may be in one folder around everything, or several, next to what archives leave', async () => {
    const submission = await prepare({
      'Tugas 11/kode saya/server.js': JS,
      'Tugas 11/kode saya/client.js': JS,
      '__MACOSX/._server.js': '',
      '.DS_Store': '',
    });
    expect(basename(submission.folder)).toBe('kode saya');
    expect(submission.problems.size).toBe(0);
  });

  it('are not those of another student, whose folder is linked to', async () => {
    const folder = folderWith({});
    symlinkSync(folderWith({ 'server.js': JS }), join(folder, 'kode'));
    const lab = loadLab(join(LABS, 'turn-chat/lab.yaml'), graders);
    const { problems } = await prepareSubmission(folder, lab, { map: {} });
    expect(problems.get('server')?.cause).toBe('untried');
  });

  it('may be in a folder that is named after the lab', async () => {
    const submission = await prepare({
      'turn-chat/server.js': JS,
      'turn-chat/client.js': JS,
      'multicast-chat/sender.js': JS,
    });
    expect(basename(submission.folder)).toBe('turn-chat');
  });

  it('may be next to those of another lab', async () => {
    const both = { 'server.js': JS, 'client.js': JS, 'sender.js': JS, 'receiver.js': JS };
    expect(files(await prepare(both))).toEqual({
      server: 'server.js',
      client1: 'client.js',
      client2: 'client.js',
    });
    expect(Object.keys(files(await prepare(both, { lab: MULTICAST })))).toEqual([
      'sender',
      'receiver1',
      'receiver2',
    ]);
  });

  it('cannot be two for one role', async () => {
    const submission = await prepare({ 'server.js': JS, 'server.py': '', 'client.js': JS });
    expect(submission.problems.get('server')?.cause).toBe('two-programs');
    expect(problem(submission, 'server')).toContain('server.js and server.py');
    expect(submission.programs.has('client1')).toBe(true);
  });

  for (const [file, role, lab] of [
    ['servr.py', 'server', TURN],
    ['client (1).py', 'client1', TURN],
    ['server1.py', 'server', TURN],
    ['webserver.py', 'server', TURN],
    ['test_server.py', 'server', TURN],
    ['2_client.py', 'client1', TURN],
  ] as const)
    it(`are asked about where their names are close: ${file}`, async () => {
      const submission = await prepare({ [file]: '' }, { lab });
      expect(submission.problems.get(role)?.cause).toBe('untried');
      expect(problem(submission, role)).toContain(`--map ${shellWord(`${role}=${file}`)}`);
    });

  for (const [file, role, lab] of [
    ['Server.py', 'server', TURN],
    ['server.PY', 'server', TURN],
    ['server.py.txt', 'server', TURN],
    ['receiver_1.py', 'receiver1', MULTICAST],
    ['Receiver 2.py', 'receiver2', MULTICAST],
    ['client1 (1).py', 'client1', TURN],
    ['client1 - Copy.py', 'client1', TURN],
    ['client1 - Salinan (2).py', 'client1', TURN],
    ['Salinan dari server.py', 'server', TURN],
    ['src/server.py', 'server', TURN],
    ['Server/server.py', 'server', TURN],
    ['kode/server/main.py', 'server', TURN],
    ['peladen/program.py', 'server', TURN],
    ["tugas Ani's/client_2.py", 'client2', TURN],
  ] as const)
    it(`are taken where there is one meaning: ${file}`, async () => {
      const submission = await prepare({ [file]: '', 'docs/laporan.md': '', 'gambar/a.png': '' }, { lab });
      expect(files(submission)).toEqual({ [role]: file });
    });

  it('are asked about where several may be meant, with all of them and a line that can be pasted', async () => {
    const submission = await prepare({ 'server_v1.js': JS, 'server_v2.js': JS, 'client.js': JS });
    expect(submission.problems.get('server')?.cause).toBe('untried');
    expect(problem(submission, 'server')).toContain('server_v1.js and server_v2.js');
    expect(problem(submission, 'server')).toContain('--map server=server_v1.js');
  });

  it('are reported with their roles where their names have more words', async () => {
    const submission = await prepare({
      '5025211001_server.js': JS,
      'klien.js': JS,
      'alat.js': 'export {};\n',
    });
    expect(files(submission)).toEqual({
      server: '5025211001_server.js',
      client1: 'klien.js',
      client2: 'klien.js',
    });
    expect(submission.notes.map((note) => say(note, 'en'))).toEqual([
      expect.stringMatching(/^5025211001_server\.js was taken for server,/),
      expect.stringMatching(/^klien\.js was taken for client1 and client2,/),
    ]);
  });

  it('are reported where they are copies, and not where only case and spaces differ', async () => {
    const submission = await prepare({ 'server (1).js': JS, 'Client_1.js': JS, 'client2/main.js': JS });
    expect(submission.problems.size).toBe(0);
    expect(submission.notes.map((note) => say(note, 'en'))).toEqual([
      expect.stringContaining('server (1).js was taken for server'),
    ]);
  });

  it('are neither part of another, nor assigned to another role', async () => {
    const part = await prepare({
      'Budi_client1.js': "import './chat_client.js';\n",
      'chat_client.js': JS,
      'server.js': JS,
    });
    expect(files(part)).toEqual({ server: 'server.js', client1: 'Budi_client1.js' });
    const said = await prepare(
      { 'Budi_server.js': JS, 'client.js': JS },
      { map: { client1: 'Budi_server.js' } },
    );
    expect(said.programs.has('server')).toBe(false);
  });

  it('are those of the exact name, whatever copy is next to it', async () => {
    const submission = await prepare({
      'server.js': JS,
      'Server.js': '',
      'client1.js': JS,
      'client1 (1).js': '',
      'client2.js': JS,
      'lama/client2.js': '',
    });
    expect(files(submission)).toEqual({ server: 'server.js', client1: 'client1.js', client2: 'client2.js' });
  });

  it('are asked about where two folders have one, with a line that can be pasted', async () => {
    const submission = await prepare({
      'percobaan 1/server.js': JS,
      'percobaan 2/server.js': JS,
      'client.js': JS,
    });
    expect(submission.problems.get('server')?.cause).toBe('untried');
    expect(problem(submission, 'server')).toContain("--map 'server=percobaan 1/server.js'");
  });

  it('are those of --map in the folders below', async () => {
    const submission = await prepare(
      { 'percobaan 1/server.js': JS, 'percobaan 2/server.js': JS, 'client.js': JS },
      { map: { server: 'percobaan 2/server.js' } },
    );
    expect(files(submission)).toMatchObject({ server: 'percobaan 2/server.js' });
    const { cwd } = submission.programs.get('server') ?? { cwd: '' };
    expect(basename(cwd)).toBe('percobaan 2');
  });

  it('are not taken out of a folder for clients where one of them is missing', async () => {
    const submission = await prepare({ 'server/server.js': JS, 'client/client1.js': JS, 'docs/a.md': '' });
    expect(files(submission)).toEqual({ server: 'server/server.js', client1: 'client/client1.js' });
    expect(submission.problems.get('client2')?.cause).toBe('missing-program');
  });

  it('may be one for all, with a note on how each is started', async () => {
    const submission = await prepare({ 'chat kita.py': '' });
    expect(submission.problems.get('client2')?.cause).toBe('untried');
    expect(problem(submission, 'server')).toContain(
      `roles: { server: "python3 'chat kita.py' server", client: "python3 'chat kita.py' client" }`,
    );
  });

  it('are missing in unknown languages, with a note on what to write', async () => {
    const submission = await prepare({ 'server.js': JS, 'client1.js': JS, 'Client2.kt': '' });
    expect(submission.problems.get('client2')?.cause).toBe('untried');
    expect(problem(submission, 'client2')).toContain('roles: { client2: … Client2.kt }');
  });

  for (const file of ['receiver_1.py', 'penerima1.py'])
    it(`are not taken from another number: ${file}`, async () => {
      const submission = await prepare({ [file]: '' }, { lab: MULTICAST });
      expect(problem(submission, 'receiver2')).not.toContain(file);
    });

  it('are those of --map, for one role or for all of a kind', async () => {
    const submission = await prepare(
      { 'a.js': JS, 'b.js': JS, 'server.js': JS },
      { map: { server: 'a.js', client: 'b.js' } },
    );
    expect(files(submission)).toEqual({ server: 'a.js', client1: 'b.js', client2: 'b.js' });
    expect(submission.programs.get('client2')?.args.slice(-2)).toEqual(['2', '2']);
  });

  it('are those of --map at the top, whatever folder is next to them', async () => {
    const submission = await prepare(
      { 'peladen.js': JS, 'klien.js': JS, 'lama/server.js': JS, 'lama/client.js': JS },
      { map: { server: './peladen.js', client: 'klien.js' } },
    );
    expect(files(submission)).toEqual({ server: 'peladen.js', client1: 'klien.js', client2: 'klien.js' });
  });

  it('are those of --map in the one folder around everything', async () => {
    const submission = await prepare(
      { 'tugas/peladen.js': JS, 'tugas/klien.js': JS },
      { map: { server: 'peladen.js', client: 'klien.js' } },
    );
    expect(files(submission)).toEqual({ server: 'peladen.js', client1: 'klien.js', client2: 'klien.js' });
  });

  it('are not looked for where --map names a file that is not there: that is bad use', async () => {
    await expect(prepare({ 'client.js': JS }, { map: { server: 'tidak-ada.js' } })).rejects.toThrow(
      'use.map-no-file',
    );
  });

  it('are missed in an empty folder, for every role', async () => {
    const submission = await prepare({});
    expect([...submission.problems.keys()]).toEqual(['server', 'client1', 'client2']);
    expect(problem(submission, 'server')).toContain('found none that can be run');
  });
});

describe('giliran.yaml', () => {
  it('says how programs are started, for each role or a kind', async () => {
    const submission = await prepare({
      'giliran.yaml': 'roles: { server: node --port 8080, client: [node, "a b"] }\n',
    });
    expect(submission.problems.size).toBe(0);
    expect(submission.programs.get('server')?.args.slice(-2)).toEqual(['--port', '8080']);
    expect(submission.programs.get('client2')?.args.slice(-3)).toEqual(['a b', '2', '2']);
  });

  for (const [text, reason] of [
    [`roles: { server: ./s }\n#${'x'.repeat(20_000)}`, 'more than it needs'],
    ['roles: [server]', '"roles" must name a command for each role'],
    ['role: { server: ./s }', 'a key "role", which is not known'],
    ['build: make', '"roles" must name a command for each role'],
    ['roles: { server: 5 }', '"roles.server" must be a command'],
    ['roles: { server: "" }', '"roles.server" must be a command'],
    ['build: []\nroles: { server: ./s }', '"build" must be a command'],
    ['just text', 'expected a map'],
    ['roles: { server: ./s', 'giliran.yaml cannot be used'],
  ] as const)
    it(`is refused in one line where it is wrong: ${text.replace('\n', ' / ')}`, async () => {
      const submission = await prepare({ 'giliran.yaml': text, 'server.js': JS });
      expect([...submission.problems.values()].map(({ cause }) => cause)).toEqual([
        'bad-manifest',
        'bad-manifest',
        'bad-manifest',
      ]);
      expect(problem(submission, 'server')).toContain(reason);
      expect(problem(submission, 'server')).not.toContain('\n');
    });

  // Windows finds programs differently.
  it.skipIf(process.platform === 'win32')('names a command that is not there, or cannot be run', async () => {
    const submission = await prepare({
      'giliran.yaml': 'roles: { server: ./none, client1: ./text.txt, client2: no-such-language main }\n',
      'text.txt': 'just text',
    });
    expect([...submission.problems.values()].map(({ cause, message }) => [cause, message.id])).toEqual([
      ['bad-manifest', 'problem.no-command'],
      ['bad-manifest', 'problem.not-executable'],
      ['no-interpreter', 'problem.no-interpreter'],
    ]);
  });

  for (const [name, build] of [
    ['several lines', '|\n  mkdir -p out\n  cp *.txt out\n'],
    ['&& and patterns', 'mkdir -p out && cp *.txt out'],
    ['a list of commands', '[ "mkdir -p out", "cp *.txt out" ]'],
    ['a list of words', '[ cp, -r, teks, out ]'],
  ] as const)
    it.skipIf(process.platform === 'win32')(`runs its build as any system does: ${name}`, async () => {
      const submission = await prepare({
        'giliran.yml': `build: ${build}\nroles: { server: node out/a.txt }\n`,
        'a.txt': JS,
        'teks/a.txt': JS,
      });
      expect(problem(submission, 'server')).toBe('none');
      expect(existsSync(join(submission.programs.get('server')?.cwd ?? '', 'out/a.txt'))).toBe(true);
    });

  it.skipIf(process.platform === 'win32')('ends its build with the first line that fails', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: |\n  echo satu\n  false\n  echo dua\nroles: { server: ./s }\n',
    });
    expect(submission.problems.get('server')?.cause).toBe('build-failed');
    expect(problem(submission, 'server')).toMatch(/satu$/);
  });

  needs('make').it('shows a failed build, and changes nothing in the folder', async () => {
    const submission = await prepare({
      'giliran.yaml': 'build: make\nroles: { server: ./s }\n',
      Makefile: 'all:\n\t@touch made; echo salah besar; exit 1\n',
      'client.js': JS,
    });
    expect(submission.problems.get('server')?.cause).toBe('build-failed');
    expect(problem(submission, 'server')).toContain('salah besar');
    expect(submission.programs.has('client1')).toBe(true);
    expect(existsSync(join(submission.folder, 'made'))).toBe(false);
  });
});

describe('JavaScript and TypeScript', () => {
  /** What the program prints when it is run as in a scene. */
  async function run(
    name: string,
    text: string,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const submission = await prepare({ [name]: text, ...extra });
    expect(problem(submission, 'server')).toBe('none');
    const { command, args, cwd } = submission.programs.get('server') ?? { command: '', args: [], cwd: '' };
    const { stdout } = await execa(command, args, { cwd });
    return stdout;
  }

  for (const [name, file, text] of [
    ['top-level await in an ES module', 'server.ts', 'await 0; const a: number = 1; console.log(a);'],
    [
      'top-level await beside require',
      'server.js',
      'await 0; console.log(typeof require("node:net").connect === "function" ? 1 : 0);',
    ],
    [
      'require in a .js file',
      'server.js',
      'const net = require("node:net"); console.log(typeof net.connect === "function" ? 1 : 0);',
    ],
    [
      'import in a .js file',
      'server.js',
      'import net from "node:net"; console.log(typeof net.connect === "function" ? 1 : 0);',
    ],
    ['import.meta.url', 'server.ts', 'console.log(import.meta.url.startsWith("file:") ? 1 : 0);'],
    ['an .mjs file', 'server.mjs', 'await 0; console.log(1);'],
    ['a .cjs file', 'server.cjs', 'console.log(module ? 1 : 0);'],
    ['an .mts file', 'server.mts', 'const a: string = "1"; console.log(a);'],
  ] as const)
    it(`may use ${name}`, async () => {
      expect(await run(file, text)).toBe('1');
    });

  it.skipIf(process.platform === 'win32')('may be reached through links', async () => {
    const folder = folderWith({
      'kode/server.ts': 'import { a } from "./a"; console.log(a, import.meta.url.endsWith("server.ts"));',
      'kode/a.ts': 'export const a: number = 1;',
      'kode/pelanggan.ts': 'console.log(2 as number);',
    });
    symlinkSync('pelanggan.ts', join(folder, 'kode/client.ts'));
    symlinkSync('kode', join(folder, 'tugas'));
    const submission = await prepareSubmission(join(folder, 'tugas'), TURN, { map: {} });
    prepared.push(submission);
    for (const [role, shown] of [
      ['server', '1 true'],
      ['client1', '2'],
    ] as const) {
      const { command, args, cwd } = submission.programs.get(role) ?? { command: '', args: [], cwd: '' };
      expect((await execa(command, args, { cwd })).stdout).toBe(shown);
    }
  });

  it('may import a file next to them', async () => {
    const extra = { 'lib/one.ts': 'export const one: number = 1;' };
    expect(await run('server.ts', 'import { one } from "./lib/one"; console.log(one);', extra)).toBe('1');
  });

  for (const file of ['server.ts', 'server.js', 'server.mjs', 'server.cjs'])
    it(`have a syntax error shown with file, line and column: ${file}`, async () => {
      const submission = await prepare({ [file]: '\nconst a = ;\n', 'client.js': JS });
      expect(submission.problems.get('server')?.cause).toBe('syntax-error');
      expect(problem(submission, 'server')).toMatch(
        new RegExp(`^${file.replace('.', '\\.')}:2:11: .*const a = ;$`),
      );
      expect(submission.programs.has('client1')).toBe(true);
    });

  it('have a package that is not there named, and a file', async () => {
    const submission = await prepare({
      'server.ts': 'import chalk from "chalk";\nconsole.log(chalk);\n',
      'client.ts': 'import "./lib/none";\n',
    });
    expect(submission.problems.get('server')?.message).toMatchObject({
      id: 'problem.no-such-package',
      params: { file: 'server.ts', line: 1, name: 'chalk' },
    });
    expect(submission.problems.get('client1')?.message).toMatchObject({
      id: 'problem.no-such-file',
      params: { name: './lib/none' },
    });
  });

  it('have an error shown with the file that it is in', async () => {
    const submission = await prepare({ 'server.ts': 'import "./lib/one";', 'lib/one.ts': 'let = 1 1;' });
    expect(problem(submission, 'server')).toMatch(/^lib\/one\.ts:1:/);
  });
});

describe('a source that was saved as UTF-16', () => {
  for (const [name, mark] of [
    ['little-endian', '\xff\xfe'],
    ['big-endian', '\xfe\xff'],
  ] as const)
    for (const file of ['server.py', 'server.ts'])
      it(`is distinguished from a syntax error: ${file}, ${name}`, async () => {
        const folder = folderWith({});
        writeFileSync(join(folder, file), `${mark}p\0r\0`, 'latin1');
        const submission = await prepareSubmission(folder, TURN, { map: {} });
        prepared.push(submission);
        expect(submission.problems.get('server')).toMatchObject({
          cause: 'syntax-error',
          message: { id: 'problem.utf-16', params: { file } },
        });
      });
});

describe('timers that the kernel does not show', () => {
  it('are looked for in every source, in packages too, but not in JavaScript', () => {
    expect(setsHiddenTimers(folderWith({ 'server.py': 's.setsockopt(SOL_SOCKET, SO_RCVTIMEO, t)' }))).toBe(
      true,
    );
    expect(setsHiddenTimers(folderWith({ 'net/io.py': 'signal.setitimer(ITIMER_REAL, 1)' }))).toBe(true);
    expect(setsHiddenTimers(folderWith({ 'src/main.rs': 'socket.set_read_timeout(t)' }))).toBe(true);
    expect(setsHiddenTimers(folderWith({ 'server.c': 'alarm (5);' }))).toBe(true);
    expect(setsHiddenTimers(folderWith({ 'server.js': '// SO_RCVTIMEO', 'server.py': 'recv(1024)' }))).toBe(
      false,
    );
  });
});

describe('a command', () => {
  for (const [command, words] of [
    ['./server --port 8080', ['./server', '--port', '8080']],
    ['  java  -cp "my classes" Server ', ['java', '-cp', 'my classes', 'Server']],
    ['sh -c \'a "b" c\'', ['sh', '-c', 'a "b" c']],
    ['--name="a b"c', ['--name=a bc']],
    ['a ""', ['a', '']],
    ['', []],
  ] as const)
    it(`is split at spaces: ${command}`, () => {
      expect(splitWords(command)).toEqual(words);
    });
});
