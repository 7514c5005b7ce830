import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { giliran } from '../support/run.ts';
import { Screen } from '../support/tmux.ts';
import { needs } from '../support/tools.ts';

const COMMAND = join(import.meta.dirname, '../../bin/giliran.js');
const WORDS = ['--title-en', 'First words', '--title-id', 'Kata pertama', '--language', 'python'] as const;

const place = (): string => join(mkdtempSync(join(tmpdir(), 'giliran-new-')), 'First Words');

describe('giliran lab new', () => {
  it('writes a lab that lints clean, and says what is what and what comes next', async () => {
    const folder = place();
    const { code, out, err } = await giliran('lab', 'new', folder, ...WORDS, '--clients', '3');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
      'fixtures',
      'fixtures/faulty',
      'fixtures/faulty/client.py',
      'fixtures/faulty/fixture.yaml',
      'fixtures/faulty/server.py',
      'fixtures/silent',
      'fixtures/silent/client.py',
      'fixtures/silent/fixture.yaml',
      'fixtures/silent/server.py',
      'lab.schema.json',
      'lab.yaml',
      'reference',
      'reference/client.py',
      'reference/server.py',
    ]);
    expect(readFileSync(join(folder, 'lab.yaml'), 'utf8')).toContain('lab: first-words\n');
    expect(out).toContain(`giliran lab lint '${folder}/lab.yaml'`);
    expect((await giliran('lab', 'lint', folder, '--strict')).code).toBe(0);
  });

  it('begins as a lab that comes with giliran, under its own name', async () => {
    const folder = place();
    const { code } = await giliran('lab', 'new', folder, '--like', 'turn-chat-4', '--language', 'typescript');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'lab.yaml'), 'utf8')).toContain('lab: first-words\n');
    for (const programs of ['reference', 'fixtures/silent', 'fixtures/faulty'])
      expect(readdirSync(join(folder, programs))).toEqual(expect.arrayContaining(['client.ts', 'server.ts']));
    expect((await giliran('lab', 'lint', folder, '--strict')).code).toBe(0);
  });

  it('says what it wrote in Indonesian, too', async () => {
    const { out } = await giliran('lab', 'new', place(), ...WORDS, '--lang', 'id');
    expect(out).toContain('program yang benar, untuk diisi');
  });

  it('overwrites nothing', async () => {
    const folder = place();
    mkdirSync(folder);
    writeFileSync(join(folder, 'lab.yaml'), 'mine');
    const { code, err } = await giliran('lab', 'new', folder, ...WORDS);
    expect(err).toContain('nothing is overwritten');
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(['lab.yaml']);
    expect(readFileSync(join(folder, 'lab.yaml'), 'utf8')).toBe('mine');
  });

  it('says which options are missing without a terminal', async () => {
    const folder = place();
    const { code, err } = await giliran('lab', 'new', folder, '--language', 'python');
    expect(err).toContain('Expected --title-en and --title-id');
    expect(code).toBe(2);
    expect(existsSync(folder)).toBe(false);
  });

  for (const [name, argv, told] of [
    ['an id with capitals', ['--id', 'First'], 'Expected an id of lower-case letters, digits and hyphens'],
    ['no clients', ['--clients', '0'], 'Expected a whole number from 1 to 20 for --clients, found "0"'],
    ['half a client', ['--clients', '1.5'], 'found "1.5"'],
    ["a port of the system's own", ['--port', '80'], 'Expected a whole number from 1024 to 65535 for --port'],
    ['another language', ['--language', 'pyton'], 'found "pyton". Did you mean python?'],
    ['a lab to begin as that there is not', ['--like', 'turn-chta'], 'Did you mean turn-chat?'],
    [
      'clients beside a lab to begin as',
      ['--like', 'turn-chat', '--clients', '3'],
      'Expected no --clients beside --like',
    ],
    ['an empty title', ['--title-en', ' '], 'Expected a title, found an empty text.'],
  ] as const)
    it(`refuses ${name}, and writes nothing`, async () => {
      const folder = place();
      const { code, err } = await giliran('lab', 'new', folder, ...WORDS, ...argv);
      expect(err).toContain(told);
      expect(code).toBe(2);
      expect(readdirSync(join(folder, '..'))).toEqual([]);
    });

  it('says so where the system does not let it write', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    writeFileSync(join(parent, 'file'), '');
    const { code, err } = await giliran('lab', 'new', join(parent, 'file/lab'), ...WORDS);
    expect(err).toMatch(/found that the system refuses it \(E[A-Z]+\)/);
    expect(code).toBe(2);
  });
});

needs('tmux').describe('giliran lab new on a terminal', () => {
  let screen: Screen | null = null;

  afterEach(() => {
    screen?.close();
    screen = null;
  });

  async function opened(folder: string): Promise<Screen> {
    const opening = new Screen({ folder });
    screen = opening;
    await opening.until(/\$/);
    opening.line(`node '${COMMAND}' lab new my-lab; echo "ended: $?"`);
    return opening;
  }

  it('asks for what no option gives, and again after an invalid answer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    const screen = await opened(folder);
    await screen.until(/The id of the lab.*my-lab/);
    screen.keys('Enter');
    await screen.until(/in English/);
    screen.line('First words');
    await screen.until(/in Indonesian/);
    screen.line('Kata pertama');
    await screen.until(/How many clients/);
    screen.line('99');
    await screen.until(/Expected a whole number from 1 to 20[\s\S]*How many clients/);
    screen.keys('Enter');
    await screen.until(/The port/);
    screen.keys('Enter');
    await screen.until(/The language/);
    screen.keys('Down', 'Enter');
    await screen.until(/ended: 0/);
    expect(readdirSync(join(folder, 'my-lab/reference'))).toEqual(['client.py', 'server.py']);
  });

  it('leaves nothing after Ctrl-C', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    const screen = await opened(folder);
    await screen.until(/The id of the lab/);
    screen.keys('Enter');
    await screen.until(/in English/);
    screen.keys('C-c');
    expect(await screen.until(/ended: \d+/)).toContain('ended: 130');
    expect(readdirSync(folder)).toEqual([]);
  });
});
