import { describe, expect, it } from 'vitest';
import { embedJson, html, trusted } from '../../../src/picture/page/html.ts';

describe('a text in a page', () => {
  for (const [text, shown] of [
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onmouseover='x' &amp;`, '&quot; onmouseover=&#39;x&#39; &amp;amp;'],
    ['\x1b[31m\u202e', '␛[31m\ufffd'],
  ] as const)
    it(`stays text: ${JSON.stringify(text)}`, () => {
      expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${shown}">${shown}</p>`);
    });

  it('is put in once, and nothing of it is taken for a place to put more in', () => {
    expect(html`${'{x}'}${'$&$1'}`.markup).toBe('{x}$&amp;$1');
  });

  it('may be a list, a number, nothing, or markup of the page’s own', () => {
    expect(html`${['a', '<']}${1}${null}${html`<b>`}${trusted('<i>')}`.markup).toBe('a&lt;1<b><i>');
  });
});

describe('data in a page', () => {
  const HOSTILE = ['</script><script>alert(1)</script>', '<!--', ']]>', '\u2028\u2029', '&lt;', '\u0000"\\'];

  it('is the same when it is read', () => {
    expect(JSON.parse(embedJson(HOSTILE).markup)).toEqual(HOSTILE);
  });

  it('cannot end its element, or begin another', () => {
    expect(embedJson(HOSTILE).markup).not.toMatch(/[<>&\u2028\u2029]/);
  });
});
