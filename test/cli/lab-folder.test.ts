import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { UseError } from '../../src/cli/io.ts';
import { labNamed } from '../../src/cli/lab-folder.ts';
import { classOf, grade, ONE_LINE, temporaryFolder } from '../batch/class.ts';
import { giliran, giliranIn } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

/**
 * A course's folder: `one-line` as it is, and `third`, which extends `second`, which extends it. A lab of giliran's own name is
 * there too.
 */
function course(): string {
  const folder = join(temporaryFolder(), 'kursus');
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'lab.yaml'), text);
  };
  write('one-line', readFileSync(ONE_LINE, 'utf8'));
  write('second', 'lab: second\nextends: ../one-line/lab.yaml\ntitle: { en: Second, id: Kedua }\n');
  write('third', 'lab: third\nextends: ../second/lab.yaml\n');
  write('turn-chat', readFileSync(ONE_LINE, 'utf8').replace('lab: one-line', 'lab: turn-chat'));
  return folder;
}

describe('labs outside giliran', () => {
  it('share their course’s name, and its mistakes are reported once', async () => {
    const folder = course();
    const file = join(folder, 'course.yaml');
    writeFileSync(file, 'title: { en: Network programming, id: Pemrograman jaringan }\n');
    const { out: listed } = await giliran('labs', '--labs', folder);
    expect(listed).toMatch(/^Network programming\n\none-line\n/);
    writeFileSync(file, 'defaults: { limits: { wall: 0 } }\n');
    const { code, out } = await giliran('lab', 'lint', '--labs', folder);
    expect(out.split(`${file}:1:29: error: `)).toHaveLength(2);
    expect([code, out]).toEqual([1, expect.stringMatching(/\n1 error and 0 warnings in 4 labs\.\n$/)]);
  });

  it('are known by name to every command for students', async () => {
    const folder = course();
    const kerja = join(classOf({ Ani: 'right' }), 'Ani');
    const from = ['--labs', folder];
    expect((await giliran('labs', ...from)).out).toMatch(
      /^one-line\n {2}One line\n[\s\S]*\nsecond\n[\s\S]*\nbroadcast-chat\n/,
    );
    expect((await giliran('guide', 'third', ...from)).out).toContain('Second');
    const { code, out } = await giliran('check', 'third', kerja, '--seed', '3', ...from);
    expect(out).toContain('passed: 100 of 100 points');
    expect(code).toBe(0);
    // The progress file and the suggested commands work without the option.
    const progress = readFileSync(join(kerja, '.giliran-progress.json'), 'utf8');
    expect(progress).toContain(join(folder, 'third'));
    const started = await giliran(
      'start',
      'second',
      join(temporaryFolder(), 'baru'),
      '--language',
      'python',
      ...from,
    );
    expect(started.code).toBe(0);
    expect((await giliran('hint', 'second', '--folder', kerja, ...from)).code).toBe(0);
    expect(
      (await giliranIn({ environment: { LANG: 'C.UTF-8', GILIRAN_LABS: folder } }, 'guide', 'second')).out,
    ).toContain('Second');
  });

  it('are known by name to every command for staff and authors, and are found again without the option', async () => {
    const folder = course();
    const out = join(temporaryFolder(), 'out');
    const graded = await grade('third', classOf({ Ani: 'right', Budi: 'silent' }), out, '--labs', folder);
    expect(graded.code).toBe(0);
    expect(readFileSync(join(out, 'results.csv'), 'utf8')).toMatch(/Budi,Budi,[^,]*,third,fail,70,100/);
    expect((await giliran('regrade', out)).out).toContain('2');
    expect((await giliran('regrade', out)).code).toBe(0);
    const linted = await giliran('lab', 'lint', '--labs', folder, '--json');
    expect(JSON.parse(linted.out).labs).toHaveLength(4);
    const recorded = await giliran('lab', 'record', 'third', '--scene', 'A b', '--labs', folder);
    expect(recorded.err).toContain('found "A b"');
    const zip = join(temporaryFolder(), 'grader.zip');
    expect((await giliran('export', 'gradescope', 'third', '--out', zip, '--labs', folder)).err).toBe('');
    expect(existsSync(zip)).toBe(true);
  });

  it('come before giliran’s own of the same name', async () => {
    const folder = course();
    expect((await giliran('guide', 'turn-chat', '--labs', folder)).out).toContain('One line');
    expect((await giliran('guide', 'turn-chat')).out).not.toContain('One line');
    expect((await giliran('labs', '--labs', folder)).out.match(/^turn-chat$/gm)).toHaveLength(1);
  });

  it('say in which of three files that extend each other a mistake is', async () => {
    const folder = course();
    writeFileSync(join(folder, 'second/lab.yaml'), 'lab: second\nextends: ../one-line/lab.yaml\ntitel: x\n');
    const { code, err } = await giliran('guide', 'third', '--labs', folder);
    expect(code).toBe(2);
    expect(err).toContain(`${join(folder, 'second/lab.yaml')}:3:1: Unknown key "titel"`);
  });

  it('come in packages', async () => {
    const folder = join(process.cwd(), 'node_modules', `giliran-test-${process.pid}`);
    cpSync(dirname(course()), folder, { recursive: true });
    const name = `npm:giliran-test-${process.pid}/kursus`;
    try {
      expect((await giliran('guide', `${name}/third`)).out).toContain('Second');
      expect((await giliran('labs', '--labs', name)).out).toContain('third');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are reported with a reason where they are not found', async () => {
    const empty = temporaryFolder();
    expect((await giliran('labs', '--labs', join(empty, 'nowhere'))).err).toContain(
      'there is no such folder',
    );
    expect((await giliran('labs', '--labs', empty)).err).toContain(empty);
    expect((await giliran('guide', 'npm:no-such-package-here')).err).toContain(
      'no package with "no-such-package-here"',
    );
  });

  it('are looked for within a package alone', async () => {
    const names = ['npm:..', 'npm:../src', 'npm:.bin', 'npm:/etc', 'npm:zod/../../src', 'npm:zod/..', 'npm:'];
    for (const name of [
      ...names,
      'npm:zod/./v4',
      'npm:zod//v4',
      'npm:zod\\..',
      'npm:@scope',
      'npm:@scope/..',
    ]) {
      expect(() => labNamed(name, null)).toThrow(UseError);
      const { code, err } = await giliran('labs', '--labs', name);
      const message = `Expected npm:PACKAGE or npm:PACKAGE/FOLDER, with a folder within the package, found "${name}".`;
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it('may be in any folder of a package, a scoped one too', () => {
    for (const name of ['npm:zod', 'npm:zod/', 'npm:zod/v4/core', 'npm:@types/node/fs'])
      expect(labNamed(name, null)).toBe(join(process.cwd(), 'node_modules', name.slice('npm:'.length)));
  });

  it('are named by a path in commands, and never like one of giliran’s own', () => {
    const folder = course();
    expect(labNamed('third', folder)).toBe(join(folder, 'third'));
    expect(labNamed('multicast-chat', folder)).toBe('multicast-chat');
    expect(labNamed('./third', folder)).toBe('./third');
    expect(labNamed('third', null)).toBe('third');
  });
});
