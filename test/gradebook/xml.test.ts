import { describe, expect, it } from 'vitest';
import { xmlElement, xmlText } from '../../src/gradebook/xml.ts';

describe('XML', () => {
  it('escapes its special characters', () => {
    expect(xmlText('<a href="x">&\'\r\n</a>')).toBe(
      '&lt;a href=&quot;x&quot;&gt;&amp;&apos;&#13;\n&lt;/a&gt;',
    );
  });

  it('loses forbidden characters and terminal escapes, and keeps every letter', () => {
    expect(xmlText('a\x00\x08\x1b\x7f\x9b\ud800\udc00\ud800\ufffe\uffffb\t順🙂é')).toBe('a\u{10000}b\t順🙂é');
  });

  it('writes an empty element as self-closing', () => {
    expect(xmlElement('a', { b: 1, c: '"' })).toBe('<a b="1" c="&quot;"/>');
    expect(xmlElement('a', {}, 'x')).toBe('<a>x</a>');
  });
});
