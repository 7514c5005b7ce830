import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { DEFAULT_LIMITS } from '../../src/lab/default-limits.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { flattenLab, labSources, loadLab, readLab } from '../../src/lab/load.ts';

const LAB = `lab: small
title: { en: Small, id: Kecil }
about: { en: Small., id: Kecil. }
protocol: { en: Lines., id: Baris. }
roles:
  server: { listens: 'tcp:9000' }
scenarios:
  scene:
    script: [{ start: server, part: talk }]
steps:
  - id: speak
    title: { en: Speak, id: Bicara }
    guide: { en: Speak., id: Bicara. }
    checks:
      - { id: listens, title: { en: listens, id: mendengarkan }, grader: listening, with: { role: server }, subjects: server, scenarios: [scene], points: 100 }
`;

/** Writes files into a new folder, by their paths there. @returns the folder */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-course-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Each mistake's place in the course's file, and its text. */
function mistakesOf(course: string): readonly string[] {
  const folder = folderOf({ 'small/lab.yaml': LAB, 'course.yaml': course });
  try {
    loadLab(join(folder, 'small/lab.yaml'), graders);
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    expect(error.mistakes.map(({ place }) => place.file)).toEqual(
      error.mistakes.map(() => join(folder, 'course.yaml')),
    );
    return error.mistakes.map(({ text, place }) => `${place.line}:${place.column} ${text}`);
  }
}

describe('a course’s defaults for its labs', () => {
  const course =
    "title: { en: Nets, id: Jaringan }\ndefaults: { limits: { wall: 7, cpu: 3 }, due: '2026-12-01' }\n";

  it('hold for each of them, unless its own file says otherwise, value by value', () => {
    const folder = folderOf({
      'course.yaml': course,
      'small/lab.yaml': LAB,
      'other/lab.yaml': `${LAB}limits: { wall: 9 }\n`,
    });
    const [small, other] = ['small', 'other'].map((name) => loadLab(join(folder, name, 'lab.yaml'), graders));
    expect(small).toMatchObject({ due: '2026-12-01', limits: { wallMs: 7000, cpuMs: 3000 } });
    expect(other).toMatchObject({ due: '2026-12-01', limits: { wallMs: 9000, cpuMs: 3000 } });
    expect(small?.limits.moveMs).toBe(DEFAULT_LIMITS.moveMs);
  });

  it('override a lab of another folder that one extends, and not one of the course', () => {
    const folder = folderOf({
      'elsewhere/small/lab.yaml': `${LAB}limits: { wall: 9 }\n`,
      'course/course.yaml': course,
      'course/base/lab.yaml': `${LAB}limits: { cpu: 5 }\n`,
      'course/far/lab.yaml': 'lab: far\nextends: ../../elsewhere/small/lab.yaml\n',
      'course/near/lab.yaml': 'lab: near\nextends: ../base/lab.yaml\n',
    });
    const limitsOf = (name: string) => loadLab(join(folder, 'course', name, 'lab.yaml'), graders).limits;
    expect(limitsOf('far')).toMatchObject({ wallMs: 7000, cpuMs: 3000 });
    expect(limitsOf('near')).toMatchObject({ wallMs: 7000, cpuMs: 5000 });
  });

  it('do not apply to labs elsewhere, nor to files that are not a folder’s lab', () => {
    const folder = folderOf({
      'course.yaml': course,
      'lab.yaml': LAB,
      'a/small.yaml': LAB,
      'a/b/lab.yaml': LAB,
    });
    for (const name of ['lab.yaml', 'a/small.yaml', 'a/b/lab.yaml'])
      expect(loadLab(join(folder, name), graders).limits).toEqual(DEFAULT_LIMITS);
  });

  it('go where the lab goes', () => {
    const folder = folderOf({ 'course.yaml': course, 'small/lab.yaml': LAB });
    const file = join(folder, 'small/lab.yaml');
    expect(flattenLab(file)).toMatchObject({ lab: 'small', due: '2026-12-01', limits: { wall: 7, cpu: 3 } });
    expect(flattenLab(file)).toHaveProperty('title', { en: 'Small', id: 'Kecil' });
    expect(labSources(file)).toEqual([file, join(folder, 'course.yaml')]);
  });

  it('may be empty', () => {
    expect(mistakesOf('')).toEqual([]);
    expect(mistakesOf('# later\n')).toEqual([]);
    expect(mistakesOf('title: { en: Nets, id: Jaringan }\n')).toEqual([]);
  });
});

describe('a mistake in a course’s file is reported there', () => {
  it.each([
    ['an unknown key', 'defaults: { limits: { wal: 3 } }', '1:23 Unknown key "wal". Did you mean "wall"?'],
    [
      'a key that is each lab’s own',
      'defaults:\n  steps: []',
      `2:3 Unknown key "steps". It is each lab's own: labs have in common limits, due, network, one-send, ended-lines, beside, questions.`,
    ],
    ['a key in the wrong place', 'due: 2026-12-01', '1:1 Unknown key "due". It belongs below "defaults".'],
    [
      'a value of the wrong kind',
      'defaults: { limits: { wall: -3 } }',
      '1:29 "defaults.limits.wall" must be more than 0, not -3.',
    ],
    ['a title in one language', 'title: { en: Nets }', '1:8 "title" has no text in Indonesian: add id: "…".'],
    ['no map', '- small', expect.stringMatching(/^1:1 The file must be a map/)],
    ['no YAML', 'defaults: {', expect.stringMatching(/^\d+:\d+ /)],
  ])('%s', (_what, course, mistake) => {
    expect(mistakesOf(course)).toEqual([mistake]);
  });

  it('a value that only the lab shows to be wrong', () => {
    expect(mistakesOf('defaults: { due: tomorrow }')).toEqual([
      expect.stringMatching(/^1:18 "tomorrow" is no point in time/),
    ]);
  });

  it('and leaves the rest of the lab to be read', () => {
    const folder = folderOf({
      'small/lab.yaml': LAB,
      'course.yaml': 'defaults: { due: 1, limits: { wall: 7 } }',
    });
    const { lab, mistakes } = readLab(join(folder, 'small/lab.yaml'), graders);
    expect(mistakes).toHaveLength(1);
    expect(lab?.limits.wallMs).toBe(7000);
  });
});
