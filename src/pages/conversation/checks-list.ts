import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { message, type PlainId } from '../../model/message.ts';
import type { KeptCheck } from '../../model/result.ts';
import type { Status } from '../../model/verdict.ts';
import { type Html, html } from './html.ts';

const MARKS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', skipped: '–', inconclusive: '?' };

/** The steps with their checks. Each check is a button that leads to its evidence, with a reason where it failed. */
export function checksList(checks: readonly KeptCheck[], lab: Lab, language: Language): Html {
  const steps = lab.steps.flatMap((step) => {
    const own = checks.filter((check) => check.step === step.id);
    return own.length === 0
      ? []
      : [
          html`<section class="step"><h3>${step.title[language]}</h3>
<ul>${own.map((check) => checkItem(check, language))}</ul></section>`,
        ];
  });
  return html`<div class="steps">${steps}</div>`;
}

function checkItem(check: KeptCheck, language: Language): Html {
  const points =
    check.maxScore === 0 ? null : html`<span class="points">${check.score}/${check.maxScore}</span>`;
  return html`<li class="check ${check.status}">
<button type="button" data-check="${check.id}" aria-pressed="false"${check.run === null ? html` disabled` : null}>
<span class="mark" aria-hidden="true">${MARKS[check.status]}</span><span class="title">${check.title}</span>${points}
<span class="unseen">${say(message(`diagram.status-${check.status}`), language)}</span></button>
${check.status === 'pass' ? null : reason(check, language)}</li>
`;
}

/** Why a check does not hold, or is not decided. */
function reason(check: KeptCheck, language: Language): Html {
  const word = (id: PlainId): string => say(message(id), language);
  const { blame } = check;
  const who =
    blame.length === 0
      ? word('diagram.nobody-named')
      : say(message('report.roles', { roles: blame }), language);
  return html`<div class="reason">
${check.message === null ? null : html`<p class="message">${check.message}</p>`}
${
  check.status !== 'fail'
    ? null
    : html`<dl>
${entry(word('diagram.expected'), check.expected)}
${entry(word('diagram.seen'), check.actual)}
${check.why.map((text, index) => entry(index === 0 ? word('diagram.why') : '', text))}
${entry(word('diagram.who'), who)}
${entry(word('diagram.hint'), check.hint)}
</dl>`
}</div>`;
}

function entry(term: string, text: string | null): Html | null {
  return text === null ? null : html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
}
