import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintDocument } from '../../src/authoring/lint/lint-document.ts';
import { giliran, giliranIn } from '../support/run.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** A folder with the example `quit`, changed. */
function labWith(of: string, to: string): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-lint-'));
  mkdirSync(join(folder, 'quit'));
  const text = readFileSync(join(PROJECT, 'examples/quit/lab.yaml'), 'utf8');
  expect(text).toContain(of);
  const file = join(folder, 'quit/lab.yaml');
  writeFileSync(file, text.replace(of, to));
  return { folder, file };
}

const WRONG = ['points: 20', 'points: 10'] as const;
const WORTH_A_LOOK = [
  'id: Server menampilkan setiap baris yang datang dari client.',
  'id: The server shows every line that comes from a client.',
] as const;

describe('giliran lab lint', () => {
  it('finds nothing in the labs that come with giliran', async () => {
    expect(await giliran('lab', 'lint')).toEqual({ code: 0, out: '7 labs: nothing to fix.\n', err: '' });
  });

  it('shows what is wrong with its place and a caret, and ends with 1', async () => {
    const { file } = labWith(...WRONG);
    expect(await giliran('lab', 'lint', file)).toEqual({
      code: 1,
      out: `${file}:25:1: error: The points of all checks add up to 90: expected 100. [points]\n25 | steps:\n   | ^\n\n1 error and 0 warnings in 1 lab.\n`,
      err: '',
    });
  });

  it('ends with 0 where there are warnings alone, and with 1 where these count', async () => {
    const { file } = labWith(...WORTH_A_LOOK);
    const { code, out } = await giliran('lab', 'lint', file);
    expect(out).toContain(`${file}:30:11: warning: "steps.0.guide" says the same in both languages`);
    expect(out).toContain('0 errors and 1 warning in 1 lab.');
    expect(code).toBe(0);
    expect((await giliran('lab', 'lint', '--strict', file)).code).toBe(1);
  });

  it('takes ids, files, folders of a lab and folders of labs, each lab once', async () => {
    const { folder, file } = labWith(...WRONG);
    cpSync(join(folder, 'quit'), join(folder, 'again'), { recursive: true });
    const labsOf = async (...argv: readonly string[]): Promise<readonly string[]> => {
      const { out } = await giliran('lab', 'lint', '--json', ...argv);
      const document: LintDocument = JSON.parse(out);
      return document.labs.map((lab) => lab.file);
    };
    expect(await labsOf('turn-chat')).toEqual([join(PROJECT, 'labs/turn-chat/lab.yaml')]);
    expect(await labsOf(join(folder, 'quit'), file)).toEqual([file]);
    expect(await labsOf(folder)).toEqual([join(folder, 'again/lab.yaml'), file]);
    expect(await labsOf('--labs', folder)).toEqual([join(folder, 'again/lab.yaml'), file]);
  });

  it('gives editors and CI one document', async () => {
    const { file } = labWith(...WRONG);
    const { code, out, err } = await giliran('lab', 'lint', file, '--json');
    expect(JSON.parse(out)).toEqual({
      version: 1,
      errors: 1,
      warnings: 0,
      labs: [
        {
          lab: 'quit',
          file,
          problems: [
            {
              severity: 'error',
              code: 'points',
              message: 'The points of all checks add up to 90: expected 100.',
              file,
              line: 25,
              column: 1,
              source: 'steps:',
            },
          ],
        },
      ],
    });
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('says where a file that is not a lab breaks', async () => {
    const { file } = labWith('lab: quit', 'lab: [');
    const { code, out } = await giliran('lab', 'lint', file);
    expect(out).toMatch(/lab\.yaml:\d+:\d+: error: /);
    expect(code).toBe(1);
  });

  it('names the problems in English, and counts them in the language of the reader', async () => {
    const { file } = labWith(...WRONG);
    const { out } = await giliran('lab', 'lint', file, '--lang', 'id');
    expect(out).toContain('The points of all checks add up to 90');
    expect(out).toContain('1 kesalahan dan 0 peringatan dalam 1 lab.');
  });

  it('has colours only on a terminal', async () => {
    const { file } = labWith(...WRONG);
    expect((await giliranIn({ outIsTerminal: true }, 'lab', 'lint', file)).out).toContain(
      '\x1b[31merror\x1b[39m',
    );
    expect((await giliranIn({ outIsTerminal: true }, 'lab', 'lint', file, '--no-color')).out).not.toContain(
      '\x1b',
    );
    expect((await giliran('lab', 'lint', file)).out).not.toContain('\x1b');
  });

  it('quotes no terminal escapes', async () => {
    const { file } = labWith('lab: quit', 'lab: "q\x1b[31muit"');
    expect((await giliran('lab', 'lint', file)).out).not.toContain('\x1b');
  });

  for (const [name, argv, told] of [
    ['a lab that there is not', ['turn-chta'], 'There is no lab "turn-chta". Did you mean turn-chat?'],
    ['a folder without labs', [join(PROJECT, 'docs')], 'neither a lab.yaml there nor in a folder of it'],
    ['an option that there is not', ['--jsno'], 'There is no option --jsno here. Did you mean --json?'],
  ] as const)
    it(`ends with 2 for ${name}`, async () => {
      const { code, out, err } = await giliran('lab', 'lint', ...argv);
      expect(err).toContain(told);
      expect({ code, out }).toEqual({ code: 2, out: '' });
    });
});

describe('giliran lab', () => {
  it('shows what there is, and ends with 2', async () => {
    const { code, err } = await giliran('lab');
    expect(err).toMatch(/^ {2}lint /m);
    expect(code).toBe(2);
  });
});
