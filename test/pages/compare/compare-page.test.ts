import { describe, expect, it } from 'vitest';
import { comparePage } from '../../../src/pages/compare/compare-page.ts';
import { HOSTILE } from '../../gradebook/hostile.ts';

describe('the page of a comparison', () => {
  it('has a row for each result, and the causes', () => {
    const page = comparePage({
      language: 'en',
      names: ['a', 'b'],
      causes: [{ cause: 'crash', example: 'the server crashed', came: 2, went: 1 }],
      summary: ['1 mark has moved'],
      rows: [
        {
          ...{ name: 'Ani', id: '7', lab: 'turn-chat', old: '50/100', now: '100/100', way: 'up' },
          ...{
            because: 'other files',
            came: [],
            went: ['crash'],
            checks: [{ id: 'x.y', old: 'fail', now: 'pass' }],
          },
        },
      ],
    });
    expect(page).toContain('<h1>From a to b</h1>');
    expect(page).toContain('<td class="mark up">50/100 → 100/100</td><td>other files</td>');
    expect(page).toContain('− crash<br>');
    expect(page).toContain('<li>x.y: fail → pass</li>');
    expect(page).toContain('the server crashed <code>crash</code></th><td>2</td><td>1</td>');
  });

  for (const text of HOSTILE)
    it(`shows hostile text, and runs none of it: ${JSON.stringify(text)}`, () => {
      const page = comparePage({
        language: 'id',
        names: [text, text],
        causes: [{ cause: text, example: text, came: 0, went: 0 }],
        summary: [text],
        rows: [
          {
            ...{ name: text, id: text, lab: text, old: text, now: text, way: 'other', because: text },
            ...{ came: [text], went: [text], checks: [{ id: text, old: text, now: text }] },
          },
        ],
      });
      expect(page).not.toMatch(/<(?:script|img|a)\b|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    });
});
