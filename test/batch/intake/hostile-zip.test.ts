import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Unpacked } from '../../../src/batch/intake/intake.ts';
import type { IntakeLimits } from '../../../src/batch/intake/limits.ts';
import { filesIn, fileWith, idsOf, open, temporaryFolder, textOf, unpack, unpackOnly } from './classes.ts';
import { type ZipItem, zipOf, zipOfFiles } from './zip-writer.ts';

const PY = 'print(1)\n';

/** A harmless file in every hostile archive, which must be unpacked whole. */
const HARMLESS: ZipItem = { name: 'server.py', data: PY };

/** A student's zip, unpacked next to another student's, which must not change. */
async function handIn(zip: Buffer, limits: Partial<IntakeLimits> = {}): Promise<Unpacked> {
  const path = fileWith(zipOfFiles({ 'Ani.zip': zip, 'Budi/server.py': PY }));
  const { students } = await open(path, { limits });
  const [ani, budi] = await Promise.all(students.map(unpack));
  if (!ani || !budi) throw new Error('expected two students');
  expect([filesIn(budi.root), budi.problems]).toEqual([['server.py'], []]);
  return ani;
}

/** Files and complaints for an entry next to the harmless one. */
async function beside(
  item: ZipItem | readonly ZipItem[],
  limits: Partial<IntakeLimits> = {},
): Promise<{ files: readonly string[]; said: readonly string[]; unpacked: Unpacked }> {
  const items = Array.isArray(item) ? item : [item];
  const unpacked = await handIn(zipOf([HARMLESS, ...items]), limits);
  expect(textOf(unpacked, 'server.py')).toBe(PY);
  return { files: filesIn(unpacked.folder), said: idsOf(unpacked.problems), unpacked };
}

describe('a name that leads out of the student’s folder is left out', () => {
  for (const name of [
    '../jahat.py',
    '../../../../../../tmp/giliran-jahat.py',
    'src/../../jahat.py',
    'src/../jahat.py',
    '/etc/giliran-jahat.py',
    '//server/share/jahat.py',
    'C:\\jahat.py',
    'C:jahat.py',
    'c:/jahat.py',
    '..\\jahat.py',
    '\\jahat.py',
    '\\\\server\\share\\jahat.py',
  ])
    it(name, async () => {
      const { files, said, unpacked } = await beside({ name, data: 'jahat' });
      expect([files, said]).toEqual([['server.py'], ['intake.outside']]);
      expect(readdirSync(join(unpacked.root, '..'))).toEqual(['unpacked']);
      expect(existsSync('/tmp/giliran-jahat.py') || existsSync('/etc/giliran-jahat.py')).toBe(false);
    });

  it('in the archive of the class too, where it belongs to no student', async () => {
    const zip = zipOf([
      { name: 'Ani/server.py', data: PY },
      { name: 'Budi/server.py', data: PY },
      { name: '../jahat.py', data: 'jahat' },
      { name: '/jahat.py', data: 'jahat' },
    ]);
    const intake = await open(fileWith(zip));
    expect(intake.students.map(({ student }) => student.key)).toEqual(['Ani', 'Budi']);
    expect(intake.remarks).toEqual([{ id: 'intake.loose', params: { files: ['/', '..'] } }]);
  });

  it('in a student’s folder of the archive of the class, where it is that student’s', async () => {
    const zip = zipOf([
      { name: 'Ani/server.py', data: PY },
      { name: 'Ani/../Budi/server.py', data: 'jahat' },
      { name: 'Ani/../../jahat.py', data: 'jahat' },
      { name: 'Budi/server.py', data: PY },
    ]);
    const [ani, budi] = await Promise.all((await open(fileWith(zip))).students.map(unpack));
    expect([ani && filesIn(ani.root), ani && idsOf(ani.problems)]).toEqual([
      ['server.py'],
      ['intake.outside'],
    ]);
    expect(budi && textOf(budi, 'server.py')).toBe(PY);
  });
});

describe('what is no plain file is left out', () => {
  for (const [name, mode, id] of [
    ['a link', 0o120777, 'intake.link'],
    ['a pipe', 0o010644, 'intake.special'],
    ['a device', 0o020644, 'intake.special'],
    ['a disk', 0o060644, 'intake.special'],
    ['a socket', 0o140644, 'intake.special'],
  ] as const)
    it(name, async () => {
      const { files, said } = await beside({ name: 'client.py', data: '/etc/passwd', mode });
      expect([files, said]).toEqual([['server.py'], [id]]);
    });

  it('a link of Windows', async () => {
    const { files, said } = await beside({ name: 'client.py', data: PY, attributes: 0x420 });
    expect([files, said]).toEqual([['server.py'], ['intake.link']]);
  });

  it('a link to a folder, and files to be written through it', async () => {
    const { unpacked } = await beside([
      { name: 'luar', data: '/tmp', mode: 0o120777 },
      { name: 'luar/giliran-jahat.py', data: 'jahat' },
    ]);
    expect(existsSync('/tmp/giliran-jahat.py')).toBe(false);
    expect(filesIn(unpacked.root).every((file) => lstatSync(join(unpacked.root, file)).isFile())).toBe(true);
    expect(idsOf(unpacked.problems)).toContain('intake.link');
  });
});

describe('modes', () => {
  it('that ask for another user’s rights are not set', async () => {
    const { said, unpacked } = await beside({ name: 'client.py', data: PY, mode: 0o106777 });
    expect(said).toEqual(['intake.special-mode']);
    expect(lstatSync(join(unpacked.folder, 'client.py')).mode & 0o7133).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('depend on what a file is, not on what made the zip', async () => {
    const { unpacked } = await beside([
      { name: 'server', data: '#!/bin/sh\n' },
      { name: 'catatan.txt', data: 'halo', mode: 0o100777 },
    ]);
    const mode = (file: string) => lstatSync(join(unpacked.folder, file)).mode & 0o111;
    expect([mode('server'), mode('catatan.txt')]).toEqual([0o111, 0]);
  });
});

describe('what cannot be unpacked is left out', () => {
  for (const [name, item, id] of [
    ['an entry with a password', { flags: 0x801, data: PY }, 'intake.encrypted'],
    ['one with WinZip’s AES', { flags: 0x801, method: 99, data: PY }, 'intake.encrypted'],
    ['one packed in another way', { method: 14, packed: Buffer.from('lzma') }, 'intake.unknown-compression'],
    ['one whose checksum is wrong', { data: PY, crc: 1 }, 'intake.damaged-file'],
    ['one that claims to be longer', { data: PY, size: 4_000 }, 'intake.damaged-file'],
    ['one that claims to be shorter', { data: PY, size: 1 }, 'intake.damaged-file'],
    [
      'one that is no deflate data',
      { packed: Buffer.from('\xff\xff\xff\xff', 'latin1'), data: PY },
      'intake.damaged-file',
    ],
    [
      'one that is cut short',
      { packed: deflateRawSync(PY.repeat(99)).subarray(0, 9), data: PY.repeat(99) },
      'intake.damaged-file',
    ],
    ['a stored one whose sizes differ', { method: 0, data: PY, size: 4_000 }, 'intake.damaged-file'],
  ] as const)
    it(name, async () => {
      const { files, said } = await beside({ name: 'client.py', ...item });
      expect([files, said]).toEqual([['server.py'], [id]]);
    });

  it('and still belongs to the student at the top of the archive of the class', async () => {
    const zip = zipOf([
      { name: 'lestariani_1_11_server.py', data: PY, flags: 0x801 },
      { name: 'santosobudi_2_12_server.py', data: PY },
    ]);
    const [ani, budi] = await Promise.all((await open(fileWith(zip))).students.map(unpack));
    expect([ani && idsOf(ani.problems), budi?.problems]).toEqual([['intake.encrypted'], []]);
  });

  it('but data after the end of the packed data is ignored', async () => {
    const packed = Buffer.concat([deflateRawSync(PY), Buffer.alloc(200_000, 7)]);
    const { files, said } = await beside({ name: 'client.py', data: PY, packed });
    expect([files, said]).toEqual([['client.py', 'server.py'], []]);
  });
});

describe('bombs', () => {
  const ZEROS = Buffer.alloc(3_000_000);

  it('by ratio are stopped once they exceed the limit, whatever they claim', async () => {
    for (const size of [ZEROS.length, 10, 0xfffffff0]) {
      const { files, said } = await beside({ name: 'bom.bin', data: ZEROS, size });
      expect([files, said]).toEqual([['server.py'], ['intake.bomb']]);
    }
  });

  it('by ratio gain nothing by claiming that more is packed', async () => {
    const packed = Buffer.concat([deflateRawSync(ZEROS), Buffer.alloc(100_000)]);
    const { said } = await beside({ name: 'bom.bin', data: ZEROS, packed });
    expect(said).toEqual(['intake.bomb']);
  });

  it('by size are left out, and small files are there, wherever they are listed', async () => {
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * i) % 251));
    const { files, said } = await beside(
      [
        { name: 'data.bin', data: noise },
        { name: 'client.py', data: PY },
      ],
      { bytes: 50_000 },
    );
    expect([files, said]).toEqual([['client.py', 'server.py'], ['intake.too-big']]);
  });

  it('by size that lie about it only affect themselves', async () => {
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * i) % 251));
    const { files, said } = await beside({ name: 'data.bin', data: noise, size: 100 }, { bytes: 50_000 });
    expect([files, said]).toEqual([['server.py'], ['intake.too-big']]);
  });

  it('of one piece of data under many names are counted each time', async () => {
    const noise = Buffer.from(Array.from({ length: 10_000 }, (_, i) => (i * i) % 251));
    const items = Array.from({ length: 50 }, (_, i) => ({
      name: `data${i}.bin`,
      data: noise,
      ...(i === 0 ? {} : { sameAs: 1 }),
    }));
    const { files, said } = await beside(items, { bytes: 100_000 });
    expect(files.length).toBeLessThanOrEqual(11);
    expect(said).toEqual(['intake.too-big']);
  });

  it('by count keep what is nearest to the top', async () => {
    const items = Array.from({ length: 20 }, (_, i) => ({ name: `lib/paket/f${i}.py`, data: PY }));
    const { files, unpacked } = await beside([...items, { name: 'client.py', data: PY }], { files: 4 });
    expect(files).toEqual(['client.py', 'lib/paket/f0.py', 'lib/paket/f1.py', 'server.py']);
    expect(unpacked.problems[0]).toMatchObject({ id: 'intake.too-many', params: { limit: 4, count: 18 } });
  });

  it('by count leave out what package managers create', async () => {
    const items = Array.from({ length: 50 }, (_, i) => ({ name: `node_modules/x/f${i}.js`, data: '' }));
    const { files, said } = await beside([...items, { name: '.venv/lib/a.py', data: '' }], { files: 4 });
    expect([files, said]).toEqual([['server.py'], []]);
  });

  it('of names alone are read up to a limit', async () => {
    const items = Array.from({ length: 50 }, (_, i) => ({ name: `node_modules/x/f${i}.js`, data: '' }));
    const { said } = await beside(items, { names: 20 });
    expect(said).toEqual(['intake.huge-archive']);
  });

  it('packed within the archive of the class are not even taken out of it', async () => {
    const bomb = zipOf([{ name: 'server.py', data: ZEROS, method: 0 }]);
    expect(idsOf((await handIn(bomb)).problems)).toEqual(['intake.bomb']);
    const noise = zipOf([{ name: 'data.bin', data: Buffer.from('acak'.repeat(500)), method: 0 }]);
    expect(idsOf((await handIn(noise, { archiveBytes: 1_000 })).problems)).toEqual(['intake.too-big']);
  });
});

describe('names', () => {
  for (const [what, name] of [
    ['a terminal’s escape', 'client\x1b[31m.py'],
    ['a line end', 'client\n.py'],
    ['a null', 'client.py\0.txt'],
    ['a C1 control', 'client\u009b31m.py'],
    ['a turn of the writing’s direction', 'client\u202eyp.exe'],
  ] as const)
    it(`with ${what} are left out`, async () => {
      const { files, said } = await beside({ name, data: PY });
      expect([files, said]).toEqual([['server.py'], ['intake.bad-name']]);
    });

  for (const [what, name] of [
    ['one name', `${'a'.repeat(300)}.py`],
    ['one name of many bytes', `${'順'.repeat(100)}.py`],
    ['the whole path', `${`${'a'.repeat(200)}/`.repeat(6)}client.py`],
    ['the way down', `${'a/'.repeat(40)}client.py`],
    ['all there can be', 'a'.repeat(65_000)],
  ] as const)
    it(`that are too long are left out: ${what}`, async () => {
      const { files, said } = await beside({ name, data: PY });
      expect([files, said]).toEqual([['server.py'], ['intake.long-name']]);
    });

  for (const name of [
    'CON',
    'aux.py',
    'com1.py',
    'src/LPT9.txt',
    'nul.tar.py',
    'apa?.py',
    'a:b.txt',
    'titik.',
  ])
    it.skipIf(process.platform === 'win32')(
      `that Windows could not store are taken, and reported: ${name}`,
      async () => {
        const { files, said } = await beside({ name: `x/${name}`, data: PY });
        expect([files, said]).toEqual([['server.py', `x/${name}`], ['intake.odd-for-windows']]);
      },
    );

  it('with backslashes are split there, which is reported', async () => {
    const { files, said } = await beside({ name: 'src\\client.py', data: PY });
    expect([files, said]).toEqual([['server.py', 'src/client.py'], ['intake.backslash']]);
  });

  for (const [what, name, flags, shown] of [
    ['UTF-8, with the flag', Buffer.from('catatan é.txt'), 0x800, 'catatan é.txt'],
    ['UTF-8 without it, as macOS writes it', Buffer.from('catatan é.txt'), 0, 'catatan é.txt'],
    ['CP437, as Windows writes it', Buffer.from('catatan \x82.txt', 'latin1'), 0, 'catatan é.txt'],
    ['CP437 that claims to be UTF-8', Buffer.from('catatan \x82.txt', 'latin1'), 0x800, 'catatan \ufffd.txt'],
  ] as const)
    it(`may be in any encoding: ${what}`, async () => {
      const { files, said } = await beside({ name, flags, data: 'halo' });
      expect([files, said]).toEqual([[shown, 'server.py'], []]);
    });

  it('that are there twice mean the last', async () => {
    const { unpacked, said } = await beside([
      { name: 'client.py', data: 'lama' },
      { name: './client.py', data: 'baru' },
    ]);
    expect(said).toEqual(['intake.twice']);
    expect(textOf(unpacked, 'client.py')).toBe('baru');
  });

  for (const [what, first, second, kept] of [
    ['in case', 'Client.py', 'client.py', 'client.py'],
    ['in case, in another order', 'client.py', 'Client.py', 'client.py'],
    ['in case, none of them plain', 'CLIENT.py', 'Client.py', 'Client.py'],
    ['in the case of a folder', 'Src/client.py', 'src/client.py', 'src/client.py'],
    ['in how a letter is composed', 'cafe\u0301.py', 'caf\u00e9.py', 'caf\u00e9.py'],
    ['in nothing but what they are', 'client/x.py', 'client', 'client'],
  ] as const)
    it(`that differ only ${what} are taken once, on any system`, async () => {
      const { files, said, unpacked } = await beside([
        { name: first, data: first },
        { name: second, data: second },
      ]);
      expect(files.map((file) => file.normalize('NFC'))).toEqual([kept, 'server.py'].sort());
      expect(said).toEqual(['intake.collision']);
      expect(textOf(unpacked, kept)).toBe(kept);
    });
});

describe('an archive', () => {
  for (const [what, zip, id] of [
    ['that is empty', Buffer.alloc(0), 'intake.damaged-archive'],
    ['that is none', Buffer.from('ini bukan zip'), 'intake.damaged-archive'],
    ['that is cut short', zipOf([HARMLESS]).subarray(0, -10), 'intake.damaged-archive'],
    ['of which only the beginning came', zipOf([HARMLESS]).subarray(0, 40), 'intake.damaged-archive'],
    [
      'that goes on behind its end',
      Buffer.concat([zipOf([HARMLESS]), Buffer.alloc(9)]),
      'intake.damaged-archive',
    ],
    ['with nothing in it', zipOf([]), 'intake.empty'],
    ['with nothing but a folder in it', zipOf([{ name: 'tugas/' }]), 'intake.empty'],
  ] as const)
    it(`${what} is said to be so`, async () => {
      const unpacked = await handIn(zip);
      expect([unpacked.files, idsOf(unpacked.problems)]).toEqual([0, [id]]);
    });

  it('whose list is cut off gives what was listed', async () => {
    const unpacked = await handIn(zipOf([HARMLESS], { count: 3 }));
    expect([filesIn(unpacked.folder), idsOf(unpacked.problems)]).toEqual([
      ['server.py'],
      ['intake.cut-archive'],
    ]);
  });

  it('whose data is gone gives a message, not a crash', async () => {
    const zip = zipOf([HARMLESS]);
    zip.fill(0, 0, 20);
    expect(idsOf((await handIn(zip)).problems)).toEqual(['intake.damaged-file']);
  });

  it('within an archive within an archive is not opened', async () => {
    const inner = zipOf([{ name: 'lagi.zip', data: zipOf([HARMLESS]) }]);
    const { files, said } = await beside({ name: 'dalam.zip', data: inner });
    expect([files, said]).toEqual([['server.py'], ['intake.zip-in-zip']]);
  });

  it('within an archive keeps to the limits of the whole hand-in', async () => {
    const inner = (letter: string) => zipOf([{ name: `${letter}.py`, data: letter.repeat(600), method: 0 }]);
    const outer = zipOfFiles({ 'a.zip': inner('a'), 'b.zip': inner('b') });
    const path = fileWith(zipOfFiles({ 'Ani_1_assignsubmission_file/x.zip': outer }));
    const few = await unpackOnly(path, { limits: { archives: 2 } });
    expect([filesIn(few.root), idsOf(few.problems)]).toEqual([['x/a/a.py'], ['intake.too-many-archives']]);
    const small = await unpackOnly(path, { limits: { archiveBytes: outer.length + inner('a').length } });
    expect([small.files, idsOf(small.problems)]).toEqual([1, ['intake.too-big']]);
  });

  it('within an archive cannot lead out of the hand-in, or fill the disk', async () => {
    const inner = zipOf([
      { name: '../../keluar.py', data: PY },
      { name: 'nol.bin', data: Buffer.alloc(3_000_000) },
    ]);
    const { files, said } = await beside({ name: 'dalam.zip', data: inner });
    expect([files, said]).toEqual([['server.py'], ['intake.outside', 'intake.bomb']]);
  });

  it('may be any bytes at all', async () => {
    const zip = zipOf([HARMLESS, { name: 'src/client.py', data: PY.repeat(50) }]);
    for (let at = 0; at < zip.length; at += 1) {
      const bent = Buffer.from(zip);
      bent[at] = (bent[at] ?? 0) ^ 0x5a;
      const { students } = await open(fileWith(zipOfFiles({ 'Ani.zip': bent, 'Budi/server.py': PY })));
      const [ani] = students;
      const unpacked = ani && (await unpack(ani));
      expect(unpacked && readdirSync(join(unpacked.root, '..'))).toEqual(['unpacked']);
    }
  });
});

describe('what is taken out of the archive of the class on the way', () => {
  const before = process.env.TMPDIR;

  afterEach(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });

  it.skipIf(process.platform === 'win32')('is gone afterwards, whatever happened', async () => {
    const files = { 'Ani.zip': zipOf([HARMLESS]), 'Budi.zip': Buffer.from('rusak') };
    const { students } = await open(fileWith(zipOfFiles(files)));
    const temporary = temporaryFolder();
    const targets = students.map((_, index) => join(temporaryFolder(), `${index}`));
    process.env.TMPDIR = temporary;
    for (const [index, handed] of students.entries()) await handed.unpack(targets[index] ?? '');
    expect(readdirSync(temporary)).toEqual([]);
  });
});
