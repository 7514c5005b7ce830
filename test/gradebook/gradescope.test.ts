import { describe, expect, it } from 'vitest';
import { gradescopeResults } from '../../src/gradebook/gradescope.ts';
import { HOSTILE } from './hostile.ts';
import { check, failed, graded, marksOf, override, student, undecided, ungraded } from './results.ts';

const BUDI = student('budi', { name: 'Budi' });

describe('Gradescope’s results.json', () => {
  it('has the score, and a test for each check', () => {
    const results = gradescopeResults(
      marksOf(graded(BUDI, [check('a.b', { title: 'listens' }), failed('c.d', { title: 'in turn' })])),
      'en',
    );
    expect(results).toMatchObject({ score: 50, execution_time: 1.25, visibility: 'visible' });
    expect(results.tests).toMatchObject([
      { number: '1', name: 'listens', score: 50, max_score: 50, status: 'passed', visibility: 'visible' },
      { number: '2', name: 'in turn', score: 0, max_score: 50, status: 'failed', visibility: 'visible' },
    ]);
    expect(results.tests[1]?.output).toContain('server crashed');
  });

  it('uses no format that renders what a program printed', () => {
    const results = gradescopeResults(marksOf(graded(BUDI)), 'en');
    expect(results).toMatchObject({
      output_format: 'text',
      test_output_format: 'text',
      test_name_format: 'text',
      stdout_visibility: 'hidden',
    });
    expect(JSON.stringify(results)).not.toMatch(/"(?:html|md|ansi|simple_format)"/);
  });

  it('counts an override, and says who set it and why', () => {
    const results = gradescopeResults(marksOf(graded(BUDI, undefined, { override: override(85) })), 'en');
    expect(results.score).toBe(85);
    expect(results.output).toMatch(/85 of 100(?:.|\n)*Ani(?:.|\n)*demonstrated in class(?:.|\n)*50 of 100/);
  });

  it('hides a withheld score from the student behind a hidden test that says why', () => {
    const marks = marksOf(graded(BUDI, [check('a.b'), undecided('c.d')]));
    const { score, tests } = gradescopeResults(marks, 'en');
    expect(score).toBe(50);
    expect(tests.map(({ visibility }) => visibility)).toEqual(['visible', 'visible', 'hidden']);
    expect(tests[1]).not.toHaveProperty('status');
    expect(tests[1]).not.toHaveProperty('score');
  });

  it('hides nothing where the score is certain', () => {
    for (const marks of [
      marksOf(graded(BUDI)),
      marksOf(graded(BUDI, [undecided('a.b')], { override: override(40) })),
    ])
      expect(gradescopeResults(marks, 'en').tests.every(({ visibility }) => visibility === 'visible')).toBe(
        true,
      );
  });

  it('shows the student what could not be opened, and hides the score', () => {
    const { tests } = gradescopeResults(marksOf(ungraded(BUDI)), 'en');
    expect(tests.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden']);
    expect(tests[0]?.output).toContain('kiriman.rar');
  });

  it('adds up several labs, and names each', () => {
    const marks = marksOf(
      graded(BUDI, [check('a.b')], { lab: 'turn-chat' }),
      graded(BUDI, [check('a.b')], { lab: 'group-chat' }),
    );
    const { score, tests, output } = gradescopeResults(marks, 'en');
    expect(score).toBe(100);
    expect(tests.map(({ number, name }) => `${number} ${name}`)).toEqual([
      '1.1 group-chat: title of a.b',
      '2.1 turn-chat: title of a.b',
    ]);
    expect(output).toContain('100 of 100');
  });

  it('speaks the language asked for', () => {
    const marks = marksOf(graded(BUDI, undefined, { override: override(85) }));
    expect(gradescopeResults(marks, 'id').output).not.toBe(gradescopeResults(marks, 'en').output);
  });

  it('lets no control character through, whatever a student prints', () => {
    const checks = HOSTILE.map((text, index) =>
      failed(`a.c${index}`, { title: text, message: text, actual: text }),
    );
    const results = gradescopeResults(marksOf(graded(BUDI, checks)), 'en');
    expect(results.tests.map(({ name, output }) => name + output).join('')).not.toMatch(
      /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])/,
    );
  });
});
