import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { grade, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

const LAB = join(import.meta.dirname, 'labs/hidden.yaml');

/** Words in everything that belongs to hidden checks: ids, titles, hints, scenes, parts and lines. */
const SECRET = /zebra|okapi/i;
const NEVER = /zebra/i;

/** @param answer an expression for the reply to `line` */
function submission(folder: string, answer: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'server.py'),
    `import socket
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", 9007))
server.listen()
connection, _ = server.accept()
for line in connection.makefile():
    connection.sendall((${answer}).encode())
`,
  );
  writeFileSync(
    join(folder, 'client.py'),
    `import socket, sys
server = socket.create_connection(("127.0.0.1", 9007))
answers = server.makefile()
for line in sys.stdin:
    server.sendall(line.encode())
    print(answers.readline(), end="", flush=True)
`,
  );
  return folder;
}

const RIGHT = 'line';
/** Wrong only in hidden checks; it has none of their words. */
const WRONG_IN_SECRET = '"?\\n" if line[:5][::-1] in ("arbez", "ipako") or " " not in line else line';
const WRONG = '"?\\n"';

/** Every file below a folder, by its path from there. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
      }),
  );
}

/** The named texts that have a word of hidden checks. */
function tellingOf(texts: ReadonlyMap<string, string>, secret = SECRET): readonly string[] {
  return [...texts].filter(([name, text]) => secret.test(name) || secret.test(text)).map(([name]) => name);
}

/** Without numbers that differ every time. */
function steady(text: string): string {
  return text.replace(/\d+(\.\d+)? ms|"durationMs": \d+|"execution_time": [\d.e-]+|\/\S+\//g, '…');
}

describe('checks that students do not see', () => {
  it('are in no output that a student gets from any command', async () => {
    const folder = submission(join(temporaryFolder(), 'kerja'), WRONG_IN_SECRET);
    const trace = join(temporaryFolder(), 'trace.jsonl');
    const page = join(temporaryFolder(), 'page.html');
    const told = new Map<string, string>();
    const tell = async (...argv: readonly string[]): Promise<void> => {
      const { out, err } = await giliran(...argv);
      told.set(argv.join(' ').replace(LAB, 'LAB'), out + err);
    };
    await tell('check', LAB, folder, '--seed', '3', '--trace', trace);
    await tell('check', LAB, folder, '--seed', '3', '--all', '--lang', 'id');
    await tell('check', LAB, folder, '--seed', '3', '--json');
    await tell('check', LAB, folder, '--step', 'zebra');
    await tell('show', trace, '--lab', LAB);
    await tell('show', trace, '--lab', LAB, '--json');
    await tell('show', trace, '--lab', LAB, '--html', page);
    await tell('guide', LAB);
    await tell('hint', LAB, '--all', '--folder', folder);
    await tell('report', LAB, folder, '--name', 'Ani');
    await tell('start', LAB, join(temporaryFolder(), 'baru'), '--language', 'python');
    told.delete('check LAB');
    // The message repeats the name that was asked for, and no other.
    const asked = `check LAB ${folder} --step zebra`;
    expect(told.get(asked)).toContain('"zebra"');
    told.set('step', told.get(asked)?.replace('"zebra"', '') ?? '');
    told.delete(asked);
    expect(tellingOf(told)).toEqual([]);
    expect(tellingOf(filesIn(folder))).toEqual([]);
    expect(existsSync(join(folder, '.giliran-progress.json'))).toBe(true);
    expect(
      tellingOf(
        new Map([
          ['trace', readFileSync(trace, 'utf8')],
          ['page', readFileSync(page, 'utf8')],
        ]),
      ),
    ).toEqual([]);
  });

  it('cannot be inferred from what a student gets, which is the same whether they hold or not', async () => {
    const folder = temporaryFolder();
    const [right, wrong] = await Promise.all(
      [RIGHT, WRONG_IN_SECRET].map(async (answer, at) => {
        const path = submission(join(folder, String(at), 'kerja'), answer);
        const { code, out } = await giliran('check', LAB, path, '--seed', '3', '--json');
        return steady(`${code} ${out}`);
      }),
    );
    expect(wrong).toBe(right);
    expect(right).toMatch(/^0 /);
  });

  it('are announced to the student by number and points', async () => {
    const folder = submission(join(temporaryFolder(), 'kerja'), WRONG);
    const { out } = await giliran('check', LAB, folder, '--seed', '3');
    expect(out).toContain('not yet: 0 of 50 points');
    expect(out).toContain('this lab has 3 more checks worth 40 points that are not shown');
    expect(out).toContain('this lab has 1 more check worth 10 points, shown after the due date');
    const { hidden, maxScore } = JSON.parse((await giliran('check', LAB, folder, '--json')).out);
    expect({ hidden, maxScore }).toEqual({
      hidden: { checks: 4, points: 50, later: { checks: 1, points: 10 }, due: null },
      maxScore: 50,
    });
  });

  it('are shown after the lab’s due date, if the lab says so', async () => {
    const folder = submission(join(temporaryFolder(), 'kerja'), WRONG_IN_SECRET);
    const lab = join(temporaryFolder(), 'lab.yaml');
    const dated = (due: string): void => writeFileSync(lab, `${readFileSync(LAB, 'utf8')}\ndue: ${due}\n`);
    dated('2999-12-01T23:59Z');
    const before = await giliran('check', lab, folder, '--seed', '3');
    expect(before.out).not.toMatch(SECRET);
    expect(before.out).toMatch(/shown after 2999-12-0[12] \d\d:\d\d \(UTC/);
    dated('2020-12-01T23:59Z');
    const after = await giliran('check', lab, folder, '--seed', '3', '--all');
    expect(after.out).toContain('the okapi comes back 0/10');
    expect(after.out).not.toMatch(NEVER);
    expect(after.out).toContain('not yet: 50 of 60 points');
  });

  it('are all shown with the option for staff, and leave no progress behind', async () => {
    const folder = submission(join(temporaryFolder(), 'kerja'), WRONG_IN_SECRET);
    const trace = join(temporaryFolder(), 'trace.jsonl');
    const { code, out } = await giliran('check', LAB, folder, '--hidden', '--seed', '3', '--trace', trace);
    expect(code).toBe(1);
    expect(out).toContain('the zebra comes back 0/20');
    expect(out).toContain('not yet: 60 of 100 points');
    expect(out).toContain('4 of these checks are hidden from students');
    expect(existsSync(join(folder, '.giliran-progress.json'))).toBe(false);
    const shown = await giliran('show', trace, '--lab', LAB);
    expect(shown.out).not.toMatch(SECRET);
    const unknown = await giliran('show', trace);
    expect(unknown.out).not.toMatch(SECRET);
    expect((await giliran('show', trace, '--lab', LAB, '--hidden', '--run', 'zebra-scene')).out).toContain(
      'zebra',
    );
  });

  it('are hidden tests on Gradescope, and go to no workflow', async () => {
    const folder = submission(join(temporaryFolder(), 'kerja'), WRONG_IN_SECRET);
    const file = join(temporaryFolder(), 'results.json');
    await giliran('check', LAB, folder, '--hidden', '--seed', '3', '--gradescope', file);
    const { score, output, tests } = JSON.parse(readFileSync(file, 'utf8'));
    expect(score).toBe(60);
    expect(output).not.toMatch(SECRET);
    expect(output).toContain('50 of 50 points of the checks that are shown');
    const seen = tests.map(({ visibility, tags }: { visibility: string; tags: readonly string[] }) => [
      tags[0],
      visibility,
    ]);
    expect(seen).toEqual([
      ['serve.line', 'visible'],
      ['serve.zebra', 'hidden'],
      ['serve.okapi', 'after_due_date'],
      ['serve.zebra-too', 'hidden'],
      ['zebras.zebra-last', 'hidden'],
    ]);
    expect(
      JSON.stringify(tests.filter(({ visibility }: { visibility: string }) => visibility === 'visible')),
    ).not.toMatch(SECRET);
    const refused = await giliran('check', LAB, folder, '--hidden', '--classroom', file);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--hidden does not go with --classroom');
    const outputs = join(temporaryFolder(), 'outputs');
    await giliran('check', LAB, folder, '--classroom', outputs);
    const [, base64 = ''] = readFileSync(outputs, 'utf8').split('result=');
    expect(Buffer.from(base64, 'base64').toString()).not.toMatch(SECRET);
  });
});

/** The files for students in a batch's folder. */
const FOR_STUDENTS = /^(pages|feedback|classroom)\/|^sheet\.csv$/;

const SHEET = `Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments
Participant 1,Ani,,100.00,-,
Participant 2,Budi,,100.00,-,
`;

function classFolder(): { readonly folder: string; readonly sheet: string } {
  const folder = join(temporaryFolder(), 'kelas');
  submission(join(folder, 'Ani'), RIGHT);
  submission(join(folder, 'Budi'), WRONG_IN_SECRET);
  const sheet = join(temporaryFolder(), 'sheet.csv');
  writeFileSync(sheet, SHEET);
  return { folder, sheet };
}

describe('a class with checks that students do not see', () => {
  it('has them in the graders’ outputs, and in none of the students’', async () => {
    const { folder, sheet } = classFolder();
    const out = join(temporaryFolder(), 'out');
    const { err } = await grade(LAB, folder, out, '--sheet', sheet);
    const files = filesIn(out);
    const forStudents = new Map([...files].filter(([name]) => FOR_STUDENTS.test(name)));
    expect([...forStudents.keys()].sort()).toEqual([
      'classroom/Ani.json',
      'classroom/Budi.json',
      'feedback/Ani.md',
      'feedback/Budi.md',
      'pages/Ani/kept-back.html',
      'pages/Budi/kept-back.html',
      'sheet.csv',
    ]);
    expect(tellingOf(forStudents)).toEqual([]);
    const graders = [
      'results.csv',
      'results.json',
      'index.html',
      'junit.xml',
      'for-graders/Budi/kept-back.html',
    ];
    expect(tellingOf(files)).toEqual(expect.arrayContaining(graders));
    expect(files.get('index.html')).toContain('for-graders/Budi/kept-back.html');
    expect(files.get('results.csv')).toMatch(/Budi.*,fail,60,100/);
    // A worse result in hidden checks gets the same feedback, without a mark.
    expect(
      files
        .get('feedback/Budi.md')
        ?.replaceAll('Budi', 'Ani')
        .replace(/--seed \d+/, ''),
    ).toBe(files.get('feedback/Ani.md')?.replace(/--seed \d+/, ''));
    expect(files.get('sheet.csv')).toBe(SHEET);
    expect(err).toContain('No mark was filled in for Ani and Budi');
  });

  it('shows students after the due date what they may then see, in the pages too, and never more', async () => {
    const { folder, sheet } = classFolder();
    const out = join(temporaryFolder(), 'out');
    await grade(LAB, folder, out, '--sheet', sheet);
    const { err } = await grade(LAB, folder, out, '--due', '2020-12-01T00:00Z');
    expect(err).not.toContain('No mark was filled in');
    const files = filesIn(out);
    const forStudents = new Map([...files].filter(([name]) => FOR_STUDENTS.test(name)));
    expect(tellingOf(forStudents, NEVER)).toEqual([]);
    for (const name of ['pages/Budi/kept-back.html', 'feedback/Budi.md'])
      expect(files.get(name)).toContain('the okapi comes back');
    expect(files.get('feedback/Budi.md')).toContain('50 of 60 points of the checks that are shown');
    expect(files.get('sheet.csv')).toMatch(/Participant 2,Budi,60/);
    await giliran('override', out, 'Budi', '75', '--reason', 'was ill');
    const now = filesIn(out);
    expect(now.get('feedback/Budi.md')).toContain('75 of 100 points');
    expect(now.get('feedback/Budi.md')).toContain('50 of 60 points');
    expect(tellingOf(new Map([...now].filter(([name]) => FOR_STUDENTS.test(name))), NEVER)).toEqual([]);
    await giliran('regrade', out);
    await giliran('export', 'moodle', out, '--out', join(out, 'moodle.zip'));
    expect(filesIn(out).get('pages/Budi/kept-back.html')).not.toMatch(NEVER);
  });
});
