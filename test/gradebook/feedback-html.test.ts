import { describe, expect, it } from 'vitest';
import { feedbackHtml } from '../../src/gradebook/feedback-html.ts';
import { HOSTILE } from './hostile.ts';
import { check, failed, graded, marksOf, student, ungraded } from './results.ts';

describe('the page of feedback', () => {
  it('holds what went wrong, and what a person has written', () => {
    const comment = { text: 'bagus', by: 'Bu Sri', at: '2025-11-20T08:00:00Z' };
    const page = feedbackHtml(marksOf({ ...graded(student('ani', { name: 'Ani' })), comment }), 'en');
    expect(page).toContain('<h1>Ani</h1>');
    expect(page).toContain('<strong>Comment from Bu Sri:</strong> bagus');
    expect(page).toContain('✗ <strong>title of turns.order</strong><ul><li>server crashed</li>');
  });

  it('says why something could not be graded, and adds labs up', () => {
    expect(feedbackHtml(marksOf(ungraded(student('ani'))), 'id')).toContain('kiriman.rar');
    const marks = marksOf(
      graded(student('ani'), [check('a.b')]),
      graded(student('ani'), [check('c.d')], { lab: 'z' }),
    );
    expect(feedbackHtml(marks, 'en')).toContain('<strong>In all:</strong> 100 of 100 points');
  });

  for (const text of HOSTILE)
    it(`shows hostile text, and runs none of it: ${JSON.stringify(text)}`, () => {
      const result = graded(student('ani', { name: text }), [failed('a.b', { title: text, message: text })]);
      const comment = { text, by: text, at: '' };
      const page = feedbackHtml(marksOf({ ...result, comment }), 'en');
      const tags = [...page.matchAll(/<(\w+)/g)].map(([, tag]) => tag);
      const known = ['html', 'head', 'meta', 'title', 'style', 'body', 'h1', 'h2', 'p', 'ul', 'li', 'strong'];
      expect(tags.filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
      expect(page).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
      expect(page.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([]);
    });
});
