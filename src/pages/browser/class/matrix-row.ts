import { isOpen } from '../../class/choose-students.ts';
import type { Mark } from '../../class/class-data.ts';
import { button, element } from '../dom.ts';
import { checkAddress } from './check-address.ts';
import type { PageState } from './page-state.ts';

const SIGNS: Readonly<Record<Mark, string>> = {
  pass: '✓',
  fail: '✗',
  skipped: '–',
  inconclusive: '?',
  unstable: '≈',
  none: '·',
};

/** A student's row: the student, and how each check came out, with links to the student's own pages. */
export function matrixRow(page: PageState, student: number): HTMLTableRowElement {
  return element(
    'tr',
    { 'data-student': student },
    whoCell(page, student),
    stateCell(page, student),
    ...page.index.table.labs.flatMap((_, lab) => labCells(page, lab, student)),
  );
}

/** The programs' result; a mark that a person has set is shown beside it. */
function stateCell({ index, say }: PageState, student: number): HTMLElement {
  const state = index.stateOf(student);
  const isSet = state !== 'set' && index.isIn(student, 'set');
  return element(
    'td',
    { class: `state ${state ?? 'absent'}`, title: isSet ? say('state-set') : null },
    ...(isSet ? [said('✎', say('state-set')), ' '] : []),
    state === null ? say('not-handed-in') : say(`state-${state}`),
  );
}

function whoCell({ index, say, store }: PageState, student: number): HTMLElement {
  const { name, id } = index.table.students[student] ?? { name: '', id: '' };
  const page = index.table.labs.map(({ pages }) => pages[student]).find((address) => (address ?? '') !== '');
  const shown =
    page === undefined ? element('span', { class: 'name' }, name) : element('a', { href: page }, name);
  const more = button('⋯', { class: 'more', 'aria-label': say('about', { name }) }, () =>
    store.set({ about: student }),
  );
  return element(
    'th',
    { scope: 'row', class: 'who' },
    element('div', {}, shown, element('span', { class: 'id' }, id), more),
  );
}

function labCells(page: PageState, lab: number, student: number): readonly Node[] {
  const { index, say } = page;
  const { checks, problems } = index.lab(lab);
  const state = index.state(lab, student);
  const problem = state === null ? say('not-handed-in') : problems[student];
  if (problem === undefined)
    return [scoreCell(page, lab, student), ...checks.map((_, check) => checkCell(page, lab, student, check))];
  const text = element('td', { class: 'problem', colspan: checks.length, title: problem }, problem);
  return checks.length === 0 ? [scoreCell(page, lab, student)] : [scoreCell(page, lab, student), text];
}

function scoreCell({ index, say }: PageState, lab: number, student: number): HTMLElement {
  const { scores, set, remarks, late, pages } = index.lab(lab);
  const score = scores[student] ?? null;
  const own = set[student];
  const shown = score === null ? said('—', say('no-score')) : element('span', {}, String(score));
  const page = pages[student] ?? '';
  // With one lab the name leads to the same page.
  const tab = index.table.labs.length > 1 ? null : -1;
  return element(
    'td',
    { class: 'score', title: own?.reason ?? remarks[student]?.join(' ') ?? late[student] ?? null },
    ...(late[student] === undefined ? [] : [said('◷', say('late'))]),
    ...(remarks[student] === undefined ? [] : [said('⚑', say('noted'))]),
    ...(own === undefined ? [] : [said('✎', say('state-set'))]),
    page === '' ? shown : element('a', { href: page, tabindex: tab }, shown),
  );
}

function checkCell({ index, say }: PageState, lab: number, student: number, check: number): HTMLElement {
  const mark = index.mark(lab, student, check);
  const why = index.why(lab, student, check);
  const { checks, pages } = index.lab(lab);
  const status = say(`mark-${mark}`);
  const page = pages[student] ?? '';
  const sign = said(SIGNS[mark], why === null ? status : `${status}: ${why}`);
  // By keyboard, the links in the panel about the student are nearer.
  const id = checks[check]?.id ?? '';
  const content =
    isOpen(mark) && page !== ''
      ? element('a', { href: checkAddress(page, id), tabindex: -1, title: why ?? status }, sign)
      : sign;
  return element('td', { class: `check ${mark}` }, content);
}

/** A sign, with the words that a screen reader says for it. */
function said(sign: string, words: string): HTMLElement {
  return element('span', { role: 'img', 'aria-label': words }, sign);
}
