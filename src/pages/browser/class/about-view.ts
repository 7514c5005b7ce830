import { isOpen } from '../../class/choose-students.ts';
import { CLASS_IDS } from '../../class/class-data.ts';
import { button, element, find } from '../dom.ts';
import { checkAddress } from './check-address.ts';
import type { PageState } from './page-state.ts';

/** Shows all that is known of one student, above the table. */
export function attachAbout(page: PageState): void {
  const place = find(CLASS_IDS.about);
  const close = (): void => {
    const { about } = page.store.state;
    page.store.set({ about: null });
    const row = document.querySelector(`tr[data-student="${about}"] .more`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  };
  place.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  page.store.watch(({ about }, before) => {
    if (about === before.about) return;
    place.hidden = about === null;
    if (about === null) return;
    const name = page.index.table.students[about]?.name ?? '';
    place.setAttribute('aria-label', page.say('about', { name }));
    place.replaceChildren(...contentOf(page, about, close));
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  });
}

function contentOf(page: PageState, student: number, close: () => void): readonly Node[] {
  const { index, say } = page;
  const { name, id, comment } = index.table.students[student] ?? { name: '', id: '' };
  const heading = element('h3', {}, name, ' ', element('span', { class: 'id' }, id));
  return [
    element('div', { class: 'title' }, heading, button(say('close'), { class: 'tool' }, close)),
    ...(comment === undefined ? [] : [element('p', { class: 'comment' }, `✉ ${comment}`)]),
    ...index.table.labs.map((_, lab) => labSection(page, lab, student)),
  ];
}

function labSection({ index, say }: PageState, lab: number, student: number): HTMLElement {
  const { title, scores, maxScore, pages, problems, remarks, set, late, alike, checks } = index.lab(lab);
  const state = index.state(lab, student);
  const score = scores[student] ?? null;
  const points = score === null ? say('no-score') : `${score}${maxScore === null ? '' : `/${maxScore}`}`;
  const outcome = state === null ? say('not-handed-in') : `${say(`state-${state}`)}, ${points}`;
  const page = pages[student] ?? '';
  const line = element('p', {}, element('b', {}, title), ` · ${outcome}`);
  if (page !== '') line.append(' · ', element('a', { href: page }, say('conversation')));
  const section = element('section', {}, line);
  const own = set[student];
  if (own !== undefined) {
    const by = own.by === '' ? say('a-person') : own.by;
    const told = say('set-to', { score: score ?? '', by, reason: own.reason });
    const before = say('before', { before: own.before ?? say('no-score') });
    section.append(element('p', { class: 'set' }, `✎ ${told} (${before})`));
  }
  const problem = problems[student];
  if (problem !== undefined) section.append(element('p', { class: 'ungraded' }, problem));
  const told = late[student];
  if (told !== undefined) section.append(element('p', { class: 'late' }, `◷ ${told}`));
  for (const remark of remarks[student] ?? [])
    section.append(element('p', { class: 'noted' }, `⚑ ${remark}`));
  const others = alike[student] ?? '';
  if (others !== '') section.append(element('p', {}, element('a', { href: others }, say('alike'))));
  const open = checks.flatMap((check, at) => {
    const mark = index.mark(lab, student, at);
    if (!isOpen(mark)) return [];
    const link =
      page === '' ? check.title : element('a', { href: checkAddress(page, check.id) }, check.title);
    return [element('li', { class: mark }, link, ` · ${index.why(lab, student, at) ?? say(`mark-${mark}`)}`)];
  });
  if (open.length > 0) section.append(element('ul', {}, ...open));
  else if (state === 'pass') section.append(element('p', {}, say('all-holds')));
  return section;
}
