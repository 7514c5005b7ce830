import { buildConversation } from '../../diagram/build-conversation.ts';
import { castLine } from '../../diagram/cast-line.ts';
import { chooseRun } from '../../diagram/choose-run.ts';
import { wordsIn } from '../../diagram/say-words.ts';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { type IdUnder, message, type ParamsAfter } from '../../model/message.ts';
import type { KeptDocument } from '../../model/result.ts';
import type { RunTrace } from '../../model/trace.ts';
import type { PageAssets } from './assets.ts';
import { checksList } from './checks-list.ts';
import { IDS, type PageData } from './data.ts';
import { frame } from './frame.ts';
import { type Html, html } from './html.ts';
import { pack } from './pack.ts';
import { sceneOf } from './scene.ts';

export interface PageOptions {
  readonly document: KeptDocument;
  /** Null where it was not found: then no checks are shown. */
  readonly lab: Lab | null;
  /** Set where it was typed by hand: then nothing is graded. */
  readonly isTrial?: true;
  readonly runs: readonly RunTrace[];
  readonly language: Language;
  /** The author of the submission; left out where that must not be shown. */
  readonly student?: { readonly name: string };
  /** The run to show first; left out for the one that decided the first failure. */
  readonly run?: string;
  readonly assets: PageAssets;
}

/**
 * One page that needs nothing else: the results of checks, and every run as a diagram to explore. It makes no requests,
 * and its policy allows only its own script.
 */
export function conversationPage(options: PageOptions): string {
  const { document, lab, language, assets } = options;
  const word: Word = (id, ...params) => say(message(`diagram.${id}`, ...params), language);
  const title = word('title', { lab: lab?.title[language] ?? document.lab });
  const body = html`<a class="skip" href="#${IDS.lines}">${word('skip')}</a>
${header(options, word)}
<main>
${checks(options, word)}
${options.runs.length === 0 ? html`<p class="remark">${word('no-runs')}</p>` : [conversation(word), moment(word)]}
</main>
<div id="${IDS.print}"></div>
<div id="${IDS.tip}" aria-hidden="true" hidden></div>`;
  return frame({
    language,
    title: options.student ? `${options.student.name} · ${title}` : title,
    assets,
    body,
    data: dataOf(options),
  });
}

type Word = <Id extends IdUnder<'diagram'>>(id: Id, ...params: ParamsAfter<`diagram.${Id}`>) => string;

function header({ document, lab, isTrial, language, student }: PageOptions, word: Word): Html {
  const { verdict, score, maxScore, seed } = document;
  const whose =
    student?.name ??
    document.submission
      .split(/[\\/]/)
      .filter((name) => name !== '')
      .at(-1) ??
    '';
  const result = html`<p class="verdict ${verdict}"><strong>${say(message(`diagram.verdict-${verdict}`), language)}</strong>
${score === null ? null : html`<span>${word('score', { score, max: maxScore })}</span>`}</p>`;
  return html`<header>
<div class="name"><h1>${lab?.title[language] ?? document.lab}</h1>
<p>${whose}${whose === '' ? null : html` · `}${word('seed', { seed })}</p></div>
${lab && !isTrial ? result : null}
<button type="button" id="${IDS.theme}" class="tool"></button>
</header>`;
}

function checks({ document, lab, isTrial, language }: PageOptions, word: Word): Html {
  const told = isTrial
    ? document.checks.filter(({ status }) => status === 'pass' || status === 'fail')
    : document.checks;
  const content = lab
    ? html`${checksList(told, lab, language)}${isTrial ? html`<p class="remark">${word('by-hand')}</p>` : null}`
    : html`<p class="remark">${word('no-lab', { lab: document.lab })}</p>`;
  return html`<section class="checks" aria-labelledby="checks-title"><h2 id="checks-title">${word('checks')}</h2>
${content}
${document.notes.map((note) => html`<p class="remark">${note}</p>`)}
</section>`;
}

function conversation(word: Word): Html {
  return html`<section class="conversation" aria-labelledby="conversation-title">
<h2 id="conversation-title" class="unseen">${word('conversation')}</h2>
<div class="bar"><label>${word('scene')} <select id="${IDS.scenes}"></select></label>
<div id="${IDS.views}" class="group" role="group" aria-label="${word('conversation')}"></div>
<div id="${IDS.tools}" class="group"></div></div>
<noscript><p class="remark">${word('no-script')}</p></noscript>
<div id="${IDS.diagram}" class="diagram">
<div id="${IDS.heads}" class="heads" aria-hidden="true"></div>
<div id="${IDS.lines}" class="lines" role="listbox" tabindex="0" aria-label="${word('conversation')}"
 aria-describedby="keys"><div id="${IDS.drawing}" class="drawing" role="presentation"></div></div>
</div>
<div id="${IDS.table}" class="table" hidden></div>
<p id="keys" class="keys">${word('keys')}</p>
</section>`;
}

function moment(word: Word): Html {
  return html`<aside aria-label="${word('details')}">
<section class="details"><h2>${word('details')}</h2>
<div id="${IDS.details}" aria-live="polite"><p class="remark">${word('choose')}</p></div></section>
<section class="screens"><h2>${word('terminals')}</h2><div id="${IDS.terminals}"></div></section>
</aside>`;
}

function dataOf({ document, runs, run, language }: PageOptions): PageData {
  const scenes = runs.map((trace) => {
    const built = buildConversation(trace, document.checks);
    return sceneOf(built, castLine(built, language), language);
  });
  return {
    words: wordsIn(language),
    checks: document.checks.map(({ id, status, run: decided, message: text, evidence }) => ({
      id,
      status,
      run: decided,
      message: text ?? '',
      evidence,
    })),
    first: run ?? chooseRun(runs, document.checks)?.run.run ?? '',
    ...pack(scenes),
  };
}
