import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { AlikeGroup, AlikeHandIn, AlikePair } from '../../model/alike.ts';
import { type IdUnder, message, type ParamsAfter } from '../../model/message.ts';
import { type Html, html } from '../conversation/html.ts';
import { shell } from '../conversation/shell.ts';
import { alikeName } from './alike-name.ts';
import { type Painted, paint, paintedCode } from './painted-code.ts';

export interface AlikePageOptions {
  readonly language: Language;
  readonly lab: string;
  /** Number of the group in its lab, from 1. */
  readonly number: number;
  readonly group: AlikeGroup;
}

/** The most pairs on one page, which is as many as anybody looks through; the others are only named. */
const MOST_PAIRS = 40;
/** The most characters of a hand-in that are shown in a pair. */
const MOST_SHOWN = 60_000;

const STYLE = `
:root { color-scheme: light dark; --soft: light-dark(#5b616b, #a2a7b1); --line: light-dark(#e3e0d9, #2c303a);
  --accent: light-dark(#3f4f9f, #9db0ff); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 110rem; margin: 2rem auto; padding: 0 1rem;
  color: light-dark(#23262d, #e7e5e0); background: light-dark(#faf9f6, #14161b); overflow-wrap: anywhere; }
h1 { margin-bottom: 0; } main > p { max-width: 50rem; } a { color: var(--accent); } .soft { color: var(--soft); }
details { margin: 1rem 0; border-top: 1px solid var(--line); padding-top: .6rem; } summary { cursor: pointer; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; }
.side { max-height: 80vh; overflow: auto; border: 1px solid var(--line); padding: 0 .8rem .8rem;
  background: light-dark(#ffffff, #1b1e25); position: relative; }
h3 { margin: .5rem 0 0; font-size: 1rem; } h4 { margin: .6rem 0 .2rem; font-size: .85rem; color: var(--soft); }
pre { margin: 0; font: .8rem/1.45 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
pre a { color: inherit; text-decoration: none; background: var(--own); }
pre a:target, pre a:hover { outline: 2px solid var(--accent); }
.c0 { --own: light-dark(#dfe4ff, #2b3263); } .c1 { --own: light-dark(#d2f0ec, #0f3f3a); }
.c2 { --own: light-dark(#ffe6cf, #523010); } .c3 { --own: light-dark(#f5dcf7, #4a2150); }
.c4 { --own: light-dark(#e6f0c4, #35430f); } .c5 { --own: light-dark(#ffdce7, #571c33); }
@media (max-width: 45rem) { .sides { grid-template-columns: minmax(0, 1fr); } .side { max-height: 60vh; } }
`;

/** A group of look-alikes, each beside the one that is nearest to it. The page has no script. */
export function alikePage({ language, lab, number, group }: AlikePageOptions): string {
  const word: Word = (id, ...params) => say(message(`alike.${id}`, ...params), language);
  const title = word('title-of', { number, lab });
  const [shown, others] = [group.pairs.slice(0, MOST_PAIRS), group.pairs.slice(MOST_PAIRS)];
  const namesOf = ({ left, right }: AlikePair): string =>
    [left, right].map((place) => alikeName(handInAt(group, place))).join(' – ');
  return shell({
    language,
    title,
    allowed: ["style-src 'unsafe-inline'"],
    style: STYLE,
    body: html`<main>
<h1>${title}</h1>
<p class="soft"><a href="../index.html">${word('back')}</a> · ${word(group.isSame ? 'same' : 'near')}</p>
<p>${word('note')}</p>
<p>${word('group-has')} ${group.isSame ? null : word('click')}</p>
${shown.map((pair, at) => pairSection(group, pair, at, word))}
${others.length === 0 ? null : html`<p>${word('pairs-left', { count: others.length, names: others.map(namesOf) })}</p>`}
</main>`,
  });
}

type Word = <Id extends IdUnder<'alike'>>(id: Id, ...params: ParamsAfter<`alike.${Id}`>) => string;

function handInAt({ handIns }: AlikeGroup, place: number): AlikeHandIn {
  return handIns[place] ?? { students: [], files: [] };
}

function pairSection(group: AlikeGroup, pair: AlikePair, at: number, word: Word): Html {
  const [left, right] = [handInAt(group, pair.left), handInAt(group, pair.right)];
  const lefts = pair.matches.map((match, number): Painted => ({ ...match.left, match: number }));
  const rights = pair.matches.map((match, number): Painted => ({ ...match.right, match: number }));
  const [here, there] = [ownersIn(left, lefts), ownersIn(right, rights)];
  const seen = new Set(here.flatMap((owners) => [...new Set(owners)]));
  const linked = new Set(there.flatMap((owners) => [...new Set(owners)].filter((match) => seen.has(match))));
  linked.delete(-1);
  const much = pair.isSame ? word('same') : word('percent', { percent: Math.round(100 * pair.similarity) });
  const idOn = (side: string) => (match: number) => `p${at}${side}${match}`;
  const [onLeft, onRight] = [idOn('l'), idOn('r')];
  return html`<details${at === 0 ? html` open` : null}><summary><b>${alikeName(left)}</b> – <b>${alikeName(right)}</b> <span class="soft">${much}</span></summary>
<div class="sides">
${sideOf(left, here, linked, (match, which) => (which === 'this' ? onLeft : onRight)(match), word)}
${sideOf(right, there, linked, (match, which) => (which === 'this' ? onRight : onLeft)(match), word)}
</div></details>
`;
}

/** For each file of a hand-in, the match that each of its characters belongs to, as far as the file is shown. */
function ownersIn({ files }: AlikeHandIn, painted: readonly Painted[]): readonly Int32Array[] {
  let room = MOST_SHOWN;
  return files.map(({ text }, file) => {
    const length = Math.min(text.length, room);
    room -= length;
    return paint(
      length,
      painted.filter((stretch) => stretch.file === file),
    );
  });
}

function sideOf(
  handIn: AlikeHandIn,
  owners: readonly Int32Array[],
  linked: ReadonlySet<number>,
  idOf: (match: number, side: 'this' | 'other') => string,
  word: Word,
): Html {
  const name = alikeName(handIn);
  const files = handIn.files.map(({ path, text }, at) => {
    const own = owners[at] ?? new Int32Array();
    const cut = own.length < text.length ? html`<p class="soft">${word('cut')}</p>` : null;
    return html`<h4>${path}</h4>
<pre>${paintedCode(text, own, linked, idOf)}</pre>${cut}`;
  });
  return html`<section class="side" tabindex="0" aria-label="${word('sources-of', { name })}"><h3>${name}</h3>
${files}</section>`;
}
