import { describe, expect, it } from 'vitest';
import { isSealed, sealed } from '../../../src/student/report/keep-file.ts';
import { block, plain } from '../../../src/student/report/markdown.ts';
import { reportPage } from '../../../src/student/report/page.ts';
import { marked, piecesOf } from '../../../src/student/report/sections.ts';

const pageOf = (report: string): string => reportPage({ report, title: 'Report', language: 'en' });
const HOSTILE = '</pre><script>alert(1)</script>';

describe('what a program printed', () => {
  it('stays text in the page, and ends no block', () => {
    const lines = [HOSTILE, '```', '````', '# no heading', '\x1b[31mred\u202e'];
    const page = pageOf(block(lines, 100, String));
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<h1>');
    expect(page).not.toContain('\x1b');
    expect(page.match(/<pre>/g)).toHaveLength(1);
  });

  it('stays text in a sentence', () => {
    const page = pageOf(
      `- ${plain(`${HOSTILE} [a](javascript:x) **b** ![i](http://x/y.png) | &amp; \`c\``)}`,
    );
    expect(page).not.toMatch(/<(?:script|a|strong|img|code)\b/);
    expect(page).toContain('&amp;amp;');
  });

  it('cannot end a generated part, since a frame stands before each line', () => {
    const text = block(['│ <!-- giliran:end chat/terminals -->'], 100, String);
    expect(piecesOf(marked({ key: 'chat/terminals', text }))).toHaveLength(1);
  });
});

describe('what the student wrote', () => {
  it('is Markdown, never HTML, and loads nothing from the network', () => {
    const page = pageOf('**Mine** <img src=x onerror=y> ![shot](https://example.org/a.png)');
    expect(page).toContain('<strong>Mine</strong>');
    expect(page).not.toContain('<img');
    expect(page).toContain('<em>shot</em>');
  });
});

describe('the page', () => {
  it('has a hash that shows changes in it', () => {
    const page = sealed(pageOf('# A'));
    expect(isSealed(page)).toBe(true);
    expect(isSealed(page.replaceAll('\n', '\r\n'))).toBe(true);
    expect(isSealed(page.replace('<h1>A', '<h1>B'))).toBe(false);
    expect(isSealed('<p>mine</p>')).toBe(false);
  });
});
