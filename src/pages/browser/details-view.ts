import { momentOf, type Row } from '../../diagram/conversation.ts';
import { describeRow, textOf } from '../../diagram/describe.ts';
import { legible } from '../../diagram/legible.ts';
import { IDS } from '../conversation/data.ts';
import { button, element, find } from './dom.ts';
import { rowClass } from './draw/drawing.ts';
import { longText } from './long-text.ts';
import type { PageController } from './page-controller.ts';

/** Shows the whole of the chosen event, and what belongs to it. */
export function attachDetails(controller: PageController): void {
  const place = find(IDS.details);
  controller.store.watch((state, before) => {
    if (state === before || (state.row === before.row && state.scene === before.scene)) return;
    const row = state.row === null ? undefined : controller.index.row(state.row);
    place.replaceChildren(
      ...(row && state.row !== null
        ? detailsOf(controller, state.row, row)
        : [element('p', { class: 'remark' }, controller.say('choose'))]),
    );
  });
}

function detailsOf(controller: PageController, at: number, row: Row): readonly Node[] {
  const { index, say, data } = controller;
  const check = row.kind === 'violation' ? data.checks.find(({ id }) => id === row.check) : undefined;
  const text = row.kind === 'heard' ? row.text : textOf(row);
  const moment = momentOf(index.scene, at);
  return [
    element('p', { class: `what ${rowClass(row)}` }, describeRow(row, index.scene, say)),
    element('p', { class: 'stamp' }, `#${row.n} · ${row.t.toFixed(1)} ms`),
    ...(check ? [element('p', { class: 'wrong' }, legible(check.message))] : []),
    ...(text === '' ? [] : [element('pre', { class: 'whole' }, longText(text, say))]),
    ...relations(controller, at, row),
    ...(moment ? [element('p', { class: 'stamp' }, say(`settled-${moment.by}`))] : []),
    ...(moment?.unread.map((line) => element('p', { class: 'unread' }, line)) ?? []),
  ];
}

/** Where it was typed, who showed it, and which of the roles that were there did not. */
function relations(controller: PageController, at: number, row: Row): readonly Node[] {
  const { index, say } = controller;
  const nodes: Node[] = [];
  const [source] = index.sourcesOf(at);
  const said = source === undefined ? undefined : index.row(source);
  if (source !== undefined && said)
    nodes.push(
      element(
        'p',
        {},
        jump(controller, source, say('typed-by', { role: nameOf(controller, said), n: said.n })),
      ),
    );
  if (row.kind !== 'say') return nodes;
  const targets = index.targetsOf(at);
  const shown = element('ul', { class: 'jumps' });
  for (const target of targets) {
    const there = index.row(target);
    if (there)
      shown.append(element('li', {}, jump(controller, target, `${nameOf(controller, there)} · #${there.n}`)));
  }
  if (targets.length > 0) nodes.push(element('p', {}, say('shown-by', { roles: '' }).trim()), shown);
  const reached = new Set(targets.map((target) => index.row(target)?.lane));
  const missed = index
    .lanesAt(at)
    .filter((lane) => lane !== row.lane && !reached.has(lane) && index.lanes[lane]?.by !== 'through')
    .map((lane) => index.lanes[lane]?.id ?? '');
  if (missed.length > 0) nodes.push(element('p', {}, say('not-shown-by', { roles: missed.join(', ') })));
  return nodes;
}

function nameOf({ index }: PageController, row: Row): string {
  return index.lanes[row.lane ?? -1]?.id ?? '';
}

function jump(controller: PageController, row: number, label: string): HTMLButtonElement {
  return button(label, { class: 'jump' }, () => {
    controller.choose(row);
    find(IDS.lines).focus();
  });
}
