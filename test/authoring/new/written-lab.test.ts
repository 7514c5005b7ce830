import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { lintLab } from '../../../src/authoring/lint/lint-lab.ts';
import { newFiles } from '../../../src/authoring/new/files.ts';
import { type NewLab, PROGRAM_LANGUAGES } from '../../../src/authoring/new/order.ts';
import { fillIn } from '../../../src/authoring/new/programs.ts';
import { writeFolder } from '../../../src/authoring/new/write-folder.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { labJsonSchema } from '../../../src/lab/schema.ts';
import { checksOf } from '../../../src/model/lab.ts';
import { differences, readExample } from '../../support/fixtures.ts';
import { checkJson } from '../../support/run.ts';
import { needs } from '../../support/tools.ts';

const LAB: NewLab = {
  id: 'first-words',
  title: { en: 'First "words": a lab', id: "Kata pertama, {id} '#1'" },
  clients: 2,
  port: 9123,
  language: 'typescript',
};

/** The folder of a new lab. */
function written(lab: NewLab): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'giliran-new-')), lab.id);
  writeFolder(folder, newFiles(lab, labJsonSchema(graders)));
  return folder;
}

describe('a lab as it was begun', () => {
  for (const clients of [1, 2, 20])
    it(`has no problems, and loads as it was asked for: clients ${clients}`, () => {
      const folder = written({ ...LAB, clients });
      expect(lintLab(join(folder, 'lab.yaml'), graders).problems).toEqual([]);
      const lab = loadLab(join(folder, 'lab.yaml'), graders);
      expect({ id: lab.id, title: lab.title, roles: lab.roles.length }).toEqual({
        id: 'first-words',
        title: LAB.title,
        roles: clients + 1,
      });
      expect(lab.roles.map(({ kind }) => kind.endpoint.port)).toEqual(Array(clients + 1).fill(9123));
      expect(lab.reference).toBe(join(folder, 'reference'));
    });

  it('names the schema next to it, which is this giliran’s', () => {
    const folder = written(LAB);
    const [first] = readFileSync(join(folder, 'lab.yaml'), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./lab.schema.json');
    expect(JSON.parse(readFileSync(join(folder, 'lab.schema.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(labJsonSchema(graders))),
    );
  });

  it('has fixtures that name every check which they do not pass', () => {
    const folder = written(LAB);
    const checks = checksOf(loadLab(join(folder, 'lab.yaml'), graders)).map(({ id }) => id);
    for (const name of ['silent', 'faulty']) {
      const {
        fails = {},
        skipped = [],
        inconclusive = [],
      } = readExample(LAB.id, join(folder, 'fixtures', name));
      expect(checks).toEqual(expect.arrayContaining([...Object.keys(fails), ...skipped, ...inconclusive]));
    }
  });

  for (const language of PROGRAM_LANGUAGES) {
    const onTools = language === 'python' ? needs('namespaces', 'python3') : needs('namespaces');

    onTools.it(`has a server that outlives a client which breaks off: ${language}`, async () => {
      const folder = written({ ...LAB, language });
      const ending = language === 'python' ? '.py' : '.ts';
      for (const role of ['server', 'client']) {
        const file = join(folder, 'reference', `${role}${ending}`);
        writeFileSync(file, fillIn(readFileSync(file, 'utf8'), language));
      }
      const file = join(folder, 'lab.yaml');
      const last = '          - { say: each, text: long }\n';
      const text = readFileSync(file, 'utf8');
      writeFileSync(
        file,
        text
          .replace(
            last,
            `${last}      - { close: client1, how: reset, if: probe, part: left }\n      - { say: client2, part: talk, if: probe }\n`,
          )
          .replace(
            /(?<=id: shown[\s\S]*?)scenarios: \[conversation, server-alone\]/,
            'scenarios: [server-alone]',
          ),
      );
      const document = await checkJson(file, join(folder, 'reference'), '--seed', '11');
      expect(document.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    });

    for (const name of ['silent', 'faulty'])
      onTools.it(`gets the result in its fixture: ${name}, ${language}`, async () => {
        const folder = written({ ...LAB, language });
        const fixture = readExample(LAB.id, join(folder, 'fixtures', name));
        const document = await checkJson(join(folder, 'lab.yaml'), fixture.folder, '--seed', '11');
        expect(document.verdict).toBe('fail');
        expect(differences(fixture, document)).toEqual([]);
      });

    onTools.it(`passes with its reference, once the example is filled in: ${language}`, async () => {
      const folder = written({ ...LAB, language });
      const reference = join(folder, 'reference');
      for (const name of readdirSync(reference)) {
        const text = readFileSync(join(reference, name), 'utf8');
        const filled = fillIn(text, language);
        expect(filled).not.toBe(text);
        writeFileSync(join(reference, name), filled);
      }
      const document = await checkJson(join(folder, 'lab.yaml'), reference, '--seed', '11');
      expect(document.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
      expect(document.verdict).toBe('pass');
    });
  }
});

describe('a folder that is written', () => {
  const files = [
    { path: 'a.txt', text: 'a' },
    { path: 'below/b.txt', text: 'b' },
  ];

  it('is complete, with nothing next to it', () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    writeFolder(join(parent, 'further/lab'), files);
    expect(readdirSync(parent, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
      'further',
      'further/lab',
      'further/lab/a.txt',
      'further/lab/below',
      'further/lab/below/b.txt',
    ]);
  });

  it('may be an empty one that is there', () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    mkdirSync(join(parent, 'lab'));
    writeFolder(join(parent, 'lab'), files);
    expect(readFileSync(join(parent, 'lab/below/b.txt'), 'utf8')).toBe('b');
    expect(readdirSync(parent)).toEqual(['lab']);
  });

  it('is not there at all where something fails on the way', () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    expect(() => writeFolder(join(parent, 'lab'), [...files, { path: 'a.txt/c.txt', text: 'c' }])).toThrow();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('changes nothing that is there', () => {
    const parent = mkdtempSync(join(tmpdir(), 'giliran-new-'));
    mkdirSync(join(parent, 'lab'));
    writeFileSync(join(parent, 'lab/a.txt'), 'mine');
    expect(() => writeFolder(join(parent, 'lab'), files)).toThrow(/expected an empty folder/);
    expect(readFileSync(join(parent, 'lab/a.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(parent)).toEqual(['lab']);
  });
});
