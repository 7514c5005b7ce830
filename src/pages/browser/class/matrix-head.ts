import type { SortBy } from '../../class/choose-students.ts';
import { shareHolding } from '../../class/tally.ts';
import { button, element } from '../dom.ts';
import type { PageState } from './page-state.ts';

/** Rows of the head: the labs, where there are several, the columns, and how many students each check holds for. */
export function matrixHead(page: PageState): HTMLElement {
  const { labs } = page.index.table;
  const head = element('thead', {});
  if (labs.length > 1) head.append(labRow(page));
  head.append(columnRow(page), shareRow(page));
  return head;
}

/** Columns with fixed widths, which must not depend on their content, since rows come and go. */
export function matrixColumns({ index }: PageState): HTMLElement {
  const columns = index.table.labs.flatMap(({ checks }) => [
    element('col', { class: 'score' }),
    ...checks.map(() => element('col', { class: 'check' })),
  ]);
  return element(
    'colgroup',
    {},
    element('col', { class: 'who' }),
    element('col', { class: 'state' }),
    ...columns,
  );
}

function labRow({ index }: PageState): HTMLElement {
  const labs = index.table.labs.map(({ title, checks }) =>
    element(
      'th',
      { scope: 'colgroup', colspan: checks.length + 1, class: 'lab' },
      element('span', { title }, title),
    ),
  );
  return element('tr', {}, element('td', { colspan: 2, class: 'who' }), ...labs);
}

function columnRow(page: PageState): HTMLElement {
  const { index, say } = page;
  return element(
    'tr',
    { class: 'columns' },
    sortHead(page, { by: 'name' }, say('student'), 'who'),
    sortHead(page, { by: 'state' }, say('state'), 'state'),
    ...index.table.labs.flatMap(({ checks, title }, lab) => [
      sortHead(page, { by: 'score', lab }, say('score'), 'score', title),
      ...checks.map((one, check) => sortHead(page, { by: 'check', lab, check }, one.id, 'check', one.title)),
    ]),
  );
}

function shareRow({ index, say }: PageState): HTMLElement {
  const shares = index.table.labs.flatMap(({ checks }, lab) => [
    element('td', { class: 'score' }),
    ...checks.map((_, check) => {
      const share = shareHolding(index, { lab, check });
      return element('td', { class: 'check' }, share === null ? '' : String(Math.round(share * 100)));
    }),
  ]);
  return element(
    'tr',
    { class: 'shares' },
    element('th', { scope: 'row', class: 'who' }, say('holds-for')),
    element('td', { class: 'state' }),
    ...shares,
  );
}

/** A heading that sorts, in alternating directions. */
function sortHead(
  { store }: PageState,
  on: SortBy,
  label: string,
  kind: string,
  about?: string,
): HTMLElement {
  const name = about === undefined ? {} : { title: about, 'aria-label': `${label}: ${about}` };
  const control = button(label, { class: 'sort', ...name }, () => {
    const { sort } = store.state;
    // The first click puts the lowest values and failures first, which are looked for most.
    store.set({ sort: { on, down: isSame(sort.on, on) && !sort.down } });
  });
  const head = element('th', { scope: 'col', class: kind }, control);
  store.watch(({ sort }) => {
    if (!isSame(sort.on, on)) head.removeAttribute('aria-sort');
    else head.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
  });
  return head;
}

function isSame(a: SortBy, b: SortBy): boolean {
  if (a.by === 'score' && b.by === 'score') return a.lab === b.lab;
  if (a.by === 'check' && b.by === 'check') return a.lab === b.lab && a.check === b.check;
  return a.by === b.by;
}
