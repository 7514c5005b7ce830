import { describe, expect, it } from 'vitest';
import { fitsGlob } from '../../../src/batch/intake/map/glob.ts';
import type { MapFile } from '../../../src/batch/intake/map/map-file.ts';
import { folderFor, mapFor, unknownStudents } from '../../../src/batch/intake/map/map-for.ts';
import { keysOfMap, parseMapFile } from '../../../src/batch/intake/map/parse-map-file.ts';
import { suggestMap, type Unmatched } from '../../../src/batch/intake/map/suggest-map.ts';
import { LabError } from '../../../src/lab/lab-error.ts';
import type { Language } from '../../../src/messages/language.ts';
import { say } from '../../../src/messages/say.ts';
import type { Student } from '../../../src/model/batch.ts';
import type { Lab } from '../../../src/model/lab.ts';
import { prepareSubmission } from '../../../src/submission/prepare.ts';
import { folderWith, MULTICAST, TURN } from './classes.ts';

const ANI: Student = {
  key: 'Ani-Lestari',
  name: 'Ani Lestari',
  id: '1203210024',
  email: 'Ani@example.ac.id',
};
const BUDI: Student = { key: 'Budi', name: 'Budi', id: '7', email: null };

function read(text: string, labs: readonly Lab[] = [TURN, MULTICAST], language: Language = 'en'): MapFile {
  return parseMapFile({ file: 'peta.yaml', text, elsewhere: [] }, labs, (said) => say(said, language));
}

/** The map for a student with these files. */
function mapped(text: string, files: readonly string[], { student = ANI, lab = TURN } = {}) {
  const folder = folderWith(Object.fromEntries(files.map((file) => [file, ''])));
  return mapFor(read(text), student, lab, folder);
}

describe('a map file for the class', () => {
  for (const [name, text, files, map] of [
    ['names a file', 'server: srv.py', ['srv.py', 'client.py'], { server: 'srv.py' }],
    [
      'names several, the first that is there counts',
      'server: [Utama.py, srv.py]',
      ['srv.py'],
      { server: 'srv.py' },
    ],
    ['knows no case', 'server: SRV.py', ['Srv.py'], { server: 'Srv.py' }],
    ['knows patterns', 'server: "*_server.py"', ['1203210024_Server.py'], { server: '1203210024_Server.py' }],
    [
      'takes no pattern that several fit',
      'server: ["*server*", "b?.py"]',
      ['a_server.py', 'my server.py', 'b1.py'],
      { server: 'b1.py' },
    ],
    ['leaves a role alone that has its own file', 'server: "old*"', ['server.py', 'old_server.py'], {}],
    [
      'gives nobody the file of another number',
      'client: "klien*.py"',
      ['klien_1.py'],
      { client1: 'klien_1.py' },
    ],
    [
      'chooses where a role has two',
      'server: server.py',
      ['server.py', 'server.js'],
      { server: 'server.py' },
    ],
    ['names a file for all of a kind', 'client: klien.py', ['server.py', 'klien.py'], { client: 'klien.py' }],
    [
      'names a file for each of a kind',
      'client: "klien*.py"',
      ['klien_1.py', 'klien2.py'],
      { client1: 'klien_1.py', client2: 'klien2.py' },
    ],
    [
      'leaves a role of a kind its own file',
      'client: klien.py',
      ['client1.py', 'klien.py'],
      { client: 'klien.py', client1: 'client1.py' },
    ],
    [
      'says it for one lab',
      'turn-chat: { server: srv.py }\nmulticast-chat: { sender: srv.py }',
      ['srv.py'],
      { server: 'srv.py' },
    ],
    [
      'says it for one lab rather than all',
      'server: a.py\nturn-chat: { server: b.py }',
      ['a.py', 'b.py'],
      { server: 'b.py' },
    ],
    ['takes programs alone', 'server: "server*"', ['server.txt', 'server.docx'], {}],
    ['may say nothing', '', ['server.py'], {}],
  ] as const)
    it(name, () => {
      expect(mapped(text, files)).toEqual(map);
    });
});

describe('a map file for more labs than those at hand', () => {
  const text = [
    'server: srv.py',
    'sender: snd.py',
    'multicast-chat: { anything: at all }',
    'students: { Ani: { receiver: rcv.py, turn-chat: { server: main.py } } }',
  ].join('\n');
  const parse = (elsewhere: readonly string[]) =>
    parseMapFile({ file: 'peta.yaml', text, elsewhere }, [TURN], (said) => say(said, 'en'));

  it('applies to these', () => {
    const { class: rules, students } = parse(keysOfMap([TURN, MULTICAST]));
    expect(rules).toEqual({ everywhere: new Map([['server', ['srv.py']]]), labs: new Map() });
    expect(students.get('Ani')).toEqual({
      everywhere: new Map(),
      labs: new Map([['turn-chat', new Map([['server', ['main.py']]])]]),
    });
  });

  it('has mistakes where the others are unknown', () => {
    expect(() => parse([])).toThrow(/sender[\s\S]*multicast-chat[\s\S]*receiver/);
  });
});

describe('a map file for a student', () => {
  for (const key of ['Ani-Lestari', 'ani-lestari', '1203210024', '"1203210024"', 'ani@example.ac.id'])
    it(`finds the student by key, id or e-mail: ${key}`, () => {
      expect(mapped(`students: { ${key}: { server: main.py } }`, ['main.py'])).toEqual({ server: 'main.py' });
    });

  it('chooses between several versions, with priority over the class’s', () => {
    const map = read(
      'folder: "*FINAL*"\nstudents: { Budi: { turn-chat: { folder: v1/turn-chat }, folder: v2 } }',
    );
    expect(folderFor(map, BUDI, TURN)).toEqual({ own: ['v1/turn-chat'], everybody: ['*FINAL*'] });
    expect(folderFor(map, BUDI, MULTICAST)).toEqual({ own: ['v2'], everybody: ['*FINAL*'] });
    expect(folderFor(map, ANI, TURN)).toEqual({ own: [], everybody: ['*FINAL*'] });
  });

  it('applies to no other student', () => {
    expect(mapped('students: { Ani-Lestari: { server: main.py } }', ['main.py'], { student: BUDI })).toEqual(
      {},
    );
  });

  it('has priority over the class’s, and over a file with the role’s own name', () => {
    const text = 'server: srv.py\nstudents: { Ani-Lestari: { server: main.py } }';
    expect(mapped(text, ['srv.py', 'main.py', 'server.py'])).toEqual({ server: 'main.py' });
  });

  it('may differ for each lab', () => {
    const text =
      'students: { Ani-Lestari: { turn-chat: { server: a.py }, multicast-chat: { sender: b.py } } }';
    expect(mapped(text, ['a.py', 'b.py'])).toEqual({ server: 'a.py' });
    expect(mapped(text, ['a.py', 'b.py'], { lab: MULTICAST })).toEqual({ sender: 'b.py' });
  });

  it('that names a missing file is reported', async () => {
    const folder = folderWith({ 'main.py': '' });
    const map = mapFor(read('students: { Ani-Lestari: { server: mian.py } }'), ANI, TURN, folder);
    await expect(prepareSubmission(folder, TURN, { map })).rejects.toThrow('main.py');
  });

  it('for no student of the class is reported', () => {
    const file = read(
      'students: { Ani-Lestari: { server: a.py }, Anii: { server: a.py }, 8: { server: a.py } }',
    );
    expect(unknownStudents(file, [ANI, BUDI])).toEqual(['8', 'Anii']);
  });
});

describe('a mistake in a map file is shown in its place', () => {
  for (const [text, code, line, column] of [
    ['server: a.py\nsevrer: b.py', 'unknown-key', 2, 1],
    ['turn-chat:\n  sender: a.py', 'unknown-key', 2, 3],
    ['turn-caht: { server: a.py }', 'unknown-key', 1, 1],
    ['turn-chat: server.py', 'no-map', 1, 12],
    ['server:\n  - a.py\n  - 5', 'no-name', 3, 5],
    ['server: { file: a.py }', 'no-name', 1, 9],
    ['server: ""', 'no-name', 1, 9],
    ['server: kode/a.py', 'no-folder', 1, 9],
    ['students: [Ani]', 'no-map', 1, 11],
    ['students:\n  1203210024:\n    sever: a.py', 'unknown-key', 3, 5],
    ['students:\n  Ani: main.py', 'no-map', 2, 8],
    ['- a.py', 'no-map', 1, 1],
    ['server: [a.py', 'BAD_INDENT', 1, 14],
    ['server: a\nserver: b', 'DUPLICATE_KEY', 2, 1],
  ] as const)
    it(`${text.replaceAll('\n', ' / ')} (${code})`, () => {
      const [mistake] = mistakesOf(text);
      expect([mistake?.code, mistake?.place.line, mistake?.place.column]).toEqual([code, line, column]);
    });

  it('with a suggestion, and a caret', () => {
    expect(() => read('sevrer: b.py')).toThrow(
      /peta\.yaml:1:1: .*Did you mean server\?\n1 \| sevrer: b\.py\n {2}\| \^/,
    );
  });

  it('in Indonesian too', () => {
    expect(() => read('sevrer: b.py', [TURN], 'id')).toThrow(
      'Kunci "sevrer" tidak dikenal. Maksudnya server?',
    );
  });

  it('and every one of several', () => {
    expect(mistakesOf('a: 1\nserver: 2\nclient: x/y')).toHaveLength(3);
  });
});

function mistakesOf(text: string): LabError['mistakes'] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof LabError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('a pattern', () => {
  for (const [name, pattern, fits] of [
    ['Server.py', 'server.py', true],
    ['serverxpy', 'server.py', false],
    ['1_server.py', '*_server.py', true],
    ['a+(b)[c].py', 'A+(b)[c].py', true],
    ['k1.py', 'k?.py', true],
    ['k.py', 'k?.py', false],
    ['k\n.py', 'k*.py', true],
    ['my server.py', 'server.py', false],
  ] as const)
    it(`${pattern} and ${JSON.stringify(name)}: ${fits}`, () => {
      expect(fitsGlob(name, pattern)).toBe(fits);
    });
});

describe('suggestions', () => {
  const tell = (said: Parameters<typeof say>[0]) => say(said, 'en');
  const student = (name: string): Student => ({ key: name, name, id: null, email: null });
  const left = (name: string, files: readonly string[], lab = TURN): Unmatched => ({
    student: student(name),
    lab,
    files,
    known: {},
  });

  it('are a map file, with near names for the class, the most frequent first', () => {
    const text = suggestMap(
      [
        left('Ani', ['TCPServer.py', 'client.py']),
        left('Budi', ['1203210025_server.py', 'client1.py', 'my_client2.py']),
        left('Cici', ['1203210026_Server.py', 'client.py']),
      ],
      tell,
    );
    const file = read(text);
    expect(file.class.labs.get('turn-chat')).toEqual(
      new Map([
        ['server', ['*_server.py', 'TCPServer.py']],
        ['client2', ['my_client2.py']],
      ]),
    );
    expect(text).toContain('- "*_server.py" # 2: Budi and Cici');
  });

  it('apply to the students that they were made from', () => {
    const files = ['TCPServer.py', 'TCPClient.py'];
    const text = suggestMap([left('Ani', files)], tell);
    expect(mapped(text, files)).toEqual({ server: 'TCPServer.py', client: 'TCPClient.py' });
  });

  it('list in comments who has no such name, with a line to fill in', () => {
    const text = suggestMap([left('Ani', ['main.py', 'a.py', 'catatan.txt'])], tell);
    expect(read(text).students.size).toBe(0);
    expect(text).toContain('nothing like server, client1 and client2 among main.py and a.py');
    const filled = text.replace('  # "Ani"', '  "Ani"').replace('server: FILE', 'server: main.py');
    expect(read(filled).students.get('Ani')?.labs.get('turn-chat')?.get('server')).toEqual(['main.py']);
  });

  it('leave out students without a program that a map could name', () => {
    const archive = left('Budi', ['tugas.rar', 'catatan.txt']);
    expect(suggestMap([left('Ani', []), archive], tell)).toBe('');
    expect(suggestMap([archive, left('Cici', ['main.py'])], tell)).not.toContain('Budi');
  });

  it('know Indonesian names for programs', () => {
    const text = suggestMap(
      [
        left('Ani', ['1203210024_peladen.py', 'klien1.py', 'Klien_2.py']),
        left('Budi', ['pelayan.py', 'pelanggan.py']),
        left('Cici', ['pengirim.py', 'penerima1.py', 'penerima2.py'], MULTICAST),
      ],
      tell,
    );
    const { labs, everywhere } = read(text).class;
    expect(everywhere.size).toBe(0);
    expect(labs.get('turn-chat')).toEqual(
      new Map([
        ['server', ['*_peladen.py', 'pelayan.py']],
        ['client1', ['klien1.py']],
        ['client2', ['Klien_2.py']],
        ['client', ['pelanggan.py']],
      ]),
    );
    expect(labs.get('multicast-chat')).toEqual(
      new Map([
        ['sender', ['pengirim.py']],
        ['receiver1', ['penerima1.py']],
        ['receiver2', ['penerima2.py']],
      ]),
    );
  });

  it('are kept apart for each lab', () => {
    const text = suggestMap([left('Ani', ['TCPServer.py']), left('Ani', ['Sender1.py'], MULTICAST)], tell);
    expect([...read(text).class.labs.keys()]).toEqual(['turn-chat', 'multicast-chat']);
  });

  it('are none where everything was found', () => {
    expect(suggestMap([left('Ani', ['server.py', 'client.py'])], tell)).toBe('');
    expect(suggestMap([], tell)).toBe('');
  });

  it('hold hostile names that neither end a line nor begin a key', () => {
    const files = [
      'server"\n\u0085\u2028students: {}\x1b[31m#.py',
      'server\u202e: [.py',
      'main\nstudents: 1.py',
    ];
    const text = suggestMap([left('Ani\nserver: x', files), left('Budi', [files[2] ?? ''])], tell);
    const file = read(text);
    expect(file.students.size).toBe(0);
    expect(file.class.labs.get('turn-chat')?.get('server')).toEqual(files.slice(0, 2));
    expect(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]/.test(text)).toBe(false);
  });
});
