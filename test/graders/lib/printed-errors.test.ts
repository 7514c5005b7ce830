import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintOf } from '../../../graders/lib/complaints.ts';
import { chat } from '../../support/trace.ts';

/**
 * What small programs in each language really printed when they failed: `=== title`, `=> sentence | kind | target`, then
 * the lines.
 */
const EXAMPLES = readFileSync(new URL('./printed-errors.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => {
    const [title = '', expected = '', ...lines] = part.trimEnd().split('\n');
    return { title, expected: expected.replace(/^=> /, ''), lines };
  });

describe('an error that a program printed', () => {
  for (const { title, expected, lines } of EXAMPLES)
    it(`is read in the form of ${title}`, () => {
      const builder = chat(0);
      for (const line of lines) builder.complains('server', line);
      const { text, kind, target } = complaintOf(builder.build(), 'server');
      expect([text, kind ?? '-', target?.text ?? '-'].join(' | ')).toBe(expected);
    });
});
