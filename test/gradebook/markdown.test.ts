import { describe, expect, it } from 'vitest';
import { markdownCode, markdownText } from '../../src/gradebook/markdown.ts';
import { HOSTILE } from './hostile.ts';

describe('text in Markdown', () => {
  for (const [text, shown] of [
    ['Client_1 : *halo*', 'Client\\_1 : \\*halo\\*'],
    ['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    ['[a](http://b.c) ![d](e)', '\\[a\\](http\\://b.c) !\\[d\\](e)'],
    ['`code` ~~x~~ | $y$', '\\`code\\` \\~\\~x\\~\\~ \\| \\$y\\$'],
    ['a\\', 'a\\\\'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['12) item', '12\\) item'],
    ['# heading', '\\# heading'],
    ['    code', 'code'],
    ['www.a.example mailto:a@b.example', 'www\\.a.example mailto\\:a\\@b.example'],
    ['127.0.0.1:8080 - a-b', '127.0.0.1:8080 - a-b'],
  ] as const)
    it(`shows ${JSON.stringify(text)} as it is`, () => {
      expect(markdownText(text)).toBe(shown);
    });

  it('stays on one line and opens nothing, whatever it is', () => {
    for (const text of HOSTILE) {
      const shown = markdownText(text);
      expect(shown).not.toMatch(/[\n\r<>]|(?<!\\):\/\//);
      expect(shown.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[\\`*_[\]{}#~|$^@]/);
    }
  });
});

describe('code in Markdown', () => {
  it('can be copied unchanged', () => {
    expect(markdownCode("a_b --map 'c=$d*.py'")).toBe("`a_b --map 'c=$d*.py'`");
  });

  it('is shown as text where it could end the block, or be read as HTML', () => {
    for (const text of ['a `b` c', '<b>', 'a && b']) expect(markdownCode(text)).toBe(markdownText(text));
  });

  it('stays on one line and opens nothing, whatever it is', () => {
    for (const text of HOSTILE) expect(markdownCode(text)).toMatch(/^(?:`[^`<>&\n\r]*`|[^\n\r<>]*)$/);
  });
});
