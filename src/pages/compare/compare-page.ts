import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { type IdUnder, message, type ParamsAfter } from '../../model/message.ts';
import { type Html, html } from '../conversation/html.ts';
import { shell } from '../conversation/shell.ts';

/** A result that has changed, in words. */
export interface ComparedRow {
  readonly name: string;
  readonly id: string;
  readonly lab: string;
  readonly old: string;
  readonly now: string;
  /** Up, down, or neither, where a mark appeared or disappeared, or only the reasons differ. */
  readonly way: 'up' | 'down' | 'other';
  readonly because: string;
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** The outcome of each check that has changed, before and now. */
  readonly checks: readonly { readonly id: string; readonly old: string; readonly now: string }[];
}

export interface ComparePageOptions {
  readonly language: Language;
  /** Names of the two batches. */
  readonly names: readonly [string, string];
  readonly rows: readonly ComparedRow[];
  /** Each with the words that it was given in most often; empty where there were none. */
  readonly causes: readonly {
    readonly cause: string;
    readonly example: string;
    readonly came: number;
    readonly went: number;
  }[];
  /** Sentences about the whole comparison. */
  readonly summary: readonly string[];
}

const STYLE = `
:root { color-scheme: light dark; --soft: light-dark(#5b616b, #a2a7b1); --line: light-dark(#e3e0d9, #2c303a);
  --up: light-dark(#24744a, #74cf9c); --down: light-dark(#b3261e, #ff8a84); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem;
  color: light-dark(#23262d, #e7e5e0); background: light-dark(#faf9f6, #14161b); }
table { border-collapse: collapse; } .wide table { width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
td.up { color: var(--up); } td.down { color: var(--down); } td.mark, code { white-space: nowrap; }
.who { display: block; font-weight: normal; white-space: nowrap; }
.soft { color: var(--soft); } ul { margin: 0; padding-left: 1.1rem; } .wide { overflow-x: auto; }
`;

/** Changes of marks and causes from one batch to another, as a page that needs nothing else. */
export function comparePage({ language, names, rows, causes, summary }: ComparePageOptions): string {
  const word: Word = (id, ...params) => say(message(`compare.${id}`, ...params), language);
  const title = word('title', { old: names[0], now: names[1] });
  return shell({
    language,
    title,
    // The page has no script.
    allowed: ["style-src 'unsafe-inline'"],
    style: STYLE,
    body: html`<main>
<h1>${title}</h1>
${summary.map((line) => html`<p>${line}</p>\n`)}
${causes.length === 0 ? null : causesTable(causes, word)}
${rows.length === 0 ? null : rowsTable(rows, word)}
</main>`,
  });
}

type Word = <Id extends IdUnder<'compare'>>(id: Id, ...params: ParamsAfter<`compare.${Id}`>) => string;

function causesTable(causes: ComparePageOptions['causes'], word: Word): Html {
  return html`<h2>${word('causes')}</h2>
<table><thead><tr><th scope="col">${word('cause')}</th><th scope="col">${word('came')}</th><th scope="col">${word('went')}</th></tr></thead>
<tbody>${causes.map(
    ({ cause, example, came, went }) =>
      html`<tr><th scope="row">${example === '' ? null : html`${example} `}<code>${cause}</code></th><td>${came}</td><td>${went}</td></tr>\n`,
  )}</tbody></table>`;
}

function rowsTable(rows: readonly ComparedRow[], word: Word): Html {
  const heads = (['student', 'mark', 'why', 'causes-of', 'checks'] as const).map(
    (id) => html`<th scope="col">${word(id)}</th>`,
  );
  return html`<h2>${word('results')}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${word('results')}"><table><thead><tr>${heads}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`;
}

function row({ name, id, lab, old, now, way, because, came, went, checks }: ComparedRow): Html {
  const causes = [...came.map((cause) => `+ ${cause}`), ...went.map((cause) => `− ${cause}`)];
  return html`<tr><th scope="row">${name} <span class="soft who">${id} ${lab}</span></th>
<td class="mark ${way}">${old} → ${now}</td><td>${because}</td>
<td>${causes.map((cause) => html`${cause}<br>`)}</td>
<td><ul>${checks.map((check) => html`<li>${check.id}: ${check.old} → ${check.now}</li>`)}</ul></td></tr>
`;
}
