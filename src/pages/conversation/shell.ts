import type { Language } from '../../messages/language.ts';
import { type Html, html, trusted } from './html.ts';

export interface ShellOptions {
  readonly language: Language;
  readonly title: string;
  /** Directives that the page's policy adds to what it forbids: which scripts and styles are allowed. */
  readonly allowed: readonly string[];
  readonly style: string;
  readonly body: Html;
}

/** A page that needs nothing else: it makes no requests, and its links do not tell where the reader comes from. */
export function shell({ language, title, allowed, style, body }: ShellOptions): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${[...CLOSED, ...allowed].join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${trusted(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}

/** Two lines that run down, and a message between them. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M4 1v14M12 1v14' stroke='%237a86c9' stroke-width='2'/%3E%3Cpath d='M4 5l8 6' stroke='%23c7762d' stroke-width='2'/%3E%3C/svg%3E";

/** The policy: nothing may be loaded from anywhere, and no text may become markup. */
const CLOSED: readonly string[] = [
  "default-src 'none'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];
