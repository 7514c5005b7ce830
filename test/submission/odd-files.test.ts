import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { RoleFiles } from '../../src/submission/role-files.ts';

const LABS = join(import.meta.dirname, '../../labs');
const TURN = loadLab(join(LABS, 'turn-chat/lab.yaml'), graders);
const MULTICAST = loadLab(join(LABS, 'multicast-chat/lab.yaml'), graders);

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, name to text. */
function roleFiles(files: Readonly<Record<string, string>>, lab: typeof TURN): RoleFiles {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-names-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return new RoleFiles(folder, lab, Object.keys(files));
}

/** Empty files of these names. */
function empty(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, '']));
}

/** Which file each role has, with a star where it gets its number: `client1: klien.py*`. */
function taken(files: Readonly<Record<string, string>>, lab = TURN): string {
  const all = roleFiles(files, lab);
  const parts = lab.roles.flatMap((role) => {
    const match = all.matchOf(role);
    return match.kind === 'one' ? [`${role.id}: ${match.file}${match.shared ? '*' : ''}`] : [];
  });
  return parts.join(', ');
}

/** The same, with suggestions accepted. */
function likely(files: readonly string[], lab = TURN): string {
  const all = roleFiles(empty(files), lab);
  const parts = lab.roles.flatMap((role) => {
    const odd = all.likelyFor(role);
    return odd ? [`${role.id}: ${odd.file}${odd.shared ? '*' : ''}`] : [];
  });
  return parts.join(', ');
}

describe('a name with more than its role', () => {
  for (const [name, roles] of [
    ['5025211001_server.py', ['server']],
    ['server_5025211001.py', ['server']],
    ['server5025211001.py', ['server']],
    ['5025211001server.py', ['server']],
    ['Budi-client1.py', ['client1']],
    ['Budi client 2.py', ['client2']],
    ['tugas2_klien_1.py', ['client1']],
    ['UTS_server_final.py', ['server']],
    ['BudiServer.py', ['server']],
    ['ServerMain.py', ['server']],
    ['server_v2.py', ['server']],
    ['1_server.py', ['server']],
    ['TI-2A_client1.py', ['client1']],
    ['tcp_server.py', ['server']],
    ['peladen_tugas3.py', ['server']],
    ['1203210024_pelanggan1.py', ['client1']],
    ['Budi_server (1).py', ['server']],
    ['server_Budi.py', ['server']],
    ["Ani's server.py", ['server']],
  ] as const)
    it(`has one meaning: ${name}`, () => {
      expect(taken(empty([name]))).toBe(roles.map((role) => `${role}: ${name}`).join(', '));
    });

  for (const [name, lab, kind] of [
    ['5025211001_client.py', TURN, 'client'],
    ['kelasB_client.py', TURN, 'client'],
    ['2A_client.py', TURN, 'client'],
    ['client_v2.py', TURN, 'client'],
    ['tugas2_klien.py', TURN, 'client'],
    ['modul4-receiver.py', MULTICAST, 'receiver'],
    ['udp_penerima.py', MULTICAST, 'receiver'],
  ] as const)
    it(`serves every number where it has none: ${name}`, () => {
      expect(taken(empty([name]), lab)).toBe(`${kind}1: ${name}*, ${kind}2: ${name}*`);
    });

  for (const name of [
    'test_server.py',
    'old_server.py',
    'server_helper.py',
    'client_utils.py',
    'ServerHandler.py',
    'server_backup.py',
    'README_server.md',
    'webserver.py',
    'http_server.py',
    'udp_server.py',
    'server_client.py',
    'multi_client_server.py',
    'server1.py',
    'server_2.py',
    'client3.py',
    '2_client.py',
    'client_2A.py',
    'klien_final_2.py',
    'clientA.py',
    'client_dua.py',
    'client15025211001.py',
    'Budi client (1).py',
    'client1_2.py',
  ])
    it(`has no certain meaning: ${name}`, () => {
      expect(taken(empty([name]))).toBe('');
    });

  for (const [files, expected] of [
    [['webserver.py', 'server.py'], 'server: server.py'],
    [['server.py', 'Budi_server.py'], 'server: server.py'],
    [['webserver.py', 'Budi_server.py'], ''],
    [['server_v1.py', 'server_v2.py'], ''],
    [['server_final.py', 'server_lama.py'], 'server: server_final.py'],
    [['server_Budi.py', 'main.py'], ''],
    [['Budi_server.py', 'main.py'], 'server: Budi_server.py'],
    [['klien.py', 'Budi_client.py'], ''],
    [['budi_server.py', 'budi_server.ipynb'], 'server: budi_server.py'],
    [['Budi_client.py', 'client2.py'], 'client1: Budi_client.py*, client2: client2.py'],
    [
      ['1_server.py', '2_client1.py', '3_client2.py'],
      'server: 1_server.py, client1: 2_client1.py, client2: 3_client2.py',
    ],
  ] as const)
    it(`is found among others: ${files.join(', ')}`, () => {
      expect(taken(empty(files))).toBe(expected);
    });

  it('is not a program where another imports it', () => {
    for (const [name, text] of [
      ['main.py', 'from chat_server import run'],
      ['main.py', 'import socket, chat_server'],
      ['main.py', 'importlib.import_module("chat_server")'],
      ['main.py', 'from . import chat_server'],
      ['main.js', "const { run } = require('./chat_server');"],
      ['main.js', "import {\n  run,\n} from './chat_server.js';"],
      ['main.rb', 'require_relative "chat_server"'],
      ['main.php', "require __DIR__ . '/chat_server.php';"],
      ['main.c', '#include "chat_server.c"'],
    ] as const) {
      const file = `chat_server${/\.\w+$/.exec(name)?.[0] ?? ''}`;
      const own = file.endsWith('.c') ? 'int main(void) { return 0; }' : '';
      expect({ text, taken: taken({ [file]: own, [name]: text }) }).toEqual({ text, taken: '' });
    }
    expect(
      taken({
        'Budi_Server.java': 'class Budi_Server { public static void main(String[] args) {} }',
        'Mulai.java': 'class Mulai { public static void main(String[] a) { new Budi_Server().run(); } }',
      }),
    ).toBe('');
  });

  it('is not looked for among very many files', () => {
    // The main program imports all but the first: if imports are read, the first is the server.
    const server = (count: number): string => {
      const names = Array.from({ length: count }, (_, index) => `orang${index}x_server`);
      const imports = names.slice(1).map((name) => `import ${name}`);
      return taken({ ...empty(names.map((name) => `${name}.py`)), 'main.py': imports.join('\n') });
    };
    expect(server(32)).toBe('server: orang0x_server.py');
    expect(server(33)).toBe('');
  });

  it('is a program where others only mention it', () => {
    expect(
      taken({ 'peladen.py': '', 'client.py': '# data from peladen\nprint("tersambung ke peladen")' }),
    ).toContain('server: peladen.py');
  });
});

describe('a name that a person has accepted', () => {
  for (const [files, expected] of [
    [['servr.py'], 'server: servr.py'],
    [['server1.py'], 'server: server1.py'],
    [['client (1).py', 'client (2).py'], 'client1: client (1).py, client2: client (2).py'],
    [['client15025211001.py'], 'client1: client15025211001.py*, client2: client15025211001.py*'],
    [['server_Budi.py', 'main.py'], 'server: server_Budi.py'],
    [['server_v1.py', 'server_v2.py'], ''],
    [['test_server.py'], ''],
    [['server_client.py'], ''],
    [['clientA.py', 'clientB.py'], ''],
    [['main.py'], ''],
  ] as const)
    it(`is the only one near: ${files.join(', ')}`, () => {
      expect(likely(files)).toBe(expected);
    });
});
