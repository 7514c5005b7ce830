import MarkdownIt from 'markdown-it';
import type { Language } from '../../messages/language.ts';
import { html, trusted } from '../../pages/conversation/html.ts';
import { shell } from '../../pages/conversation/shell.ts';
import { TITLE } from './merge.ts';
import { piecesOf } from './sections.ts';

export interface ReportPageOptions {
  /** The whole report, in Markdown with its markers. */
  readonly report: string;
  readonly title: string;
  readonly language: Language;
}

/**
 * The report as one page that needs nothing else and prints on A4. No script runs in it, and nothing in the Markdown
 * becomes HTML, neither programs' output nor the student's text.
 */
export function reportPage({ report, title, language }: ReportPageOptions): string {
  const markdown = markdownReader();
  const parts = piecesOf(report).map((piece) => {
    if (piece.kind === 'stray') return null;
    const body = trusted(markdown.render(piece.text));
    if (piece.kind === 'own') return html`<div class="own">${body}</div>`;
    const kind = piece.key === TITLE ? TITLE : (piece.key.split('/')[1] ?? '');
    return html`<section class="${kind}">${body}</section>`;
  });
  return shell({
    language,
    title,
    allowed: ["style-src 'unsafe-inline'"],
    style: STYLE,
    body: html`<main>${parts}</main>`,
  });
}

/**
 * A line of code with its number, or of a terminal with its frame; a line that is too wide continues below its text.
 */
const FRAMED = /^( *\d+ )?│ ?/;

function markdownReader(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.fence = (tokens, index) => {
    const lines = (tokens[index]?.content ?? '').replace(/\n$/, '').split('\n');
    const rows = lines.map((line) => {
      const [frame = ''] = FRAMED.exec(line) ?? [];
      const indent = frame === '' ? '' : ` style="--frame:${frame.length}ch"`;
      return `<span class="row"${indent}>${escapeHtml(line)}\n</span>`;
    });
    return `<pre>${rows.join('')}</pre>\n`;
  };
  // Images from elsewhere would be fetched, so only their descriptions are shown.
  markdown.renderer.rules.image = (tokens, index) => `<em>${escapeHtml(tokens[index]?.content ?? '')}</em>`;
  return markdown;
}

const STYLE = `
@page { size: A4; margin: 20mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 11pt/1.45 "Liberation Serif", "Times New Roman", serif;
  overflow-wrap: anywhere; }
main { max-width: 170mm; margin: 0 auto; }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; break-inside: avoid; margin: 1.2em 0 .5em; }
h1 { font-size: 20pt; } h2 { font-size: 16pt; } h3 { font-size: 13pt; } h4 { font-size: 11.5pt; }
p, li { orphans: 3; widows: 3; }
p:has(+ ul), p:has(+ ol), p:has(+ pre) { break-after: avoid; }
pre { margin: .4em 0 1em; padding: 0; border: 0; white-space: pre-wrap;
  font: 8.5pt/1.35 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; }
.picture pre { font-size: 7.2pt; line-height: 1.25; }
.row { display: block; break-inside: avoid; padding-left: var(--frame, 0); text-indent: calc(-1 * var(--frame, 0ch)); }
.row:first-child, .row:nth-child(2) { break-after: avoid; }
.row:last-child { break-before: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6em 0; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { border: 1px solid #777; padding: .2em .5em; text-align: left; vertical-align: top; }
blockquote { margin: .6em 0; padding-left: 1em; border-left: 2px solid #999; }
.title { break-after: page; text-align: center; padding-top: 55mm; }
.title h1 { margin-bottom: 30mm; }
.title ul { list-style: none; margin: 0 auto; padding: 0; text-align: left; max-width: 110mm; }
.title li { border-bottom: 1px solid #999; padding: .4em 0; }
@media screen { main { padding: 1rem; box-sizing: content-box; } .title { padding-top: 2rem; } .title h1 { margin-bottom: 2rem; } }
`;
