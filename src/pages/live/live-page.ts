import { wordsIn } from '../../diagram/say-words.ts';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { message, type PlainId } from '../../model/message.ts';
import type { PageAssets } from '../conversation/assets.ts';
import { IDS } from '../conversation/data.ts';
import { frame } from '../conversation/frame.ts';
import { type Html, html, trusted } from '../conversation/html.ts';
import { guideId, LIVE_IDS, type LiveData } from './live-data.ts';
import { liveWordsIn } from './live-words.ts';

export interface LivePageOptions {
  readonly lab: Lab;
  /** The folder's own name. */
  readonly folder: string;
  /** Whether programs can be typed into; otherwise the page shows the last check's. */
  readonly isTry: boolean;
  readonly guide: LiveGuide;
  readonly language: Language;
  /** The script and the style of `dist/live-page.json`. */
  readonly assets: PageAssets;
}

/** The guide, as the terminal shows it. */
export interface LiveGuide {
  readonly lab: string;
  /** By step id. */
  readonly steps: Readonly<Record<string, string>>;
}

/** The page of `watch` or `try`. Its content comes only from the giliran that serves it. */
export function livePage({ lab, folder, isTry, guide, language, assets }: LivePageOptions): string {
  const word = (id: PlainId): string => say(message(id), language);
  const name = lab.title[language];
  const title = say(message(isTry ? 'live.title-try' : 'live.title-watch', { lab: name }), language);
  const steps = html`<section class="steps-now" aria-labelledby="steps-title">
<h2 id="steps-title">${word('live.steps')}</h2>
${isTry ? html`<p class="remark">${word('live.from-progress')}</p>` : null}
<div id="${LIVE_IDS.steps}" class="steps"></div></section>`;
  const programs = html`<section class="programs" aria-labelledby="programs-title">
<h2 id="programs-title">${word(isTry ? 'live.programs-try' : 'live.programs-watch')}</h2>
<p id="${LIVE_IDS.scene}" class="remark"></p>
<div id="${LIVE_IDS.programs}" tabindex="-1"></div>
${isTry ? html`<p class="keys">${word('live.keys')}</p>` : null}</section>`;
  const happened = html`<section class="happened" aria-labelledby="log-title">
<h2 id="log-title">${word('live.happened')}</h2>
<div id="${LIVE_IDS.log}" class="log" role="log" aria-labelledby="log-title" tabindex="0"></div></section>`;
  const body = html`<a class="skip" href="#${LIVE_IDS.programs}">${word('live.skip')}</a>
<header><div class="name"><h1>${title}</h1><p>${folder}</p></div>
<p id="${LIVE_IDS.status}" class="status" role="status"></p>
<button type="button" id="${IDS.theme}" class="tool"></button></header>
<p id="${LIVE_IDS.connection}" class="connection" role="alert"></p>
<main>
<noscript><p class="remark">${word('live.no-script')}</p></noscript>
<ul id="${LIVE_IDS.reasons}" class="reasons" aria-live="polite"></ul>
<div class="work">${isTry ? [programs, happened, steps] : [steps, programs, happened]}</div>
${guideOf(lab, guide, language)}
<section class="conversation-now" aria-labelledby="conversation-title">
<h2 id="conversation-title">${word('live.conversation')}</h2><div id="${LIVE_IDS.conversation}"></div></section>
</main>`;
  const data: LiveData = {
    isTry,
    status: { text: word('live.connecting'), reasons: [] },
    words: wordsIn(language),
    live: liveWordsIn(language),
  };
  return frame({
    language,
    title,
    assets,
    allowed: ["connect-src 'self'", "frame-src 'self'"],
    body,
    data,
  });
}

/** The guide, with a part for each step; its diagrams are drawn with letters. */
function guideOf(lab: Lab, guide: LiveGuide, language: Language): Html {
  const part = (id: string, title: string, text: string): Html =>
    html`<details id="${guideId(id)}"><summary>${title}</summary><pre tabindex="0">${lines(text)}</pre></details>
`;
  return html`<section class="guide" aria-labelledby="guide-title">
<h2 id="guide-title">${say(message('live.guide'), language)}</h2>
${lab.steps.map((step, index) =>
  part(step.id, `${index + 1}. ${step.title[language]}`, guide.steps[step.id] ?? ''),
)}
${part('', say(message('live.guide-lab'), language), guide.lab)}</section>`;
}

/** A text of several lines: line ends become elements, since escaping would show them as symbols. */
function lines(text: string): readonly Html[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => html`${line}${trusted('\n')}`);
}
