import { existsSync, lstatSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Unpacked } from '../../../src/batch/intake/intake.ts';
import { listFolder } from '../../../src/submission/folder.ts';
import { isJunk } from '../../../src/submission/junk.ts';
import {
  type Files,
  filesIn,
  fileWith,
  folderWith,
  idsOf,
  open,
  temporaryFolder,
  textOf,
  unpack,
  unpackOnly,
} from './classes.ts';
import { zipOf, zipOfFiles } from './zip-writer.ts';

const PY = 'print(1)\n';
const ON_WINDOWS = process.platform === 'win32';

/** A class of one student with these files. */
function folderOf(files: Files): string {
  return folderWith(Object.fromEntries(Object.entries(files).map(([path, data]) => [`Ani/${path}`, data])));
}

const handIn = (files: Files): Promise<Unpacked> => unpackOnly(folderOf(files));

describe('a hand-in', () => {
  it('is copied: the student’s own files are never run in place', async () => {
    const folder = folderOf({ 'server.py': PY });
    const unpacked = await unpackOnly(folder);
    writeFileSync(join(unpacked.folder, 'server.py'), 'diubah');
    expect(filesIn(folder)).toEqual(['Ani/server.py']);
    expect(lstatSync(join(folder, 'Ani/server.py')).size).toBe(PY.length);
  });

  it('is put into an empty folder', async () => {
    const [ani] = (await open(folderOf({ 'server.py': PY }))).students;
    const into = folderWith({ 'client.py': 'milik orang lain' });
    await expect(ani?.unpack(into)).rejects.toThrow(into);
    expect(filesIn(into)).toEqual(['client.py']);
  });

  it('loses wrapping folders, which stay on disk for their names', async () => {
    const unpacked = await handIn({
      'Tugas 11/turn-chat/server.py': PY,
      '__MACOSX/Tugas 11/._turn-chat': '',
      'Tugas 11/.DS_Store': '',
    });
    expect(basename(unpacked.folder)).toBe('turn-chat');
    expect(filesIn(unpacked.root)).toEqual(['Tugas 11/turn-chat/server.py']);
  });

  it('has its programs found next to a report', async () => {
    const unpacked = await handIn({ 'laporan.pdf': '%PDF', 'kode/server.py': PY, 'kode/lib/a.py': PY });
    expect(filesIn(unpacked.folder)).toEqual(['lib/a.py', 'server.py']);
  });

  it('keeps its root where folders are side by side', async () => {
    const unpacked = await handIn({ 'turn-chat/server.py': PY, 'multicast-chat/sender.py': PY });
    expect(unpacked.folder).toBe(unpacked.root);
  });

  it('comes without what systems, editors and package managers leave behind', async () => {
    const unpacked = await handIn({
      'server.py': PY,
      '__MACOSX/._server.py': '',
      '._server.py': '',
      '.DS_Store': '',
      'Thumbs.db': '',
      'node_modules/x/index.js': '',
      '__pycache__/server.cpython-312.pyc': '',
      'src/__pycache__/a.pyc': '',
      '.venv/bin/python': '',
      '.git/HEAD': '',
      '~$laporan.docx': '',
    });
    expect(filesIn(unpacked.root)).toEqual(['server.py']);
    expect(unpacked.problems).toEqual([]);
  });

  it('comes without anything that is left out of a submission’s list of files', () => {
    const names = [
      '__MACOSX',
      '.DS_Store',
      'node_modules',
      '__pycache__',
      '.venv',
      'venv',
      '.git',
      '.idea',
      '.vscode',
    ];
    const folder = folderWith(Object.fromEntries(names.map((name) => [`${name}/x`, ''])));
    expect(listFolder(folder).folders).toEqual([]);
    expect(names.filter((name) => !isJunk(name))).toEqual([]);
  });

  it('that nothing is left of is empty, and says so', async () => {
    const unpacked = await handIn({ '.DS_Store': '' });
    expect([unpacked.files, idsOf(unpacked.problems), unpacked.folder]).toEqual([
      0,
      ['intake.empty'],
      unpacked.root,
    ]);
  });

  it.skipIf(ON_WINDOWS)('has links left out, wherever they lead', async () => {
    const folder = folderOf({ 'server.py': PY, 'src/a.py': PY });
    symlinkSync('/etc/passwd', join(folder, 'Ani/client.py'));
    symlinkSync('/etc', join(folder, 'Ani/src/luar'));
    symlinkSync('server.py', join(folder, 'Ani/client2.py'));
    symlinkSync('.', join(folder, 'Ani/lingkaran'));
    const unpacked = await unpackOnly(folder);
    expect(filesIn(unpacked.root)).toEqual(['server.py', 'src/a.py']);
    expect(unpacked.problems).toEqual([
      {
        id: 'intake.link',
        params: { files: ['client.py', 'client2.py', 'lingkaran', 'src/luar'], count: 4 },
      },
    ]);
  });

  it.skipIf(ON_WINDOWS)('that is itself a link belongs to no student', async () => {
    const folder = folderWith({ 'Ani/server.py': PY, 'Budi/server.py': PY });
    symlinkSync('/etc', join(folder, 'Cici'));
    const intake = await open(folder);
    expect(intake.students.map(({ student }) => student.key)).toEqual(['Ani', 'Budi']);
    expect(intake.remarks).toEqual([{ id: 'intake.loose', params: { files: ['Cici'] } }]);
  });

  it.skipIf(ON_WINDOWS)('has sockets left out, and nothing waits for them', async () => {
    const folder = folderOf({ 'server.py': PY });
    const server = createServer().listen(join(folder, 'Ani/soket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const unpacked = await unpackOnly(folder);
    server.close();
    expect([filesIn(unpacked.root), idsOf(unpacked.problems)]).toEqual([['server.py'], ['intake.special']]);
  });

  it.skipIf(process.platform !== 'linux')(
    'has files left out that cannot be opened by their name',
    async () => {
      const folder = folderOf({ 'server.py': PY });
      writeFileSync(
        Buffer.concat([Buffer.from(join(folder, 'Ani/')), Buffer.from([0xff, 0x2e, 0x70, 0x79])]),
        PY,
      );
      const unpacked = await unpackOnly(folder);
      expect([filesIn(unpacked.root), idsOf(unpacked.problems)]).toEqual([
        ['server.py'],
        ['intake.unreadable'],
      ]);
    },
  );

  it.skipIf(process.platform !== 'linux')('has files left out for which the disk has no room', async () => {
    const deep = `${'a'.repeat(200)}/`.repeat(4);
    const [ani] = (await open(folderOf({ 'server.py': PY, [`${deep}client.py`]: PY }))).students;
    const unpacked = await ani?.unpack(join(temporaryFolder(), `${'b'.repeat(200)}/`.repeat(17)));
    expect(unpacked && [unpacked.files, idsOf(unpacked.problems)]).toEqual([1, ['intake.unwritable']]);
  });

  it('keeps to the limits in a folder too', async () => {
    const files = { 'server.py': PY, 'data.bin': 'x'.repeat(5_000), 'a/b/c.py': PY, 'a/b/d.py': PY };
    const sized = await unpackOnly(folderOf(files), { limits: { bytes: 1_000 } });
    expect([filesIn(sized.root), idsOf(sized.problems)]).toEqual([
      ['a/b/c.py', 'a/b/d.py', 'server.py'],
      ['intake.too-big'],
    ]);
    const counted = await unpackOnly(folderOf(files), { limits: { files: 2 } });
    expect([filesIn(counted.root), idsOf(counted.problems)]).toEqual([
      ['data.bin', 'server.py'],
      ['intake.too-many'],
    ]);
    const named = await unpackOnly(folderOf(files), { limits: { names: 3 } });
    expect(idsOf(named.problems)).toEqual(['intake.huge-folder']);
  });

  it('names a few of many files with one fault', async () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`d/f${i}.py`, PY]));
    const unpacked = await unpackOnly(folderOf({ ...files, 'server.py': PY }), { limits: { files: 1 } });
    expect(unpacked.problems[0]?.params).toMatchObject({
      files: ['d/f0.py', 'd/f1.py', 'd/f2.py', 'd/f3.py', 'd/f4.py', '…'],
      count: 9,
    });
  });

  for (const mark of ['\xff\xfe', '\xfe\xff'])
    it('has programs in UTF-16 reported, and left as they are', async () => {
      const text = Buffer.from(`${mark}p\0r\0`, 'latin1');
      const unpacked = await handIn({ 'server.py': text, 'catatan.txt': text });
      expect(unpacked.problems).toEqual([
        { id: 'intake.utf-16', params: { files: ['server.py'], count: 1 } },
      ]);
      expect(lstatSync(join(unpacked.folder, 'server.py')).size).toBe(text.length);
    });
});

describe('documents with code in them', () => {
  for (const file of ['laporan.docx', 'Tugas 11.PDF', 'kode.txt', 'server.py.txt', 'foto.jpg', 'tugas.ipynb'])
    it(`are said to be no programs: ${file}`, async () => {
      const unpacked = await handIn({ [file]: 'import socket' });
      expect(idsOf(unpacked.problems)).toEqual(['intake.only-documents']);
    });

  it('are not mentioned next to programs', async () => {
    expect((await handIn({ 'server.py': PY, 'laporan.docx': 'PK' })).problems).toEqual([]);
  });
});

describe('an archive that was handed in', () => {
  const ZIP = zipOfFiles({ 'tugas/server.py': PY, 'tugas/client.py': PY });

  for (const [name, files] of [
    ['alone', { 'tugas.zip': ZIP }],
    ['beside a report', { 'tugas.zip': ZIP, 'laporan.pdf': '%PDF' }],
    ['in a folder', { 'kumpul/tugas.zip': ZIP }],
    ['under another name', { 'tugas.rar': ZIP }],
  ] as const)
    it(`is opened where it is a zip: ${name}`, async () => {
      const unpacked = await handIn(files);
      expect(filesIn(unpacked.folder)).toEqual(['client.py', 'server.py']);
      expect(unpacked.problems).toEqual([]);
    });

  it('belongs to the programs next to it, which count where both have a file', async () => {
    const unpacked = await handIn({
      'klien.zip': zipOfFiles({ 'client.py': PY, 'server.py': 'lama' }),
      'server.py': PY,
    });
    expect(filesIn(unpacked.folder)).toEqual(['client.py', 'server.py']);
    expect(textOf(unpacked, 'server.py')).toBe(PY);
    expect(idsOf(unpacked.problems)).toEqual(['intake.twice']);
  });

  it('becomes a folder of its own name where there are several', async () => {
    const unpacked = await handIn({
      'turn-chat.zip': zipOfFiles({ 'server.py': PY }),
      'multicast-chat.zip': zipOfFiles({ 'sender.py': PY }),
      'lain/...zip': zipOfFiles({ 'catatan.txt': '' }),
    });
    expect(filesIn(unpacked.folder)).toEqual([
      'lain/archive/catatan.txt',
      'multicast-chat/sender.py',
      'turn-chat/server.py',
    ]);
  });

  for (const [file, start, kind] of [
    ['tugas.rar', 'Rar!\x1a\x07\x01\x00', 'RAR'],
    ['tugas.zip', 'Rar!\x1a\x07\x01\x00', 'RAR'],
    ['tugas.7z', '7z\xbc\xaf\x27\x1c', '7-Zip'],
    ['tugas.tar.gz', '\x1f\x8b\x08', 'gzip'],
    ['tugas.tgz', '\x1f\x8b\x08', 'gzip'],
    ['tugas.tar', `${'\0'.repeat(257)}ustar\0`, 'tar'],
    ['tugas.tar.xz', '\xfd7zXZ\0', 'xz'],
  ] as const)
    it(`is named where it is none: ${file} (${kind})`, async () => {
      const data = Buffer.from(start, 'latin1');
      const problems = [{ id: 'intake.other-archive', params: { files: [file], count: 1, kind } }];
      const inFolder = await handIn({ [file]: data });
      expect([inFolder.files, inFolder.problems]).toEqual([0, problems]);
      const inZip = await unpackOnly(fileWith(zipOfFiles({ [`Ani_1_assignsubmission_file/${file}`]: data })));
      expect([inZip.files, inZip.problems]).toEqual([0, problems]);
    });

  it('that cannot be opened leaves everything next to it usable', async () => {
    const unpacked = await handIn({
      'tugas.rar': Buffer.from('Rar!\x1a\x07\x00', 'latin1'),
      'server.py': PY,
    });
    expect([filesIn(unpacked.root), idsOf(unpacked.problems)]).toEqual([
      ['server.py'],
      ['intake.other-archive'],
    ]);
  });

  it('may be one of several, which share one limit', async () => {
    const noise = (letter: string) =>
      zipOf([
        { name: `${letter}.py`, data: letter.repeat(600), method: 0 },
        { name: `${letter}.txt`, data: '' },
      ]);
    const files = { 'a.zip': noise('a'), 'b.zip': noise('b'), 'c.zip': noise('c') };
    const inZip = fileWith(
      zipOfFiles(
        Object.fromEntries(Object.entries(files).map(([n, z]) => [`Ani_1_assignsubmission_file/${n}`, z])),
      ),
    );
    const few = await unpackOnly(inZip, { limits: { archives: 2 } });
    expect([filesIn(few.root), idsOf(few.problems)]).toEqual([
      ['a/a.py', 'a/a.txt', 'b/b.py', 'b/b.txt'],
      ['intake.too-many-archives'],
    ]);
    const small = await unpackOnly(inZip, { limits: { archiveBytes: 2_000 } });
    expect([small.files, idsOf(small.problems)]).toEqual([4, ['intake.too-big']]);
    const named = await unpackOnly(inZip, { limits: { names: 5 } });
    expect([named.files, idsOf(named.problems)]).toEqual([5, ['intake.huge-archive']]);
  });

  it('is a student’s own in a folder of archives, whatever it is', async () => {
    const folder = folderWith({ 'Ani.zip': ZIP, 'Budi.rar': Buffer.from('Rar!\x1a\x07\x00', 'latin1') });
    const [ani, budi] = await Promise.all((await open(folder)).students.map(unpack));
    expect([ani?.files, budi?.files, budi && idsOf(budi.problems)]).toEqual([2, 0, ['intake.other-archive']]);
  });
});

describe('the digest', () => {
  const FILES = { 'server.py': PY, 'src/client.py': 'print(2)\n' };
  const around = (folder: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, data]) => [`${folder}/${path}`, data]));

  it('is the same for the same files, wherever and however they came', async () => {
    const stored = zipOf(
      Object.entries(FILES)
        .reverse()
        .map(([name, data]) => ({ name, data, method: 0 })),
    );
    const digests = await Promise.all(
      [
        folderOf(FILES),
        folderOf(around('Tugas 11/akhir', FILES)),
        folderOf({ ...FILES, '.DS_Store': 'x', 'node_modules/x.js': '' }),
        folderOf({ 'tugas.zip': zipOfFiles(FILES) }),
        folderWith({ 'Ani.zip': stored }),
        fileWith(zipOfFiles(around('Ani', FILES))),
        fileWith(zipOfFiles({ 'Ani_7_assignsubmission_file/x.zip': zipOfFiles(around('y', FILES)) })),
      ].map(async (path) => (await unpackOnly(path)).digest),
    );
    expect(new Set(digests).size).toBe(1);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  for (const [name, files] of [
    ['a byte', { ...FILES, 'server.py': 'print(3)\n' }],
    ['a name', { 'server.py': PY, 'src/klien.py': 'print(2)\n' }],
    ['a folder', { 'server.py': PY, 'client.py': 'print(2)\n' }],
    ['a file more', { ...FILES, kosong: '' }],
    ['which file holds what', { 'server.py': 'print(2)\n', 'src/client.py': PY }],
  ] as const)
    it(`changes with ${name}`, async () => {
      expect((await handIn(files)).digest).not.toBe((await handIn(FILES)).digest);
    });
});

describe('a class', () => {
  it('of which many are unpacked at once gives each student their own files', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `Mahasiswa ${i}`);
    const zip = fileWith(
      zipOfFiles(
        Object.fromEntries(
          names.map((name, i) => [
            `${name}_${i}_assignsubmission_file/x.zip`,
            zipOfFiles({ 'server.py': `${i}` }),
          ]),
        ),
      ),
    );
    const { students } = await open(zip);
    const texts = await Promise.all(
      students.map(async (handed) => [handed.student.id, textOf(await unpack(handed), 'server.py')]),
    );
    expect(texts).toHaveLength(40);
    expect(texts.filter(([id, text]) => id !== text)).toEqual([]);
  });

  it('can be unpacked again, to the same', async () => {
    const [ani] = (await open(fileWith(zipOfFiles({ 'Ani/server.py': PY })))).students;
    const first = ani && (await unpack(ani));
    const second = ani && (await unpack(ani));
    expect(first?.digest).toBe(second?.digest);
    expect(first?.root).not.toBe(second?.root);
  });

  it('leaves nothing behind where no hand-in was unpacked', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'kelas.zip'), zipOfFiles({ 'Ani/server.py': PY }));
    await open(join(folder, 'kelas.zip'));
    expect(readdirSync(folder)).toEqual(['kelas.zip']);
    expect(existsSync(join(folder, 'Ani'))).toBe(false);
  });
});
