import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/batch/outputs/summarize.ts';
import { gradeSummary } from '../../src/cli/grade-summary.ts';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import { say } from '../../src/messages/say.ts';
import type { StudentResult } from '../../src/model/batch.ts';
import { message } from '../../src/model/message.ts';
import { check, failed, graded, override, student } from '../gradebook/results.ts';

function linesFor(results: readonly StudentResult[], language: Language = 'en'): readonly string[] {
  const summary = summarize(results, () => []);
  return gradeSummary({ summary, out: 'marks', seed: 7, language }).split('\n');
}

const crashed = (key: string, text: string | null = 'server crashed') =>
  graded(student(key), [failed('x.one', { message: text })]);

describe('the summary on the terminal', () => {
  for (const language of LANGUAGES)
    it(`names a cause in words, with the id after it: ${language}`, () => {
      const said = message('grade.cause-told', { cause: 'crash', example: 'server crashed', count: 2 });
      const lines = linesFor([crashed('a'), crashed('b')], language);
      expect(lines).toContain(`  ${say(said, language)}`);
      expect(lines.join('\n')).toMatch(/: server crashed \(crash\)\n/);
    });

  it('has only the id of a cause without a message', () => {
    expect(linesFor([crashed('a', null)])).toContain(
      `  ${say(message('grade.cause', { cause: 'crash', count: 1 }), 'en')}`,
    );
  });

  it('escapes what a program has printed', () => {
    expect(linesFor([crashed('a', 'prints \x1b[2J\u202e')]).join('\n')).not.toMatch(/[\x1b\u202e]/);
  });

  for (const language of LANGUAGES)
    it(`counts marks set by a person where there are any: ${language}`, () => {
      const right = [check('x.one')];
      const set = graded(student('a'), right, { override: override(10) });
      const params = { count: 1, pass: 1, fail: 0, inconclusive: 0, ungraded: 0 };
      const line = say(message('grade.overridden', params), language);
      expect(linesFor([set], language)).toContain(line);
      expect(linesFor([graded(student('a'), right)], language)).not.toContain(line);
    });
});
