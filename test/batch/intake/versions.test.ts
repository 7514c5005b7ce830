import { utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  foldersForLabs,
  type LabChoice,
  type SaidFolder,
} from '../../../src/batch/intake/labs/folders-for-labs.ts';
import { compareVersionNames, isOldName } from '../../../src/batch/intake/labs/version-names.ts';
import type { Lab } from '../../../src/model/lab.ts';
import { type Files, fileWith, folderWith, MULTICAST, open, TURN, unpack } from './classes.ts';
import { type ZipItem, zipOf, zipOfFiles } from './zip-writer.ts';

const TURN_FILES = ['server.py', 'client1.py', 'client2.py'];
const MULTICAST_FILES = ['sender.py', 'receiver1.py', 'receiver2.py'];

/** Programs that differ from those of another version. */
function version(text: string, modified?: string, names: readonly string[] = TURN_FILES): readonly ZipItem[] {
  return names.map((name) => ({ name, data: `# ${text}`, ...(modified === undefined ? {} : { modified }) }));
}

/** A zip of one version. */
function packed(text: string, modified?: string, names?: readonly string[]): Buffer {
  return zipOf(version(text, modified, names));
}

/** The choice in one student's hand-in, in short: the folder, why, and the alternatives. */
async function chosen(
  handIn: Files,
  labs: readonly Lab[] = [TURN],
  said?: SaidFolder,
): Promise<readonly unknown[]> {
  const own = Object.fromEntries(Object.entries(handIn).map(([path, data]) => [`Ani/${path}`, data]));
  return chosenIn(folderWith({ ...own, 'Budi/server.py': '' }), labs, said);
}

async function chosenIn(
  path: string,
  labs: readonly Lab[] = [TURN],
  said?: SaidFolder,
): Promise<readonly unknown[]> {
  const [ani] = (await open(path, { labs })).students;
  if (!ani) throw new Error('expected a student');
  const unpacked = await unpack(ani);
  const options = said === undefined ? {} : { folderOf: () => said };
  const shorten = (choice: LabChoice | undefined): unknown => {
    if (choice?.kind !== 'folder') return choice;
    const folder = relative(unpacked.root, choice.folder).replaceAll('\\', '/');
    return choice.versions === null ? folder : [folder, choice.versions.by, ...choice.versions.others];
  };
  const found = foldersForLabs(unpacked, labs, options);
  return labs.map(({ id }) => shorten(found.get(id)));
}

describe('of several versions in one hand-in', () => {
  const EARLY = '2025-11-20T10:00';
  const LATE = '2025-11-20T11:30';

  it('the newest is taken, by the times in the archives', async () => {
    const found = await chosen({ 'a.zip': packed('baru', LATE), 'b.zip': packed('lama', EARLY) });
    expect(found).toEqual([['a', 'times', 'b']]);
  });

  it('the number of stray files is no reason', async () => {
    const strays = [...version('baru', LATE), { name: 'coba.py', data: '#', modified: LATE }];
    expect(await chosen({ 'a.zip': zipOf(strays), 'b.zip': packed('lama', EARLY) })).toEqual([
      ['a', 'times', 'b'],
    ]);
  });

  it('a document that was added later is no reason', async () => {
    const old = [...version('x', EARLY), { name: 'laporan.pdf', data: '%PDF', modified: '2025-12-24T00:00' }];
    expect(await chosen({ 'a.zip': zipOf(old), 'b.zip': packed('y', LATE) })).toEqual([['b', 'times', 'a']]);
  });

  it('times from copying prove nothing, and names count', async () => {
    const found = await chosen({
      'a-versi1.zip': packed('satu', EARLY),
      'b-versi2-FINAL.zip': packed('dua', EARLY),
    });
    expect(found).toEqual([['b-versi2-FINAL', 'names', 'a-versi1']]);
  });

  it('one that is old by its name is not taken, whatever its times', async () => {
    const found = await chosen({ 'lama.zip': packed('x', LATE), 'tugas.zip': packed('y', EARLY) });
    expect(found).toEqual([['tugas', 'old-name', 'lama']]);
  });

  it('none is guessed where nothing tells them apart', async () => {
    const found = await chosen({ 'a.zip': packed('x'), 'b.zip': packed('y') });
    expect(found).toEqual([{ kind: 'open', names: ['a', 'b'] }]);
  });

  it('the same files twice are one version', async () => {
    expect(await chosen({ 'a.zip': packed('x'), 'b.zip': packed('x') })).toEqual(['a']);
  });

  it('a person’s choice comes before everything', async () => {
    const files = { 'v1.zip': packed('x', EARLY), 'v2.zip': packed('y', LATE) };
    for (const own of [['v1'], ['v1.zip'], ['./v1/'], ['*1']])
      expect(await chosen(files, [TURN], { own, everybody: [] })).toEqual([['v1', 'map', 'v2']]);
    expect(await chosen(files, [TURN], { own: [], everybody: ['v1'] })).toEqual([['v1', 'map', 'v2']]);
    expect(await chosen(files, [TURN], { own: [], everybody: ['v9'] })).toEqual([['v2', 'times', 'v1']]);
    expect(await chosen(files, [TURN], { own: ['v9'], everybody: [] })).toEqual([
      { kind: 'missing', wanted: 'v9', names: ['v1', 'v2'] },
    ]);
  });

  it('two labs take the same one', async () => {
    const both = [...TURN_FILES, ...MULTICAST_FILES];
    const found = await chosen({ 'x.zip': packed('1', LATE, both), 'y.zip': packed('2', EARLY, both) }, [
      TURN,
      MULTICAST,
    ]);
    expect(found).toEqual([
      ['x', 'times', 'y'],
      ['x', 'times', 'y'],
    ]);
  });

  it('two labs with a folder each take theirs from the same one, though one lab’s did not change', async () => {
    const archive = (turn: string, multicast: string, at: string) =>
      zipOf([
        ...version(turn, EARLY).map((item) => ({ ...item, name: `turn-chat/${item.name}` })),
        ...version(multicast, at, MULTICAST_FILES).map((item) => ({
          ...item,
          name: `multicast-chat/${item.name}`,
        })),
      ]);
    const files = { 'p.zip': archive('a', 'b', LATE), 'q.zip': archive('c', 'd', EARLY) };
    expect(await chosen(files, [TURN, MULTICAST])).toEqual([
      ['p/turn-chat', 'times', 'q/turn-chat'],
      ['p/multicast-chat', 'times', 'q/multicast-chat'],
    ]);
  });

  it('one that is named after the lab does not hide a newer one', async () => {
    const files = { 'turn-chat.zip': packed('x', EARLY), 'revisi.zip': packed('y', LATE) };
    expect(await chosen(files)).toEqual([['revisi', 'times', 'turn-chat']]);
  });

  it('another exercise next to the one that is named after the lab is none', async () => {
    const files = { 'turn-chat.zip': packed('x', EARLY), 'latihan.zip': packed('y', LATE) };
    expect(await chosen(files)).toEqual(['turn-chat']);
  });

  it('part of a program is none', async () => {
    const part = zipOfFiles({ 'server.py': '# baru' });
    expect(await chosen({ 'a.zip': packed('x', EARLY), 'b.zip': part })).toEqual(['a']);
  });

  it('plain files and an archive with the same are not mixed', async () => {
    const plain = Object.fromEntries(TURN_FILES.map((name) => [name, '# polos']));
    const folder = folderWith({
      ...Object.fromEntries(Object.entries(plain).map(([name, data]) => [`Ani/${name}`, data])),
      'Ani/kirim.zip': packed('arsip'),
      'Budi/server.py': '',
    });
    const at = (time: string, names: readonly string[]) => {
      for (const name of names) utimesSync(join(folder, 'Ani', name), new Date(time), new Date(time));
    };
    at('2025-11-20T10:00Z', TURN_FILES);
    at('2025-11-20T12:00Z', ['kirim.zip']);
    expect(await chosenIn(folder)).toEqual([['kirim', 'times', '.']]);
    at('2025-11-20T13:00Z', TURN_FILES);
    expect(await chosenIn(folder)).toEqual([['', 'times', 'kirim']]);
    at('2025-11-20T12:00Z', TURN_FILES);
    expect(await chosenIn(folder)).toEqual([['', 'outermost', 'kirim']]);
  });

  it('those of an archive within an archive are distinguished too', async () => {
    const inner = { 'v1.zip': packed('x', LATE), 'v2.zip': packed('y', LATE) };
    const path = fileWith(zipOfFiles({ 'Ani_1_assignsubmission_file/kirim.zip': zipOfFiles(inner) }));
    expect(await chosenIn(path)).toEqual([['kirim/v2', 'names', 'kirim/v1']]);
  });

  it('each may have a folder for each role', async () => {
    const split = (text: string, at?: string) =>
      packed(text, at, ['server/server.py', 'client/client1.py', 'client/client2.py']);
    expect(await chosen({ 'a.zip': split('x', LATE), 'b.zip': split('y', EARLY) })).toEqual([
      ['a', 'times', 'b'],
    ]);
    expect(await chosen({ 'a.zip': packed('x', EARLY), 'b.zip': split('y', LATE) })).toEqual([
      ['b', 'times', 'a'],
    ]);
    expect(await chosen({ 'a.zip': split('x'), 'b.zip': split('y') })).toEqual([
      { kind: 'open', names: ['a', 'b'] },
    ]);
    const files = { 'a.zip': split('x', EARLY), 'b.zip': split('y', LATE) };
    expect(await chosen(files, [TURN], { own: ['a'], everybody: [] })).toEqual([['a', 'map', 'b']]);
  });

  it('folders for the roles are none, be they of one lab or of two', async () => {
    const two = { ...TURN, roles: TURN.roles.slice(0, 2) };
    expect(await chosen({ 'server/server.py': 'x', 'client/client1.py': 'y' }, [two])).toEqual(['']);
    const files = ['server/server.py', 'client/client1.py', 'client/client2.py', 'sender/sender.py'];
    const both = [...files, 'receiver/receiver1.py', 'receiver/receiver2.py'];
    const laid = Object.fromEntries(both.map((file) => [file, `# ${file}`]));
    expect(await chosen(laid, [TURN, MULTICAST])).toEqual(['', '']);
  });

  it('a copy of all those folders is recognised by its name', async () => {
    const files = ['server/server.py', 'client/client1.py', 'client/client2.py'];
    const laid = (folder: string) =>
      Object.fromEntries(files.map((file) => [`${folder}${file}`, `# ${folder}`]));
    expect(await chosen({ ...laid(''), ...laid('lama/') })).toEqual([['', 'old-name', 'lama']]);
    expect(await chosen({ 'v1.zip': zipOfFiles(laid('')), 'v2.zip': zipOfFiles(laid('x/')) })).toEqual([
      ['v2/x', 'names', 'v1'],
    ]);
  });

  it('archives of classes are distinguished too', async () => {
    expect(await chosen({ 'v1/chat.jar': 'x', 'v2/chat.jar': 'y' })).toEqual([['v2', 'names', 'v1']]);
    expect(await chosen({ 'src/server.py': 'x', 'lib/alat.jar': 'y' })).toEqual(['src']);
  });

  it('a copy within the folder is recognised by its name, or is deeper', async () => {
    const laid = (folder: string) =>
      Object.fromEntries(TURN_FILES.map((name) => [`${folder}${name}`, `# ${folder}`]));
    const zip = (folder: string) => ({ 'kirim.zip': zipOfFiles({ ...laid(''), ...laid(folder) }) });
    expect(await chosen(zip('backup/'))).toEqual([['kirim', 'old-name', 'kirim/backup']]);
    expect(await chosen(zip('revisi/'))).toEqual([['kirim/revisi', 'names', 'kirim']]);
    expect(await chosen(zip('isi/'))).toEqual([['kirim', 'outermost', 'kirim/isi']]);
  });
});

describe('a version’s name', () => {
  for (const [older, newer] of [
    ['tugas', 'tugas (1)'],
    ['server-1', 'server-2'],
    ['turn-chat v2', 'turn-chat-v10'],
    ['kelompok-rev1', 'akhir-rev2'],
    ['tugas', 'tugas final'],
    ['tugas-final', 'tugas-final-fix'],
    ['TugasDraft', 'TugasFinal'],
    ['versi1', 'versi2-FINAL'],
  ] as const)
    it(`shows that ${newer} is newer than ${older}`, () => {
      expect([compareVersionNames(newer, older), compareVersionNames(older, newer)]).toEqual([1, -1]);
    });

  for (const [one, other] of [
    ['tugas 1', 'laporan 2'],
    ['final v1', 'v2'],
    ['a', 'b'],
    ['1203210024', '1203210025'],
    ['kode', 'program'],
  ] as const)
    it(`shows nothing about ${one} and ${other}`, () => {
      expect(compareVersionNames(one, other)).toBe(0);
    });

  it('may say that there is a newer one', () => {
    expect(['old', 'turn-chat_lama', 'backup', 'TugasLama'].map(isOldName)).toEqual([true, true, true, true]);
    expect(['gold', 'selama', 'kode'].map(isOldName)).toEqual([false, false, false]);
  });
});
