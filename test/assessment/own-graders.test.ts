import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOwnGraders } from '../../src/assessment/own-graders.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { flattenLab, loadLab } from '../../src/lab/load.ts';
import type { Lab } from '../../src/model/lab.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { chat } from '../support/trace.ts';

const LAB = `lab: small
title: { en: Small, id: Kecil }
about: { en: Small., id: Kecil. }
protocol: { en: Lines., id: Baris. }
roles:
  server: { listens: 'tcp:9000' }
graders:
  mine: { file: ./mine.ts, params: { by: role, most: number }, optional: [most] }
scenarios:
  scene:
    script: [{ start: server, part: talk }]
steps:
  - id: speak
    title: { en: Speak, id: Bicara }
    guide: { en: Speak., id: Bicara. }
    checks:
      - { id: own, title: { en: own, id: sendiri }, grader: mine, with: { by: server }, subjects: server, scenarios: [scene], points: 100 }
`;
const TRACE = chat().build();

function fileOf(grader: string, lab = LAB): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-own-'));
  writeFileSync(join(folder, 'mine.ts'), grader);
  writeFileSync(join(folder, 'lab.yaml'), lab);
  return join(folder, 'lab.yaml');
}

/** The decision of the lab's check about a conversation, by this grader. */
function said(grader: string, lab: Lab = loadLab(fileOf(grader), {})): Verdict {
  const [check] = lab.steps.flatMap(({ checks }) => checks);
  if (!check) throw new Error('there is no check');
  return judge(check, TRACE, withOwnGraders({}, lab));
}

const PASSES = `export default (): object => ({ status: 'pass', evidence: [3] });`;

describe('a grader of a lab’s own', () => {
  it('passes, or fails for the reason that it gives, by the trace and its parameters', () => {
    expect(said(PASSES)).toEqual({ status: 'pass', evidence: [3] });
    const fails = `export default async (trace: { run: { roles: unknown[] } }, { params }: { params: { by: string } }) =>
      ({ status: 'fail', blame: [params.by], expected: '9 roles', actual: String(trace.run.roles.length), evidence: [1] });`;
    expect(said(fails)).toMatchObject({
      status: 'fail',
      cause: 'own-rule',
      blame: ['server'],
      actual: { params: { text: String(TRACE.run.roles.length) } },
    });
  });

  it.each([
    ['throws', `export default () => { throw new Error('no idea'); };`, /it threw: no idea/],
    ['throws when it is loaded', `throw new Error('early');`, /it threw: early/],
    ['ends', 'export default () => process.exit(3);', /without a verdict \(exit code 3\)/],
    ['loops for ever', 'export default () => { for (;;); };', /no verdict within 5 seconds/],
    ['returns nonsense', 'export default () => 42;', /its verdict cannot be read/],
    ['returns nothing', 'export default () => undefined;', /its verdict cannot be read/],
    ['returns what cannot be written', 'export default () => 1n;', /ended without a verdict/],
    [
      'writes without end',
      `export default () => ({ status: 'x'.repeat(3e6) });`,
      /wrote more than 1000000 bytes/,
    ],
    [
      'blames who is not there',
      `export default () => ({ status: 'fail', blame: ['ghost'], expected: 'a', actual: 'b' });`,
      /it blames "ghost"/,
    ],
    [
      'gives more than a verdict',
      `export default () => ({ status: 'pass', points: 100 });`,
      /its verdict cannot be read/,
    ],
    ['exports no function', 'export default 1;', /no function/],
    [
      'reads files',
      `import { readFileSync } from 'node:fs'; export default () => readFileSync(process.execPath);`,
      /it threw: .*restricted/,
    ],
  ])('that %s is inconclusive, and says so', (_what, grader, reason) => {
    expect(said(grader)).toMatchObject({
      status: 'inconclusive',
      message: { id: 'inconclusive.grader-threw', params: { reason: expect.stringMatching(reason) } },
    });
  });

  it('cannot change the trace that other graders get', () => {
    const before = JSON.stringify(TRACE);
    said(`export default (trace: any) => { trace.events.length = 0; trace.run.roles.length = 0;
      Object.prototype.toJSON = () => 1; return { status: 'pass', evidence: [] }; };`);
    expect(JSON.stringify(TRACE)).toBe(before);
  });

  it('goes where its lab goes', () => {
    const flat = flattenLab(fileOf(PASSES));
    const elsewhere = fileOf('', JSON.stringify(flat));
    expect(said('', loadLab(elsewhere, {}))).toEqual({ status: 'pass', evidence: [3] });
  });
});

describe('the lab file reports what is wrong with', () => {
  const mistakes = (grader: string, from = '', to = ''): readonly string[] => {
    try {
      loadLab(fileOf(grader, LAB.replace(from, to)), {});
      return [];
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      return error.mistakes.map(({ text }) => text);
    }
  };

  it('a parameter, a name, and a file that does not compile', () => {
    expect(mistakes(PASSES)).toEqual([]);
    expect(mistakes(PASSES, 'with: { by: server }', 'with: { by: server, mots: 1 }')).toEqual([
      expect.stringMatching(/Did you mean "most"/),
    ]);
    expect(mistakes(PASSES, 'grader: mine', 'grader: mien')).toEqual([
      expect.stringMatching(/Did you mean "mine"/),
    ]);
    expect(mistakes('export default (;')).toEqual([expect.stringMatching(/does not compile/)]);
  });

  it('imports from the package: only types may be imported', () => {
    const typed = `import type { Grader } from 'giliran'; const grade: Grader = () => ({ status: 'pass' }); export default grade;`;
    expect(said(typed)).toMatchObject({ status: 'pass' });
    for (const from of ['giliran', 'giliran/package.json'])
      expect(mistakes(`import { Lab } from '${from}'; export default () => Lab.load('x');`)).toEqual([
        expect.stringMatching(/it needs more than types of "giliran"/),
      ]);
  });
});
