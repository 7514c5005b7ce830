import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { undoRenames } from '../../../src/batch/intake/formats/canvas.ts';
import { INTAKE_FORMATS, type IntakeFormat } from '../../../src/batch/intake/intake.ts';
import { MessageError } from '../../../src/model/message.ts';
import {
  type Files,
  filesIn,
  fileWith,
  folderWith,
  idsOf,
  open,
  rollOf,
  textOf,
  unpack,
  unpackOnly,
} from './classes.ts';
import { zipOfFiles } from './zip-writer.ts';

const PY = 'print(1)\n';

type Roll = readonly (readonly [key: string, name: string, id: string | null])[];

/** Layouts as teachers get them, each as a folder and as a zip. */
const LAYOUTS: readonly (readonly [string, IntakeFormat, Files, Roll])[] = [
  [
    'Moodle with folders',
    'moodle',
    {
      'Ani Lestari_12345_assignsubmission_file/server.py': PY,
      'Ani Lestari_12345_assignsubmission_file/client.py': PY,
      'Budi Santoso_12346_assignsubmission_file/server.py': PY,
    },
    [
      ['Ani-Lestari', 'Ani Lestari', '12345'],
      ['Budi-Santoso', 'Budi Santoso', '12346'],
    ],
  ],
  [
    'older Moodle, with an underscore at the end and in names',
    'moodle',
    {
      'Ani_Lestari_12345_assignsubmission_file_/server.py': PY,
      'Budi Santoso_12346_assignsubmission_file_/src/server.py': PY,
    },
    [
      ['Ani-Lestari', 'Ani Lestari', '12345'],
      ['Budi-Santoso', 'Budi Santoso', '12346'],
    ],
  ],
  [
    'Moodle without folders',
    'moodle',
    {
      'Ani Lestari_12345_assignsubmission_file_server.py': PY,
      'Ani Lestari_12345_assignsubmission_file_client_1.py': PY,
      'Budi Santoso_12346_assignsubmission_file_server.py': PY,
    },
    [
      ['Ani-Lestari', 'Ani Lestari', '12345'],
      ['Budi-Santoso', 'Budi Santoso', '12346'],
    ],
  ],
  [
    'Moodle marked blind',
    'moodle',
    {
      'Participant_501_assignsubmission_file/server.py': PY,
      'Participant_502_assignsubmission_file/server.py': PY,
    },
    [
      ['Participant-501', 'Participant 501', '501'],
      ['Participant-502', 'Participant 502', '502'],
    ],
  ],
  [
    'Moodle marked blind, in the site’s language',
    'moodle',
    {
      'Peserta_501_assignsubmission_file/server.py': PY,
      'Peserta_502_assignsubmission_file/server.py': PY,
    },
    [
      ['Peserta-501', 'Peserta 501', '501'],
      ['Peserta-502', 'Peserta 502', '502'],
    ],
  ],
  [
    'Canvas',
    'canvas',
    {
      'lestariani_811_90001_server.py': PY,
      'lestariani_811_90002_client.py': PY,
      'santosobudi_LATE_812_90003_server.py': PY,
    },
    [
      ['lestariani', 'lestariani', '811'],
      ['santosobudi', 'santosobudi', '812'],
    ],
  ],
  [
    'Canvas marked anonymously',
    'canvas',
    { 'anon_x9Ab3_90001_server.py': PY, 'LATE_anon_Qq12z_90003_server.py': PY },
    [
      ['anon-Qq12z', 'anon Qq12z', 'Qq12z'],
      ['anon-x9Ab3', 'anon x9Ab3', 'x9Ab3'],
    ],
  ],
  [
    'Gradescope',
    'gradescope',
    {
      'assignment_77_export/submission_metadata.yml': [
        '---',
        'submission_301:',
        '  :submitters:',
        '  - :name: Ani Lestari',
        "    :sid: '1203210024'",
        '    :email: ani@example.ac.id',
        '  :created_at: 2025-11-03 10:00:00.000000000 Z',
        '  :score: 0.0',
        'submission_302:',
        '  :submitters:',
        '  - :name: Budi Santoso',
        '    :sid: 1203210025',
        '    :email: budi@example.ac.id',
        '',
      ].join('\n'),
      'assignment_77_export/submission_301/server.py': PY,
      'assignment_77_export/submission_302/server.py': PY,
    },
    [
      ['Ani-Lestari', 'Ani Lestari', '1203210024'],
      ['Budi-Santoso', 'Budi Santoso', '1203210025'],
    ],
  ],
  [
    'GitHub Classroom',
    'github',
    {
      'turn-chat-submissions/turn-chat-anilestari/.git/HEAD': 'ref: refs/heads/main\n',
      'turn-chat-submissions/turn-chat-anilestari/server.py': PY,
      'turn-chat-submissions/turn-chat-budi-s/.git/HEAD': 'ref: refs/heads/main\n',
      'turn-chat-submissions/turn-chat-budi-s/server.py': PY,
    },
    [
      ['anilestari', 'anilestari', 'anilestari'],
      ['budi-s', 'budi-s', 'budi-s'],
    ],
  ],
  [
    'folders',
    'folders',
    { 'Ani Lestari/server.py': PY, '1203210025_Budi Santoso/server.py': PY },
    [
      ['Ani-Lestari', 'Ani Lestari', null],
      ['Budi-Santoso', 'Budi Santoso', '1203210025'],
    ],
  ],
  [
    'a folder of zips',
    'folders',
    {
      'Ani Lestari.zip': zipOfFiles({ 'server.py': PY }),
      '1203210025 - Budi.zip': zipOfFiles({ 'tugas/server.py': PY }),
    },
    [
      ['Ani-Lestari', 'Ani Lestari', null],
      ['Budi', 'Budi', '1203210025'],
    ],
  ],
];

describe('what an LMS gave out', () => {
  for (const [name, format, files, roll] of LAYOUTS)
    for (const [as, path] of [
      ['folder', () => folderWith(files)],
      ['zip', () => fileWith(zipOfFiles(files))],
    ] as const)
      it(`is recognised by itself: ${name} (${as})`, async () => {
        const intake = await open(path());
        expect(intake.format).toBe(format);
        expect(intake.formatWhy?.id).toBe(`intake.why-${format}`);
        expect(rollOf(intake)).toEqual(roll);
        expect(intake.remarks).toEqual([]);
        for (const handed of intake.students) {
          const unpacked = await unpack(handed);
          expect(filesIn(unpacked.folder)).toContain('server.py');
          expect(unpacked.problems).toEqual([]);
        }
      });

  for (const [name, format, files, roll] of LAYOUTS)
    it(`may have one more folder around it: ${name}`, async () => {
      const wrapped = Object.fromEntries(
        Object.entries(files).map(([path, data]) => [`unduhan/${path}`, data]),
      );
      const intake = await open(
        fileWith(zipOfFiles({ ...wrapped, '__MACOSX/._unduhan': '', '.DS_Store': '' })),
      );
      expect([intake.format, rollOf(intake)]).toEqual([format, roll]);
    });

  it('is taken as the format that is given', async () => {
    const [, , moodle] = LAYOUTS[0] ?? [];
    const intake = await open(folderWith(moodle ?? {}), { format: 'folders' });
    expect([intake.format, intake.formatWhy]).toEqual(['folders', null]);
    expect(rollOf(intake).map(([, name]) => name)).toContain('Ani Lestari assignsubmission file');
  });

  for (const format of INTAKE_FORMATS.filter((other) => other !== 'folders'))
    it(`is refused where ${format} is given and it is not`, async () => {
      await expect(refusal(folderWith({ 'Ani/server.py': PY }), format)).resolves.toBe('intake.wrong-format');
    });

  it('may have other things next to it, which are named and left out', async () => {
    const intake = await open(folderWith({ 'Ani/server.py': PY, 'Budi/server.py': PY, 'nilai.csv': '' }));
    expect(intake.remarks).toEqual([{ id: 'intake.loose', params: { files: ['nilai.csv'] } }]);
  });

  for (const [name, path, id] of [
    ['nothing is there', () => '/tidak/ada', 'intake.not-there'],
    ['it is empty', () => folderWith({}), 'intake.no-students'],
    ['it is one submission', () => folderWith({ 'server.py': PY }), 'intake.no-students'],
    ['it is no archive', () => fileWith(Buffer.from('halo')), 'intake.class-damaged'],
    [
      'it is cut short',
      () => fileWith(zipOfFiles({ 'Ani/server.py': PY }).subarray(0, -30)),
      'intake.class-damaged',
    ],
    [
      'it is a RAR archive',
      () => fileWith(Buffer.from('Rar!\x1a\x07\x01\x00'), 'kelas.zip'),
      'intake.class-other-archive',
    ],
  ] as const)
    it(`is refused where ${name}`, async () => {
      await expect(refusal(path())).resolves.toBe(id);
    });

  it('is refused where its directory is cut off: a student would be missing', async () => {
    const zip = zipOfFiles({ 'Ani/server.py': PY, 'Budi/server.py': PY });
    zip.writeUInt32LE(0, zip.lastIndexOf('PK\x01\x02', undefined, 'latin1'));
    await expect(refusal(fileWith(zip))).resolves.toBe('intake.class-damaged');
  });

  it('is refused where it names more files than can be read', async () => {
    const zip = fileWith(zipOfFiles({ 'Ani/a': '', 'Ani/b': '', 'Budi/c': '' }));
    await expect(refusal(zip, null, 2)).resolves.toBe('intake.class-too-many');
  });
});

/** The id of the message that an intake is refused with. */
async function refusal(path: string, format: IntakeFormat | null = null, classNames = 1000): Promise<string> {
  const error: unknown = await open(path, { format, limits: { classNames } }).catch(
    (thrown: unknown) => thrown,
  );
  return error instanceof MessageError ? error.userMessage.id : String(error);
}

describe('Moodle', () => {
  it('gives typed text next to files, where only the files count', async () => {
    const unpacked = await unpackOnly(
      folderWith({
        'Ani_1_assignsubmission_file/server.py': PY,
        'Ani_1_assignsubmission_onlinetext/onlinetext.html': '<p>selesai</p>',
      }),
    );
    expect(filesIn(unpacked.root)).toEqual(['server.py']);
    expect(unpacked.problems).toEqual([]);
  });

  it('gives text alone, which cannot be run', async () => {
    const unpacked = await unpackOnly(
      folderWith({ 'Ani_1_assignsubmission_onlinetext_/onlinetext.html': '<p>import socket</p>' }),
    );
    expect(unpacked.files).toBe(0);
    expect(idsOf(unpacked.problems)).toEqual(['intake.online-text']);
  });

  it('has namesakes, whose keys have their ids', async () => {
    const intake = await open(
      folderWith({
        'Ani Lestari_7_assignsubmission_file/server.py': PY,
        'Ani Lestari_8_assignsubmission_file/server.py': PY,
        'Budi_9_assignsubmission_file/server.py': PY,
      }),
    );
    expect(rollOf(intake).map(([key]) => key)).toEqual(['Ani-Lestari-7', 'Ani-Lestari-8', 'Budi']);
  });
});

describe('Canvas', () => {
  it('says which students were late', async () => {
    const intake = await open(
      folderWith({
        'lestariani_1_11_server.py': PY,
        'santosobudi_LATE_2_12_server.py': PY,
        'LATE_anon_abcde_13_server.py': PY,
      }),
    );
    expect(intake.students.map(({ student, late }) => [student.key, late])).toEqual([
      ['anon-abcde', true],
      ['lestariani', false],
      ['santosobudi', true],
    ]);
  });

  for (const [online, id] of [
    ['text', 'intake.online-text'],
    ['link', 'intake.online-link'],
  ] as const)
    it(`gives a ${online} typed into it, which cannot be run`, async () => {
      const unpacked = await unpackOnly(folderWith({ [`lestariani_1_${online}.html`]: '<p></p>' }));
      expect(idsOf(unpacked.problems)).toEqual([id]);
    });

  it('has a handed-in zip, which is opened, renamed or not', async () => {
    const zip = zipOfFiles({ 'tugas/server.py': PY, 'tugas/client.py': PY });
    const unpacked = await unpackOnly(fileWith(zipOfFiles({ 'lestariani_1_11_tugas 11-2.zip': zip })));
    expect(filesIn(unpacked.folder)).toEqual(['client.py', 'server.py']);
    expect(idsOf(unpacked.problems)).toEqual(['intake.renamed']);
  });

  it('renames what is handed in again, which is undone and reported', async () => {
    const unpacked = await unpackOnly(
      folderWith({ 'lestariani_1_11_server-1.py': PY, 'lestariani_1_12_client1-3.py': PY }),
    );
    expect(filesIn(unpacked.folder)).toEqual(['client1.py', 'server.py']);
    expect(unpacked.problems).toEqual([
      {
        id: 'intake.renamed',
        params: { files: ['server-1.py → server.py', 'client1-3.py → client1.py'] },
      },
    ]);
  });

  for (const [files, renamed] of [
    [['server-1.py', 'server.py'], {}],
    [['receiver-1.py', 'receiver-2.py'], {}],
    [['server-1.py', 'client-1.py', 'client-2.py'], { 'server-1.py': 'server.py' }],
    [['tugas-11.zip'], {}],
    [['tugas-1.tar.gz'], { 'tugas-1.tar.gz': 'tugas.tar.gz' }],
    [
      ['server-3f2b8c1d-1a2b-4c3d-8e9f-0123456789ab.py'],
      { 'server-3f2b8c1d-1a2b-4c3d-8e9f-0123456789ab.py': 'server.py' },
    ],
    [['-1.py'], {}],
  ] as const)
    it(`has a renaming undone only where no other file is meant: ${files.join(', ')}`, () => {
      expect(Object.fromEntries(undoRenames(files))).toEqual(renamed);
    });
});

describe('Gradescope', () => {
  const METADATA = 'submission_metadata.yml';

  it('counts a group’s submission for each of its members', async () => {
    const intake = await open(
      folderWith({
        [METADATA]:
          'submission_1:\n  :submitters:\n  - :name: Ani\n    :sid: "11"\n  - :name: Budi\n    :sid: "12"\n',
        'submission_1/server.py': PY,
      }),
    );
    expect(rollOf(intake)).toEqual([
      ['Ani', 'Ani', '11'],
      ['Budi', 'Budi', '12'],
    ]);
    const [ani, budi] = await Promise.all(intake.students.map(unpack));
    expect(ani?.digest).toBe(budi?.digest);
  });

  for (const [written, iso] of [
    ['2025-11-20 23:59:12.345678901 +07:00', '2025-11-20T16:59:12.000Z'],
    ['2025-11-20 23:59:12 Z', '2025-11-20T23:59:12.000Z'],
    ['kemarin', null],
    ['[]', null],
  ] as const)
    it(`says when it was handed in, if it does: ${written}`, async () => {
      const text = `submission_1:\n  :submitters:\n  - :name: Ani\n  :created_at: ${written}\n`;
      const intake = await open(folderWith({ [METADATA]: text, 'submission_1/server.py': PY }));
      expect(intake.students.map(({ handedIn }) => handedIn)).toEqual([iso]);
    });

  it('is understood without symbols, and without a number or a name', async () => {
    const intake = await open(
      folderWith({
        [METADATA]: 'submission_1:\n  submitters:\n  - { name: , sid: , email: ani@example.ac.id }\n',
        'submission_1/server.py': PY,
      }),
    );
    expect(intake.students.map(({ student }) => student)).toEqual([
      { key: 'ani-example.ac.id', name: 'ani@example.ac.id', id: null, email: 'ani@example.ac.id' },
    ]);
  });

  it('may lack a submission’s student', async () => {
    const intake = await open(folderWith({ 'submission_1/server.py': PY, [METADATA]: '--- {}\n' }));
    expect(rollOf(intake)).toEqual([['submission_1', 'submission_1', '1']]);
    expect(idsOf(intake.remarks)).toEqual(['intake.nameless']);
  });

  it('names a student whose folder is missing: the hand-in is empty', async () => {
    const intake = await open(
      folderWith({
        [METADATA]: '"../../etc":\n  :submitters:\n  - :name: Ani\n',
        'submission_1/server.py': PY,
      }),
    );
    const [ani] = intake.students;
    expect(ani?.student.name).toBe('Ani');
    expect(ani && idsOf((await unpack(ani)).problems)).toEqual(['intake.empty']);
  });

  for (const [name, text] of [
    ['no YAML', '{'],
    [
      'a bomb of aliases',
      `a: &a [x, x]\n${'bcdefghijk'
        .split('')
        .map((at, i) => `${at}: &${at} [${`*${'abcdefghij'[i]}, `.repeat(9)}]`)
        .join('\n')}\n`,
    ],
  ] as const)
    it(`is refused where its metadata is ${name}: no student would have a name`, async () => {
      const folder = folderWith({ [METADATA]: text, 'submission_1/server.py': PY });
      await expect(refusal(folder)).resolves.toBe('intake.bad-metadata');
    });
});

describe('GitHub Classroom', () => {
  it('has clones side by side, whose names share the assignment’s', async () => {
    const intake = await open(
      folderWith({
        'tugas-11-ani-l/.git/HEAD': '',
        'tugas-11-ani-l/server.py': PY,
        'tugas-11-budi/.git/HEAD': '',
        'tugas-11-budi/server.py': PY,
      }),
    );
    expect(rollOf(intake).map(([key]) => key)).toEqual(['ani-l', 'budi']);
  });

  it('has its own folder left out of the hand-in', async () => {
    const unpacked = await unpackOnly(
      folderWith({ 'turn-chat-ani/.git/HEAD': '', 'turn-chat-ani/server.py': PY }),
    );
    expect(filesIn(unpacked.root)).toEqual(['server.py']);
  });

  it('has students who pushed nothing', async () => {
    const unpacked = await unpackOnly(folderWith({ 'turn-chat-ani/.git/HEAD': '' }));
    expect(idsOf(unpacked.problems)).toEqual(['intake.empty']);
  });
});

describe('folders', () => {
  it('may be empty: that student handed nothing in', async () => {
    const folder = folderWith({ 'Ani/server.py': PY });
    mkdirSync(join(folder, 'Budi'));
    const { students } = await open(folder);
    const [, budi] = students;
    expect(budi && idsOf((await unpack(budi)).problems)).toEqual(['intake.empty']);
  });

  it('may be a single one, which is a student’s and no wrapper', async () => {
    const intake = await open(folderWith({ 'Ani/laporan.pdf': '%PDF', 'Ani/kode/server.py': PY }));
    expect(rollOf(intake).map(([key]) => key)).toEqual(['Ani']);
    const [ani] = intake.students;
    const unpacked = ani && (await unpack(ani));
    expect(unpacked && textOf(unpacked, 'server.py')).toBe(PY);
  });

  it('beside programs are one student’s', async () => {
    const intake = await open(folderWith({ 'Ani/server.py': PY, 'Ani/lib/a.py': PY, 'Ani/data/b.txt': '' }));
    expect(rollOf(intake).map(([key]) => key)).toEqual(['Ani']);
  });

  it('of one student for several labs are not several students', async () => {
    const labs = await open(
      folderWith({ 'Ani/turn-chat/server.py': PY, 'Ani/Multicast Chat/sender.py': PY }),
    );
    expect(rollOf(labs).map(([key]) => key)).toEqual(['Ani']);
    const students = await open(
      folderWith({ 'a/turn-chat-ani/server.py': PY, 'a/turn-chat-budi/server.py': PY }),
    );
    expect(rollOf(students).map(([key]) => key)).toEqual(['turn-chat-ani', 'turn-chat-budi']);
  });
});
