import { momentOf, type Row } from '../conversation.ts';
import { describeRow, textOf } from '../describe.ts';
import { legible } from '../legible.ts';
import { IDS } from '../page/data.ts';
import type { Desk } from './desk.ts';
import { button, element, find } from './dom.ts';
import { rowClass } from './draw/drawing.ts';
import { longText } from './long-text.ts';

/** Shows the chosen event whole, and what belongs to it. */
export function attachDetails(desk: Desk): void {
  const place = find(IDS.details);
  desk.store.watch((state, before) => {
    if (state === before || (state.row === before.row && state.scene === before.scene)) return;
    const row = state.row === null ? undefined : desk.index.row(state.row);
    place.replaceChildren(
      ...(row && state.row !== null
        ? detailsOf(desk, state.row, row)
        : [element('p', { class: 'remark' }, desk.say('choose'))]),
    );
  });
}

function detailsOf(desk: Desk, at: number, row: Row): readonly Node[] {
  const { index, say, data } = desk;
  const check = row.kind === 'violation' ? data.checks.find(({ id }) => id === row.check) : undefined;
  const text = row.kind === 'heard' ? row.text : textOf(row);
  const moment = momentOf(index.scene, at);
  return [
    element('p', { class: `what ${rowClass(row)}` }, describeRow(row, index.scene, say)),
    element('p', { class: 'stamp' }, `#${row.n} · ${row.t.toFixed(1)} ms`),
    ...(check ? [element('p', { class: 'wrong' }, legible(check.message))] : []),
    ...(text === '' ? [] : [element('pre', { class: 'whole' }, longText(text, say))]),
    ...relations(desk, at, row),
    ...(moment ? [element('p', { class: 'stamp' }, say(`settled-${moment.by}`))] : []),
    ...(moment?.unread.map((line) => element('p', { class: 'unread' }, line)) ?? []),
  ];
}

/** Where it was typed, who showed it, and who of those that were there did not. */
function relations(desk: Desk, at: number, row: Row): readonly Node[] {
  const { index, say } = desk;
  const nodes: Node[] = [];
  const [source] = index.sourcesOf(at);
  const said = source === undefined ? undefined : index.row(source);
  if (source !== undefined && said)
    nodes.push(
      element('p', {}, jump(desk, source, say('typed-by', { role: nameOf(desk, said), n: said.n }))),
    );
  if (row.kind !== 'say') return nodes;
  const targets = index.targetsOf(at);
  const shown = element('ul', { class: 'jumps' });
  for (const target of targets) {
    const there = index.row(target);
    if (there) shown.append(element('li', {}, jump(desk, target, `${nameOf(desk, there)} · #${there.n}`)));
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

function nameOf({ index }: Desk, row: Row): string {
  return index.lanes[row.lane ?? -1]?.id ?? '';
}

function jump(desk: Desk, row: number, label: string): HTMLButtonElement {
  return button(label, { class: 'jump' }, () => {
    desk.choose(row);
    find(IDS.lines).focus();
  });
}
