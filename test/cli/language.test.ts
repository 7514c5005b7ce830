import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { giliran, giliranIn } from '../support/run.ts';

/** A folder without any program: the quickest check that fails. */
const EMPTY = join(import.meta.dirname, '../../docs');
const INDONESIAN = { environment: { LANG: 'id_ID.UTF-8' } };

describe('the command line speaks', () => {
  it('the language of the environment', async () => {
    expect((await giliranIn(INDONESIAN, 'labs')).out).toContain('langkah:');
    expect((await giliran('labs')).out).toContain('steps:');
  });

  it('the language of --lang before that, wherever it is', async () => {
    for (const argv of [
      ['--lang', 'en', 'labs'],
      ['labs', '--lang', 'en'],
      ['labs', '--lang=en'],
    ])
      expect((await giliranIn(INDONESIAN, ...argv)).out).toContain('steps:');
  });

  it('the language of the environment where --lang names none', async () => {
    const { code, err } = await giliranIn(INDONESIAN, 'labs', '--lang', 'jv');
    expect(code).toBe(2);
    expect(err).toContain('--lang harus salah satu dari en dan id');
  });

  for (const argv of [
    ['--help'],
    ['labs', '--help'],
    ['guide', '--help'],
    ['check', '--help'],
    ['hint', '--help'],
    ['doctor', '--help'],
    ['override', '--help'],
    ['help', 'check'],
  ])
    it(`Indonesian throughout: giliran ${argv.join(' ')}`, async () => {
      const { code, out } = await giliranIn(INDONESIAN, ...argv);
      expect(code).toBe(0);
      expect(out).toContain('Pemakaian: giliran');
      const english =
        /\b(?:Usage|Options|Commands|Arguments|default|print|display|the|for)\b|[<[=](?:options|command|step|language|number|role|level|student|score|text|name)\b/;
      expect(out.split('\n').filter((line) => english.test(line))).toEqual([]);
    });

  for (const argv of [
    ['chek'],
    ['check'],
    ['check', 'turn-chat', EMPTY, '--sed', '1'],
    ['check', 'turn-chat', EMPTY, '--seed'],
    ['override', 'hasil'],
    ['check', 'turn-chat', EMPTY, 'more'],
    ['check', 'turn-chta', EMPTY],
    ['check', 'turn-chat', EMPTY, '--map', 'sever=a'],
    ['guide', 'turn-chat', 'lables'],
  ])
    it(`Indonesian about wrong use: giliran ${argv.join(' ')}`, async () => {
      const { code, err } = await giliranIn(INDONESIAN, ...argv);
      expect(code).toBe(2);
      expect(err).toMatch(/^giliran: [^\n]+\n$/);
      expect(err).not.toMatch(
        /\b(?:Expected|There is|Did you mean|shows|unknown|missing|found|step|student)\b/,
      );
    });

  it('one language in a report, and says the same in both', async () => {
    const canonical = async (language: string) => {
      const { out } = await giliran('check', 'turn-chat', EMPTY, '--json', '--seed', '1', '--lang', language);
      const { lab, seed, verdict, score, checks } = JSON.parse(out);
      const titles = checks.map(({ title }: { title: string }) => title);
      const facts = checks.map(({ id, status, score, cause, blame }: Record<string, unknown>) => ({
        id,
        status,
        score,
        cause,
        blame,
      }));
      return { titles, facts: { lab, seed, verdict, score, facts } };
    };
    const [english, indonesian] = [await canonical('en'), await canonical('id')];
    expect(indonesian.facts).toEqual(english.facts);
    expect(indonesian.titles).not.toEqual(english.titles);
  });

  it('both languages where the machine is described', async () => {
    const { out } = await giliranIn(INDONESIAN, 'doctor');
    expect(out).toContain('bukti dari kernel');
    const { findings } = JSON.parse((await giliran('doctor', '--json')).out);
    expect(findings.map(({ id }: { id: string }) => id)).toContain('evidence');
  });
});
