import { describe, expect, it } from 'vitest';
import { embedJson, html, trusted } from '../../../src/pages/conversation/html.ts';

describe('a text in a page', () => {
  for (const [text, shown] of [
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onmouseover='x' &amp;`, '&quot; onmouseover=&#39;x&#39; &amp;amp;'],
    ['\x1b[31m\u202e', '␛[31m\ufffd'],
  ] as const)
    it(`stays text: ${JSON.stringify(text)}`, () => {
      expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${shown}">${shown}</p>`);
    });

  it('is inserted once, and never read as a placeholder', () => {
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

  for (const [name, text, written] of [
    ['a turn of the writing’s direction', '\u202egnp.exe\u2069', '"\\u202egnp.exe\\u2069"'],
    ['marks of direction', 'a\u200e\u200f\u061cb', '"a\\u200e\\u200f\\u061cb"'],
    ['what takes no room', 'ha\u200blo\ufeff\u2060\u00ad', '"ha\\u200blo\\ufeff\\u2060\\u00ad"'],
    ['a filler', '\u3164\u115f', '"\\u3164\\u115f"'],
    ['an invisible tag', 'a\u{e0041}b', '"a\\udb40\\udc41b"'],
    ['a C1 control', '\x9b31m\x7f', '"\\u009b31m\\u007f"'],
  ] as const)
    it(`is readable in the source: ${name}`, () => {
      expect(embedJson(text).markup).toBe(written);
      expect(JSON.parse(written)).toBe(text);
    });

  it('leaves letters of any script as they are', () => {
    expect(embedJson('順番 🙂 ꦱꦸ é привет مرحبا').markup).toBe('"順番 🙂 ꦱꦸ é привет مرحبا"');
  });
});
