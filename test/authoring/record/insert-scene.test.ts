import { describe, expect, it } from 'vitest';
import { insertScene } from '../../../src/authoring/record/insert-scene.ts';
import type { RecordedScene } from '../../../src/authoring/record/recorded-scene.ts';

const SCENE: RecordedScene = {
  values: [],
  scenarios: [{ name: 'typed', lines: ['script:', '  - { start: server }'] }],
  step: { id: 'typed', lines: ['- id: typed', '  checks: []'] },
};

const LAB = `# A lab.
lab: small

roles: { server: { listens: "tcp:1" } }   # odd   spaces

# The runs.
scenarios:
    talk:   # four spaces
        script: [ { start: server } ]

steps:
- id: first
  guide:
    en: >-
      Two lines
      of text.
# the end
`;

function inserted(text: string, scene = SCENE): string {
  const result = insertScene(text, scene);
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.text;
}

describe('a scene that is put into a lab file', () => {
  it('goes after what is there, with its indentation, and leaves everything else unchanged', () => {
    expect(inserted(LAB)).toBe(
      LAB.replace(
        '        script: [ { start: server } ]\n',
        '        script: [ { start: server } ]\n    typed:\n      script:\n        - { start: server }\n',
      ).replace('      of text.\n', '      of text.\n- id: typed\n  checks: []\n'),
    );
  });

  it('keeps the line ends of the file, and begins a line where the last one has no end', () => {
    const windows = LAB.replace('# the end\n', '').trimEnd().replaceAll('\n', '\r\n');
    const text = inserted(windows);
    expect(text.endsWith('of text.\r\n- id: typed\r\n  checks: []\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    ['declares values before the scenarios', LAB, 'odd   spaces\nvalues: { n: number }\n\n# The runs.'],
    ['adds to values between braces', `values: { a: word }\n${LAB}`, 'values: { a: word, n: number }'],
    ['adds to no values', `values: {}\n${LAB}`, 'values: { n: number}'],
    ['adds to values on lines of their own', `values:\n  a: word\n${LAB}`, '  a: word\n  n: number\n'],
  ])('%s', (_, lab, expected) => {
    expect(inserted(lab, { ...SCENE, values: [['n', 'number']] })).toContain(expected);
  });

  it.each([
    ['a scenario of that name', LAB.replace('talk:', 'typed:'), { why: 'taken', name: 'typed' }],
    ['a step of that name', LAB.replace('id: first', 'id: typed'), { why: 'taken', name: 'typed' }],
    [
      'scenarios between braces',
      'scenarios: { a: { script: [] } }\nsteps:\n- id: b\n',
      { why: 'in-braces', key: 'scenarios' },
    ],
    ['no scenarios', 'extends: ../lab.yaml\n', { why: 'in-braces', key: 'scenarios' }],
    ['steps between brackets', 'scenarios:\n  a: {}\nsteps: []\n', { why: 'in-braces', key: 'steps' }],
  ])('is refused where there is %s', (_, lab, refusal) => {
    expect(insertScene(lab, SCENE)).toEqual({ refusal });
  });
});
