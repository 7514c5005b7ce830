import { describe, expect, it } from 'vitest';
import { costsPage } from '../../../src/pages/costs/costs-page.ts';
import { HOSTILE } from '../../gradebook/hostile.ts';

describe('the page of what mistakes cost', () => {
  const page = costsPage({
    language: 'en',
    lab: 'Taking turns',
    checks: [{ id: 'listen.port', points: 20, fails: 3, alone: 1 }],
    mistakes: [{ name: 'fixtures/deaf', lost: 80, fails: ['say.sent'], without: ['say.shown', 'say.order'] }],
    neverAlone: ['say.sent'],
    together: [{ ids: ['say.sent', 'say.shown'], times: 3 }],
  });

  it('has a row for each check, and one for each mistake', () => {
    expect(page).toContain('<h1>What mistakes cost in Taking turns</h1>');
    expect(page).toContain('<th scope="row"><code>listen.port</code></th>');
    expect(page).toContain('<td class="number">20</td><td class="number">3</td><td class="number">1</td>');
    expect(page).toContain('<th scope="row">fixtures/deaf</th><td class="number">80</td>');
    expect(page).toContain('<td><code>say.shown</code>, <code>say.order</code></td>');
  });

  it('says what is worth a look', () => {
    expect(page).toContain('<li>say.sent never decides alone');
    expect(page).toContain('<li>say.sent and say.shown are always lost together (3 times).</li>');
  });

  it('can be scrolled by keyboard, and its tables have names', () => {
    expect(page).toContain(
      '<div class="wide" tabindex="0" role="region" aria-label="Mistakes, the most costly first">',
    );
  });

  for (const text of HOSTILE)
    it(`shows hostile text, and runs none of it: ${JSON.stringify(text)}`, () => {
      const hostile = costsPage({
        language: 'id',
        lab: text,
        checks: [{ id: text, points: 1, fails: 1, alone: 1 }],
        mistakes: [{ name: text, lost: 1, fails: [text], without: [text] }],
        neverAlone: [text],
        together: [{ ids: [text, text], times: 2 }],
      });
      expect(hostile).not.toMatch(/<(?:script|img|a)\b|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    });
});
