import { basename, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersForLabs, type LabChoice } from '../../../src/batch/intake/labs/folders-for-labs.ts';
import type { Lab } from '../../../src/model/lab.ts';
import { type Files, folderWith, MULTICAST, open, TURN, TURN4, unpack } from './classes.ts';

/** Another lab with the roles of turn-chat. */
const OPEN: Lab = { ...TURN, id: 'open-chat', title: { en: 'Everyone at once', id: 'Chat terbuka' } };

const TURN_FILES = ['server.py', 'client1.py', 'client2.py'];
const MULTICAST_FILES = ['sender.py', 'receiver1.py', 'receiver2.py'];
const FOUR_FILES = ['server.py', 'client1.py', 'client2.py', 'client3.py', 'client4.py'];

/** Files of folders. */
function laid(folders: Readonly<Record<string, readonly string[]>>): Files {
  return Object.fromEntries(
    Object.entries(folders).flatMap(([folder, files]) => files.map((file) => [`Ani/${folder}${file}`, ''])),
  );
}

/** For each lab, the folder from the top of the hand-in. */
async function foldersOf(
  folders: Readonly<Record<string, readonly string[]>>,
  labs: readonly Lab[],
  map: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string | null>>> {
  const { students } = await open(folderWith({ ...laid(folders), 'Budi/server.py': '' }), { labs });
  const [ani] = students;
  if (!ani) throw new Error('expected a student');
  const unpacked = await unpack(ani);
  return Object.fromEntries(
    [...foldersForLabs(unpacked, labs, { mapOf: () => map })].map(([lab, choice]) => {
      const folder = folderIn(choice);
      return [lab, folder && relative(unpacked.root, folder).replaceAll('\\', '/')];
    }),
  );
}

function folderIn(choice: LabChoice): string | null {
  return choice.kind === 'folder' ? choice.folder : null;
}

describe('the folder for each of several labs', () => {
  for (const [name, folders, found] of [
    [
      'is named after it',
      { 'turn-chat/': TURN_FILES, 'multicast-chat/': MULTICAST_FILES },
      ['turn-chat', 'multicast-chat'],
    ],
    [
      'is named nearly so',
      { 'TurnChat/': TURN_FILES, 'mulitcast_chat/': MULTICAST_FILES },
      ['TurnChat', 'mulitcast_chat'],
    ],
    [
      'is named as the lab is called',
      { 'chat bergiliran/': TURN_FILES, 'Chat Multicast/': MULTICAST_FILES },
      ['chat bergiliran', 'Chat Multicast'],
    ],
    [
      'is named after it, and more',
      { '1. turn-chat (final)/': TURN_FILES, '1203210024_multicast-chat/': MULTICAST_FILES },
      ['1. turn-chat (final)', '1203210024_multicast-chat'],
    ],
    [
      'is named otherwise, and holds its roles',
      { 'tugas1/': TURN_FILES, 'tugas2/': MULTICAST_FILES },
      ['tugas1', 'tugas2'],
    ],
    [
      'lies deeper',
      { 'kode/turn-chat/src/': TURN_FILES, 'kode/multicast-chat/': MULTICAST_FILES },
      ['kode/turn-chat/src', 'kode/multicast-chat'],
    ],
    ['is one, with all files flat in it', { '': [...TURN_FILES, ...MULTICAST_FILES] }, ['', '']],
    [
      'is one, named after the first',
      { 'turn-chat/': [...TURN_FILES, ...MULTICAST_FILES] },
      ['turn-chat', 'turn-chat'],
    ],
    ['is one, where the other lies beside', { '': TURN_FILES, 'grup/': MULTICAST_FILES }, ['', 'grup']],
    ['is missing where nothing fits', { 'turn-chat/': TURN_FILES }, ['turn-chat', null]],
    ['is missing where nothing fits, flat', { '': MULTICAST_FILES }, [null, '']],
    [
      'holds files that are nearly named so',
      { 'a/': ['Server.py', 'client_1.py'], 'b/': ['Sender.py'] },
      ['a', 'b'],
    ],
    [
      'is the one with its own manifest',
      { 'a/': ['sender.py', 'receiver.py'], 'turn-chat/': ['giliran.yaml'] },
      ['turn-chat', 'a'],
    ],
  ] as const)
    it(name, async () => {
      expect(await foldersOf(folders, [TURN, MULTICAST])).toEqual({
        'turn-chat': found[0],
        'multicast-chat': found[1],
      });
    });

  for (const [name, folders, found] of [
    [
      'by the number in the name',
      { 'turn-chat/': TURN_FILES, 'turn-chat-4/': FOUR_FILES },
      ['turn-chat', 'turn-chat-4'],
    ],
    ['by how many files there are', { 'tugas2/': FOUR_FILES, 'tugas3/': TURN_FILES }, ['tugas3', 'tugas2']],
    ['and flat they share one', { '': ['server.py', 'client.py'] }, ['', '']],
    [
      'and one that is named after the other is not taken',
      { 'turn-chat-4/': FOUR_FILES },
      [null, 'turn-chat-4'],
    ],
    [
      'by what the names leave',
      { 'chat bergiliran/': TURN_FILES, 'chat bergiliran 4/': FOUR_FILES },
      ['chat bergiliran', 'chat bergiliran 4'],
    ],
  ] as const)
    it(`is found for labs with the same roles ${name}`, async () => {
      expect(await foldersOf(folders, [TURN, TURN4])).toEqual({
        'turn-chat': found[0],
        'turn-chat-4': found[1],
      });
    });

  it('is not another lab’s with the same roles', async () => {
    expect(await foldersOf({ 'turn-chat/': TURN_FILES }, [TURN, OPEN, MULTICAST])).toEqual({
      'turn-chat': 'turn-chat',
      'open-chat': null,
      'multicast-chat': null,
    });
  });

  it('is not one of another number', async () => {
    const folders = { 'turn-chat-4/': FOUR_FILES, 'x/': TURN_FILES };
    expect(await foldersOf(folders, [TURN])).toEqual({ 'turn-chat': 'x' });
  });

  it('is a different one for each lab where there are as many', async () => {
    const folders = { 'x/': TURN_FILES, 'y/': ['server.py', 'client1.py', 'coba.py'] };
    expect(await foldersOf(folders, [TURN, OPEN])).toEqual({ 'turn-chat': 'x', 'open-chat': 'y' });
  });

  it('may hold only a manifest with commands', async () => {
    const files = { 'Ani/x/giliran.yaml': 'roles: { server: ./s, client: ./c }', 'Ani/y/sender.py': '' };
    const [ani] = (await open(folderWith({ ...files, 'Budi/server.py': '' }))).students;
    const unpacked = ani && (await unpack(ani));
    const found = unpacked && [...foldersForLabs(unpacked, [TURN, MULTICAST]).values()];
    expect(found?.map((choice) => basename(folderIn(choice) ?? ''))).toEqual(['x', 'y']);
  });

  it('may hold odd names that a map file explains', async () => {
    const folders = { 'x/': ['srv.py', 'klien.py'], 'y/': ['catatan.txt'] };
    expect(await foldersOf(folders, [MULTICAST])).toEqual({ 'multicast-chat': null });
    expect(await foldersOf(folders, [TURN], { server: 'srv.py' })).toEqual({ 'turn-chat': 'x' });
    const elsewhere = { 'a/': ['x.py'], 'b/': ['srv.py', 'y.py', 'z.py'] };
    expect(await foldersOf(elsewhere, [TURN], { server: 'srv.py' })).toEqual({ 'turn-chat': 'b' });
  });
});

describe('the folder for the only lab', () => {
  for (const [name, folders, found] of [
    [
      'is the whole hand-in where each role has a folder',
      { 'server/': ['server.py'], 'client/': ['client1.py', 'client2.py'] },
      '',
    ],
    ['is it, whatever the files are called', { 'peladen/': ['main.py'], 'klien/': ['main.py'] }, ''],
    ['is it for an archive of classes', { '': ['chat.jar'] }, ''],
    [
      'is the one around what all programs need',
      {
        '': ['go.mod'],
        'cmd/server/': ['main.go'],
        'cmd/client/': ['main.go'],
        'internal/line/': ['line.go'],
      },
      '',
    ],
    [
      'is the one that is named after it, with those below it',
      {
        '': ['go.mod'],
        'turn-chat/server/': ['server.py'],
        'turn-chat/client/': ['client1.py', 'client2.py'],
      },
      'turn-chat',
    ],
    ['is the one that holds all of them', { 'src/': TURN_FILES, 'docs/': ['contoh.py'] }, 'src'],
    [
      'is the one that holds all of them, and not an older one',
      { 'baru/': TURN_FILES, 'lama/': ['server.py'] },
      'baru',
    ],
  ] as const)
    it(name, async () => {
      expect(await foldersOf(folders, [TURN])).toEqual({ 'turn-chat': found });
    });

  it('is not another lab’s where several are handed in', async () => {
    const folders = { 'a/': ['server.py', 'client1.py'], 'b/': FOUR_FILES };
    expect(await foldersOf(folders, [TURN, TURN4])).toEqual({ 'turn-chat': 'a', 'turn-chat-4': 'b' });
  });
});
