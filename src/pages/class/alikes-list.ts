import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { AlikeGroup, LabAlikes, WhyLeft } from '../../model/alike.ts';
import { type Bilingual, type IdUnder, message, type ParamsAfter } from '../../model/message.ts';
import { alikeFile } from '../alike/alike-file.ts';
import { alikeName } from '../alike/alike-name.ts';
import { type Html, html } from '../conversation/html.ts';
import { pageAddress } from './page-address.ts';

/** How many members of a group are named. */
const MOST_NAMES = 8;

export interface AlikesOptions {
  readonly alikes: readonly LabAlikes[];
  /** Titles of labs, by their ids. */
  readonly labs: ReadonlyMap<string, { readonly title: Bilingual }>;
  readonly language: Language;
}

type Word = <Id extends IdUnder<'alike'>>(id: Id, ...params: ParamsAfter<`alike.${Id}`>) => string;

/** Groups of hand-ins that look alike, for each lab, with links to the pages that compare them. */
export function alikesList({ alikes, labs, language }: AlikesOptions): Html | null {
  if (alikes.length === 0) return null;
  const word: Word = (id, ...params) => say(message(`alike.${id}`, ...params), language);
  return html`<section class="alikes" aria-labelledby="alikes-title"><h2 id="alikes-title">${word('title')}</h2>
<p class="remark">${word('note')}</p>
${alikes.map((ofLab) => labPart(ofLab, labs.get(ofLab.lab)?.title[language] ?? ofLab.lab, word, language))}</section>`;
}

function labPart(
  { lab, compared, groups, left }: LabAlikes,
  title: string,
  word: Word,
  language: Language,
): Html {
  const items = groups.map((group, at) => groupItem(group, alikeFile(lab, at + 1), word));
  return html`<p><b>${word('compared', { lab: title, compared })}</b>${groups.length === 0 ? ` · ${word('none')}` : null}</p>
${items.length === 0 ? null : html`<ol>${items}</ol>`}${left.length === 0 ? null : leftPart(left, word, language)}
`;
}

function groupItem({ isSame, handIns, pairs }: AlikeGroup, file: string, word: Word): Html {
  const names = handIns.slice(0, MOST_NAMES).map(alikeName);
  const more = handIns.length - names.length;
  const told = [...names, ...(more > 0 ? [word('and-more', { count: more })] : [])].join(', ');
  const percent = Math.round(100 * Math.min(...pairs.map(({ similarity }) => similarity)));
  const much = isSame
    ? word('same')
    : `${word('near')}, ${percent < 100 ? '≥ ' : ''}${word('percent', { percent })}`;
  return html`<li><a href="${pageAddress(file)}">${told}</a> <span class="soft">${much}</span></li>
`;
}

function leftPart(left: LabAlikes['left'], word: Word, language: Language): Html {
  const reasons = [...new Set(left.map(({ why }) => why))].sort();
  const namesOf = (why: WhyLeft): string =>
    left.flatMap((one) => (one.why === why ? [one.student.name || one.student.key] : [])).join(', ');
  return html`<details><summary>${word('not-compared', { count: left.length })}</summary><ul>${reasons.map(
    (why) => html`<li>${say(message(`alike.why-${why}`), language)}: ${namesOf(why)}</li>
`,
  )}</ul></details>`;
}
