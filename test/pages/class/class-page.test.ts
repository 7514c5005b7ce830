import { describe, expect, it } from 'vitest';
import { check, graded, override, student } from '../../gradebook/results.ts';
import { pageOfClass } from './classes.ts';

describe('the text of the page of a class', () => {
  it('has no character that changes the writing direction, whatever students’ names are', () => {
    const sly = 'tugas\u202eyp.exe\u2066\u200b\u{e0041}';
    const html = pageOfClass([
      graded(student('a', { name: sly, id: sly }), [check('x.y')], { override: override(1, sly, sly) }),
    ]);
    expect(html).not.toMatch(
      /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u,
    );
    expect(html).toContain('tugas\ufffdyp.exe');
  });

  it('escapes invisible characters of names in its data', () => {
    const html = pageOfClass([
      graded(student('a', { name: 'Ani \u{1f469}\u200d\u{1f4bb}' }), [check('x.y')]),
    ]);
    expect(html).toContain('"name":"Ani \u{1f469}\\u200d\u{1f4bb}"');
  });
});
