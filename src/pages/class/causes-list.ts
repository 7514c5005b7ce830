import { type Html, html } from '../conversation/html.ts';
import type { ClassIndex } from './class-index.ts';
import type { ClassWord } from './class-words.ts';
import { type CauseTally, tallyCauses } from './tally.ts';

/** The causes that affect most students, and where. Each is a button that shows the affected students. */
export function causesList(index: ClassIndex, word: ClassWord): Html {
  const tallies = tallyCauses(index);
  const items = tallies.map((tally) => causeItem(index, tally, word));
  const content =
    items.length === 0
      ? html`<p class="remark">${word('no-causes')}</p>`
      : html`<p class="remark">${word('causes-note')}</p>
<ol tabindex="0" aria-labelledby="causes-title">${items}</ol>`;
  return html`<section class="causes" aria-labelledby="causes-title"><h2 id="causes-title">${word('causes')}</h2>
${content}</section>`;
}

function causeItem(index: ClassIndex, { cause, students, check, others }: CauseTally, word: ClassWord): Html {
  const { id } = index.table.causes[cause] ?? { id: '' };
  const lab = index.lab(check.lab);
  const title = lab.checks[check.check]?.title ?? '';
  const place = index.table.labs.length > 1 ? `${lab.title}: ${title}` : title;
  const where = others === 0 ? place : word('in-checks', { check: place, others });
  return html`<li><button type="button" class="pick" data-cause="${cause}" aria-pressed="false">
<span class="example">${index.wordsOf(cause)}</span><span class="hit">${word('hit', {
    students,
    count: index.count,
  })}</span>
<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="4" class="whole"/>
<rect width="${(100 * students) / index.count}" height="4"/></svg>
<span class="where">${where} · <code>${id}</code></span></button></li>
`;
}
