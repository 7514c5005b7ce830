import type { Row } from '../../diagram/conversation.ts';
import { describeRow, textOf } from '../../diagram/describe.ts';
import { IDS } from '../conversation/data.ts';
import { button, element, find } from './dom.ts';
import { rowClass } from './draw/drawing.ts';
import { longText } from './long-text.ts';
import type { PageController } from './page-controller.ts';
import { spoken } from './spoken.ts';

/** Rows on a page of the table. */
const PAGE = 250;

/** The same events as a table, for those who prefer to read them. */
export function attachTable(controller: PageController): void {
  const place = find(IDS.table);
  const diagram = find(IDS.diagram);
  const keys = find('keys');
  let shown: { readonly scene: number; readonly page: number } | null = null;
  const show = (scene: number, page: number): void => {
    shown = { scene, page };
    place.replaceChildren(...tableOf(controller, page, (next) => show(scene, next)));
    place.scrollTop = 0;
  };
  controller.store.watch((state) => {
    const isTable = state.view === 'table';
    place.hidden = !isTable;
    diagram.hidden = isTable;
    keys.hidden = isTable;
    if (!isTable) {
      shown = null;
      return;
    }
    const page = Math.floor((state.row ?? 0) / PAGE);
    if (shown?.scene !== state.scene || (state.row !== null && shown.page !== page)) show(state.scene, page);
    mark(place, state.row, controller.marks().evidence);
  });
}

function tableOf(controller: PageController, page: number, turn: (page: number) => void): readonly Node[] {
  const { index, say } = controller;
  const { rows } = index.scene;
  const from = page * PAGE;
  const to = Math.min(rows.length, from + PAGE);
  const body = element('tbody');
  for (let at = from; at < to; at++) {
    const row = rows[at];
    if (row) body.append(rowNode(controller, at, row));
  }
  const heads = [say('number'), `${say('time')} (ms)`, say('role'), say('event'), say('text')];
  const table = element(
    'table',
    {},
    element('caption', {}, `${index.scene.run}: ${say('span', { from: from + 1, to, count: rows.length })}`),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    body,
  );
  const pages = element('p', { class: 'pages' });
  if (page > 0) pages.append(button(say('previous'), { class: 'tool' }, () => turn(page - 1)));
  if (to < rows.length) pages.append(button(say('next'), { class: 'tool' }, () => turn(page + 1)));
  return [table, pages];
}

function rowNode(controller: PageController, at: number, row: Row): HTMLElement {
  const { index, say, data } = controller;
  const isViolation = row.kind === 'violation';
  const what = isViolation
    ? spoken({ index, say, checks: data.checks }, at, row)
    : describeRow(row, index.scene, say);
  const choose = button(what, { class: 'jump' }, () => controller.store.set({ row: at }));
  const line = element(
    'tr',
    { 'data-row': at, class: `${row.kind} ${rowClass(row)}` },
    element('td', { class: 'n' }, String(row.n)),
    element('td', { class: 'n' }, row.t.toFixed(1)),
    element('th', { scope: 'row' }, index.lanes[row.lane ?? -1]?.id ?? ''),
    element('td', isViolation ? { colspan: 2 } : {}, choose),
  );
  if (!isViolation) line.append(element('td', { class: 'text' }, longText(textOf(row), say)));
  return line;
}

function mark(place: HTMLElement, chosen: number | null, evidence: ReadonlySet<number>): void {
  for (const line of place.querySelectorAll<HTMLElement>('tr[data-row]')) {
    const at = Number(line.dataset.row);
    line.classList.toggle('chosen', at === chosen);
    line.classList.toggle('evidence', evidence.has(at));
    if (at === chosen) line.setAttribute('aria-current', 'true');
    else line.removeAttribute('aria-current');
  }
}
