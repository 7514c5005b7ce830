import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { giliran } from '../support/run.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/turn-chat/reference');

describe('bad use', () => {
  for (const [name, argv, what] of [
    ['an unknown lab', ['check', 'turn-chta', FOLDER], 'Did you mean turn-chat?'],
    ['a lab unlike any', ['check', 'zzz', FOLDER], 'Labs: '],
    ['an unknown step', ['check', 'turn-chat', FOLDER, '--step', 'lables'], 'Did you mean labels?'],
    ['an unknown folder', ['check', 'turn-chat', FOLDER.replace(/e$/, '')], 'Did you mean '],
    ['a file for a folder', ['check', 'turn-chat', join(FOLDER, 'server.ts')], 'found the file'],
    ['an unknown option', ['check', 'turn-chat', FOLDER, '--sed', '1'], 'Did you mean --seed?'],
    ['an unknown command', ['chek', 'turn-chat'], 'Did you mean check?'],
    ['no lab', ['check'], 'lab'],
    ['a bad seed', ['check', 'turn-chat', FOLDER, '--seed', 'x'], 'Expected --seed to be a whole number'],
    [
      'a bad isolation',
      ['check', 'turn-chat', FOLDER, '--isolation', 'full'],
      'Expected --isolation to be one of',
    ],
    ['a language that giliran does not speak', ['labs', '--lang', 'fr'], 'en and id'],
    ['a step of no lab', ['guide', 'turn-chat', 'lables'], 'Did you mean labels?'],
    [
      'an option without its value',
      ['check', 'turn-chat', FOLDER, '--seed'],
      'Expected a value after --seed',
    ],
    ['too many arguments', ['check', 'turn-chat', FOLDER, 'more'], 'more arguments than check takes'],
    ['a --map without a file', ['check', 'turn-chat', FOLDER, '--map', 'server'], 'Expected --map ROLE=FILE'],
    [
      'a --map for an unknown role',
      ['check', 'turn-chat', FOLDER, '--map', 'sever=a.ts'],
      'Did you mean server?',
    ],
    [
      'a trace nowhere',
      ['check', 'turn-chat', FOLDER, '--trace', '/no/such/t.jsonl'],
      'Expected --trace in a folder',
    ],
  ] as const)
    it(`is reported in one line, with exit code 2: ${name}`, async () => {
      const { code, out, err } = await giliran(...argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(what);
      expect(err).toMatch(/^giliran: [^\n]+\n$/);
    });

  it('of a lab file with a mistake shows the place', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'giliran-lab-')), 'lab.yaml');
    writeFileSync(file, 'lab: x\ntitel: 1\n');
    const { code, err } = await giliran('check', file, FOLDER);
    expect(code).toBe(2);
    expect(err).toContain('lab.yaml:2:1: Unknown key "titel". Did you mean "title"?');
    expect(err).not.toContain('    at ');
  });
});

describe('help and version', () => {
  for (const argv of [['--help'], ['check', '--help'], ['--version']])
    it(`go to standard output: giliran ${argv.join(' ')}`, async () => {
      const { code, out, err } = await giliran(...argv);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toBe('');
    });
});
