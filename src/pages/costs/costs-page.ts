import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { type IdUnder, message, type ParamsAfter } from '../../model/message.ts';
import { type Html, html } from '../conversation/html.ts';
import { shell } from '../conversation/shell.ts';

export interface CostsPageOptions {
  readonly language: Language;
  /** The lab's title. */
  readonly lab: string;
  readonly checks: readonly {
    readonly id: string;
    readonly points: number;
    readonly fails: number;
    readonly alone: number;
  }[];
  readonly mistakes: readonly {
    readonly name: string;
    readonly lost: number;
    readonly fails: readonly string[];
    readonly without: readonly string[];
  }[];
  readonly neverAlone: readonly string[];
  readonly together: readonly { readonly ids: readonly [string, string]; readonly times: number }[];
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e3e0d9, #2c303a); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem;
  color: light-dark(#23262d, #e7e5e0); background: light-dark(#faf9f6, #14161b); }
table { border-collapse: collapse; } .wide { overflow-x: auto; } .wide table { width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; } tbody th { font-weight: normal; } code { white-space: nowrap; }
@media print { .wide { overflow: visible; } }
`;

/** The costs of mistakes, and which checks find them, as a page that needs nothing else. */
export function costsPage(options: CostsPageOptions): string {
  const { language, lab, neverAlone, together } = options;
  const word: Word = (id, ...params) => say(message(`costs.${id}`, ...params), language);
  const title = word('title', { lab });
  const look = [
    ...neverAlone.map((check) => word('never', { check })),
    ...together.map(({ ids: [first, second], times }) => word('together', { first, second, times })),
  ];
  return shell({
    language,
    title,
    // The page has no script.
    allowed: ["style-src 'unsafe-inline'"],
    style: STYLE,
    body: html`<main>
<h1>${title}</h1>
<p>${word('about')}</p>
${look.length === 0 ? null : html`<h2>${word('look')}</h2>\n<ul>${look.map((line) => html`<li>${line}</li>\n`)}</ul>`}
${checksTable(options, word)}
${mistakesTable(options, word)}
</main>`,
  });
}

type Word = <Id extends IdUnder<'costs'>>(id: Id, ...params: ParamsAfter<`costs.${Id}`>) => string;

function checksTable({ checks }: CostsPageOptions, word: Word): Html {
  const heads = (['points', 'fails', 'alone'] as const).map(
    (id) => html`<th scope="col" class="number">${word(id)}</th>`,
  );
  const rows = checks.map(
    ({ id, points, fails, alone }) => html`<tr><th scope="row"><code>${id}</code></th>
${[points, fails, alone].map((value) => html`<td class="number">${value}</td>`)}</tr>\n`,
  );
  return html`<h2>${word('checks')}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${word('checks')}"><table><thead><tr><th scope="col">${word('check')}</th>${heads}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function mistakesTable({ mistakes }: CostsPageOptions, word: Word): Html {
  const ids = (some: readonly string[]): Html =>
    html`${some.map((id, at) => html`${at === 0 ? null : ', '}<code>${id}</code>`)}`;
  const rows = mistakes.map(
    ({ name, lost, fails, without }) => html`<tr><th scope="row">${name}</th><td class="number">${lost}</td>
<td>${ids(fails)}</td><td>${ids(without)}</td></tr>\n`,
  );
  return html`<h2>${word('mistakes')}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${word('mistakes')}"><table><thead><tr><th scope="col">${word('mistake')}</th>
<th scope="col" class="number">${word('lost')}</th><th scope="col">${word('by')}</th><th scope="col">${word('without')}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
