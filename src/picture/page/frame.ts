import type { Language } from '../../messages/language.ts';
import type { PageAssets } from './assets.ts';
import { IDS } from './data.ts';
import { embedJson, type Html, html, trusted } from './html.ts';

export interface FrameOptions {
  readonly language: Language;
  readonly title: string;
  readonly assets: PageAssets;
  readonly body: Html;
  /** What the script is given, as JSON. */
  readonly data: unknown;
}

/**
 * A page that holds everything. It asks nothing of the network, and its policy lets no script run but its own.
 */
export function frame({ language, title, assets, body, data }: FrameOptions): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(assets)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${trusted(assets.style)}</style>
</head>
<body>
${body}
<script type="application/json" id="${IDS.data}">${embedJson(data)}</script>
<script>${trusted(assets.script)}</script>
</body>
</html>
`.markup;
}

/** Two lines that run down, and a message between them. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M4 1v14M12 1v14' stroke='%237a86c9' stroke-width='2'/%3E%3Cpath d='M4 5l8 6' stroke='%23c7762d' stroke-width='2'/%3E%3C/svg%3E";

/** Nothing from anywhere; no script and no style but the page's own; no way from text to markup. */
function policy({ scriptHash, styleHash }: PageAssets): string {
  return [
    "default-src 'none'",
    `script-src '${scriptHash}'`,
    `style-src '${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
