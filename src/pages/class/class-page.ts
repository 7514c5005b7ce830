import { say } from '../../messages/say.ts';
import type { LabAlikes } from '../../model/alike.ts';
import { message } from '../../model/message.ts';
import type { PageAssets } from '../conversation/assets.ts';
import { IDS } from '../conversation/data.ts';
import { frame } from '../conversation/frame.ts';
import { type Html, html } from '../conversation/html.ts';
import { alikesList } from './alikes-list.ts';
import { causesList } from './causes-list.ts';
import { CLASS_IDS, type ClassData, STATES } from './class-data.ts';
import { ClassIndex } from './class-index.ts';
import { type ClassWord, classWordsIn } from './class-words.ts';
import { type ClassOptions, packClass } from './pack-class.ts';
import { scoresFigure } from './scores-figure.ts';
import { tallyState } from './tally.ts';

export interface ClassPageOptions extends ClassOptions {
  /** The name of the class; left out for the page's own title. */
  readonly title?: string;
  /** Results of comparing the hand-ins, for each lab; left out where that was not done. */
  readonly alikes?: readonly LabAlikes[];
  /** The script and the style of `dist/class-page.json`. */
  readonly assets: PageAssets;
}

/**
 * The page of a whole class: students and checks as a table, the distribution of scores, and what to explain again. It
 * needs nothing else; each student's own page is a link away.
 */
export function classPage(options: ClassPageOptions): string {
  const { language, assets, labs, alikes = [] } = options;
  const word: ClassWord = (id, ...params) => say(message(`class.${id}`, ...params), language);
  const index = new ClassIndex(packClass(options));
  const data: ClassData = { ...index.table, words: classWordsIn(language) };
  const title = options.title ?? word('title');
  const body = html`<a class="skip" href="#${CLASS_IDS.matrix}">${word('skip')}</a>
<header><div class="name"><h1>${title}</h1>
<p>${[word('students', { count: index.count }), ...data.labs.map((lab) => lab.title)].join(' · ')}</p></div>
<button type="button" id="${IDS.theme}" class="tool"></button></header>
<main>
<div class="panels"><div class="overview">${outcome(index, word)}
${causesList(index, word)}
${scoresFigure(data.labs, word)}</div></div>
${matrix(word)}
${alikesList({ alikes, labs, language })}
</main>`;
  return frame({ language, title, assets, body, data });
}

/** How many students have each state. Each is a button that shows only those. */
function outcome(index: ClassIndex, word: ClassWord): Html {
  const items = STATES.map((state) => ({ state, count: tallyState(index, state) })).map(
    ({ state, count }) => html`<li><button type="button" class="pick ${state}" data-state="${state}"
 aria-pressed="false"${count === 0 ? html` disabled` : null}><b>${count}</b> ${word(`state-${state}`)}</button></li>
`,
  );
  return html`<section class="outcome" aria-labelledby="outcome-title"><h2 id="outcome-title">${word('outcome')}</h2>
<ul>${items}</ul></section>`;
}

function matrix(word: ClassWord): Html {
  const select = (id: 'state' | 'cause' | 'check'): Html =>
    html`<div class="field"><label for="${id}">${word(id)}</label>
<select id="${id}"><option value="">${word('any')}</option></select></div>`;
  return html`<section class="students" id="${CLASS_IDS.students}">
<div class="bar" role="search" aria-label="${word('filters')}">
<div class="field"><label for="${CLASS_IDS.search}">${word('search')}</label>
<input type="search" id="${CLASS_IDS.search}" autocomplete="off"></div>
${[CLASS_IDS.state, CLASS_IDS.cause, CLASS_IDS.check].map(select)}
<button type="button" id="${CLASS_IDS.clear}" class="tool">${word('clear')}</button>
<p id="${CLASS_IDS.count}" class="remark" role="status"></p></div>
<noscript><p class="remark">${word('no-script')}</p></noscript>
<div id="${CLASS_IDS.about}" class="about" role="region" tabindex="-1" hidden></div>
<div id="${CLASS_IDS.matrix}" class="matrix" role="region" tabindex="0" aria-label="${word('students-and-checks')}"></div>
<p class="legend">${word('legend')}</p>
</section>`;
}
