import { describe, expect, it } from 'vitest';
import { classroomOutput, classroomResult } from '../../src/gradebook/classroom.ts';
import type { StudentMarks } from '../../src/gradebook/student-marks.ts';
import { check, failed, graded, marksOf, override, student, undecided, ungraded } from './results.ts';

const BUDI = student('budi', { name: 'Budi' });

/** How the reporter treats a result: it adds up scores, and sends nothing without a maximum. */
function reported(marks: StudentMarks): string | null {
  const { max_score, tests } = classroomResult(marks, 'en');
  return max_score ? `${tests.reduce((sum, { score }) => sum + score, 0)}/${max_score}` : null;
}

describe('GitHub Classroom’s result', () => {
  it('has every key that its reporter knows', () => {
    const result = classroomResult(marksOf(graded(BUDI, [check('a.b'), failed('c.d')])), 'en');
    expect(result).toMatchObject({ version: 1, status: 'fail', max_score: 100 });
    expect(result.tests).toEqual([
      {
        name: 'title of a.b',
        status: 'pass',
        score: 50,
        message: '',
        test_code: '',
        filename: '',
        line_no: 0,
        duration: 0,
      },
      {
        name: 'title of c.d',
        status: 'fail',
        score: 0,
        message: 'server crashed\nWho: server',
        test_code: '',
        filename: '',
        line_no: 0,
        duration: 0,
      },
    ]);
  });

  it('is in base64 for the step’s output, whatever its characters', () => {
    const marks = marksOf(graded(BUDI, [failed('a.b', { message: '順番 🙂 "’' })]));
    const output = classroomOutput(marks, 'id');
    expect(output).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(JSON.parse(Buffer.from(output, 'base64').toString('utf8'))).toEqual(classroomResult(marks, 'id'));
  });

  it('passes where everything does', () => {
    expect(classroomResult(marksOf(graded(BUDI, [check('a.b')])), 'en').status).toBe('pass');
  });

  it('has the score of an override, higher or lower, and says who set it', () => {
    for (const score of [85, 20]) {
      const marks = marksOf(graded(BUDI, undefined, { override: override(score) }));
      expect(reported(marks)).toBe(`${score}/100`);
      expect(classroomResult(marks, 'en').tests.at(-1)?.message).toMatch(/Ani\n.*demonstrated in class/);
    }
  });

  it('reports no score where it is withheld', () => {
    for (const marks of [marksOf(graded(BUDI, [check('a.b'), undecided('c.d')])), marksOf(ungraded(BUDI))]) {
      expect(reported(marks)).toBeNull();
      expect(classroomResult(marks, 'en').status).toBe('error');
    }
  });

  it('adds up several labs', () => {
    const marks = marksOf(
      graded(BUDI, [check('a.b')], { lab: 'turn-chat' }),
      graded(BUDI, [failed('a.b')], { lab: 'group-chat' }),
    );
    expect(reported(marks)).toBe('50/100');
  });

  it('prints no line that the runner would read as a command', () => {
    const texts = [
      '::error::forged',
      '##[error]forged',
      ' ::set-output name=result::x',
      'a\n::error::forged',
    ];
    const { tests } = classroomResult(
      marksOf(
        graded(
          BUDI,
          texts.map((text, index) => failed(`a.c${index}`, { title: text, message: text })),
        ),
      ),
      'en',
    );
    const lines = tests.flatMap(({ name, message }) => `${name}\n${message}`.split('\n'));
    expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
  });
});
