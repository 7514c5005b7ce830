import type { Language } from '../../messages/language.ts';
import type { PageAssets } from './assets.ts';
import { IDS } from './data.ts';
import { embedJson, type Html, html, trusted } from './html.ts';
import { shell } from './shell.ts';

export interface FrameOptions {
  readonly language: Language;
  readonly title: string;
  readonly assets: PageAssets;
  readonly body: Html;
  /** What else the page may load, as directives of its policy; left out for nothing. */
  readonly allowed?: readonly string[];
  /** The data for the script, as JSON. */
  readonly data: unknown;
}

/** A page with a script of its own; its policy allows no other. */
export function frame({ language, title, assets, body, data, allowed = [] }: FrameOptions): string {
  const { script, scriptHash, style, styleHash } = assets;
  return shell({
    language,
    title,
    allowed: [`script-src '${scriptHash}'`, `style-src '${styleHash}'`, ...allowed],
    style,
    body: html`${body}
<script type="application/json" id="${IDS.data}">${embedJson(data)}</script>
<script>${trusted(script)}</script>`,
  });
}
