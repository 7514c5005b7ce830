import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { giliran, type Ran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');
const CALCULATOR = join(ROOT, 'examples/calculator');

/** A copy of the lab `calculator`, with a copy of its right programs to become a fixture. */
function calculator(): { readonly lab: string; readonly right: string; readonly faulty: string } {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-record-'));
  cpSync(CALCULATOR, folder, { recursive: true });
  return {
    lab: join(folder, 'lab.yaml'),
    right: join(folder, 'right-python'),
    faulty: join(folder, 'faulty-answers-to-all'),
  };
}

/** Runs giliran with lines typed at it through a pipe. */
async function piped(lines: readonly string[], ...argv: readonly string[]): Promise<Ran> {
  const environment = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  const child = spawn(process.execPath, [COMMAND, ...argv], { env: environment });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)));
  return { code, out, err };
}

const SUMS = ['/client1 2 + 3', '/client2 20 + 4'];

needs('python3').describe('giliran lab record', () => {
  it('types everything that comes through a pipe, and prints a scene that the lab can take', async () => {
    const { lab, right } = calculator();
    const { code, out, err } = await piped(
      SUMS,
      'lab',
      'record',
      lab,
      '--programs',
      right,
      '--scene',
      'sums',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^values: \{ number1: number/);
    expect(out).toContain('{ say: client2, line: "{number3} + {number4}" }');
    expect(out).toContain('line: "{number3 + number4}"');
    expect(err).toContain('client2 was started');
  });

  it('writes it into the lab, which lints clean and passes with the right programs', async () => {
    const { lab, right } = calculator();
    const before = readFileSync(lab, 'utf8');
    const recorded = await piped(SUMS, 'lab', 'record', lab, '--programs', right, '--write');
    expect(recorded.err).toContain(`added to ${lab}`);
    const after = readFileSync(lab, 'utf8');
    for (const line of before.split('\n').filter((text) => !text.startsWith('values:')))
      expect(after).toContain(line);
    expect((await giliran('lab', 'lint', lab)).out).toContain('1 lab: nothing to fix.');
    const checked = await giliran('check', lab, right, '--all');
    expect(checked.out).toContain('client2 gets its answer');
    expect(checked.code).toBe(0);
    const again = await piped(
      SUMS,
      'lab',
      'record',
      lab,
      '--programs',
      right,
      '--write',
      '--scene',
      'recorded',
    );
    expect(again.code).toBe(2);
    expect(again.err).toContain('expected a name that is free, found "recorded"');
  });

  it('says what is missing where nothing can be recorded', async () => {
    const { lab } = calculator();
    expect((await giliran('lab', 'record', lab, '--trace', lab)).code).toBe(2);
    expect((await giliran('lab', 'record', lab, '--scene', 'A b')).err).toContain('found "A b"');
    expect((await giliran('lab', 'record', lab)).err).toContain('Name a folder with --programs.');
  });
});

needs('python3').describe('giliran lab record --fixture', () => {
  it('writes what a submission gets, keeps the rest of the file, and shows what has changed', async () => {
    const { lab, faulty } = calculator();
    const file = join(faulty, 'fixture.yaml');
    const given = readFileSync(file, 'utf8');
    const same = await giliran('lab', 'record', lab, '--fixture', faulty);
    expect(same).toMatchObject({ code: 0, out: '' });
    expect(same.err).toContain('says so already');

    writeFileSync(file, `# Kept.\n${given.replace('verdict: fail', 'verdict: pass')}`);
    const changed = await giliran('lab', 'record', lab, '--fixture', faulty);
    expect(changed).toMatchObject({ code: 1, out: 'verdict: expected pass, found fail\n' });
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^# Kept\.\n/);
    expect(written).toContain('verdict: fail');
    expect((await giliran('lab', 'record', lab, '--fixture', faulty)).code).toBe(0);
  });

  it('begins a file with what is wrong, where there is none', async () => {
    const { lab, right } = calculator();
    const { code } = await giliran('lab', 'record', lab, '--fixture', right, '--about', 'Nothing is wrong.');
    expect(code).toBe(0);
    expect(readFileSync(join(right, 'fixture.yaml'), 'utf8')).toBe(
      'lab: [ calculator ]\nabout: Nothing is wrong.\nverdict: pass\n',
    );
  });

  it('adds what a submission gets to a file that says as yet what it is', async () => {
    const { lab, right } = calculator();
    const file = join(right, 'fixture.yaml');
    writeFileSync(file, '# Begun.\nlab: [calculator]\nabout: Nothing is wrong.\n');
    const { code, err } = await giliran('lab', 'record', lab, '--fixture', right);
    expect({ code, text: readFileSync(file, 'utf8') }).toEqual({
      code: 0,
      text: '# Begun.\nlab: [ calculator ]\nabout: Nothing is wrong.\nverdict: pass\n',
    });
    expect(err).toMatch(/fixture\.yaml is written\.\n$/);
  });

  it('asks what right programs are for, and not what they do wrong', async () => {
    const { lab, right } = calculator();
    const { err } = await giliran('lab', 'record', lab, '--fixture', right);
    expect(err).toContain('its programs get all points.');
    expect(err).not.toContain('wrong');
  });

  it('names the line of a file that it cannot read, and says what to do', async () => {
    const { lab, right } = calculator();
    writeFileSync(join(right, 'fixture.yaml'), 'lab: calculator\nabout: Nothing is wrong.\n');
    const { code, err } = await giliran('lab', 'record', lab, '--fixture', right);
    expect(code).toBe(2);
    expect(err).toContain('lab: Invalid input: expected array, received string');
    expect(err).not.toContain('⏎');
  });
});
