import { IDS } from '../page/data.ts';
import type { Desk } from './desk.ts';
import type { DiagramView } from './diagram-view.ts';
import { find } from './dom.ts';
import { pick } from './pointer.ts';
import { zoomBack, zoomBy } from './zoom.ts';

/** Keys of the diagram: from event to event, along messages, and its size. */
export function attachKeyboard(desk: Desk, view: DiagramView): void {
  const lines = find(IDS.lines);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(desk, 1),
    ArrowUp: () => step(desk, -1),
    PageDown: () => step(desk, view.page),
    PageUp: () => step(desk, -view.page),
    Home: () => step(desk, Number.NEGATIVE_INFINITY),
    End: () => step(desk, Number.POSITIVE_INFINITY),
    ArrowLeft: () => follow(desk, 'source'),
    ArrowRight: () => follow(desk, 'target'),
    Enter: () => enter(desk),
    ' ': () => enter(desk),
    '+': () => zoomBy(desk.store, 1),
    '=': () => zoomBy(desk.store, 1),
    '-': () => zoomBy(desk.store, -1),
    '0': () => zoomBack(desk.store),
  };
  lines.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Some lines down, or up where it is negative. */
function step(desk: Desk, lines: number): void {
  const { index, store } = desk;
  const last = index.lines.length - 1;
  const now = store.state.row === null ? (lines > 0 ? -1 : last + 1) : index.lineOfRow(store.state.row);
  const next = index.lines[Math.min(last, Math.max(0, now + lines))];
  if (next) store.set({ row: next.row });
}

/** To where it was typed; or to where it was shown, and from there to where it was shown next. */
function follow(desk: Desk, to: 'source' | 'target'): void {
  const { index, store } = desk;
  const { row } = store.state;
  if (row === null) return;
  const [source] = index.sourcesOf(row);
  if (to === 'source') {
    if (source !== undefined) desk.choose(source);
    return;
  }
  const targets = index.targetsOf(source ?? row);
  const next = targets.find((target) => target > row);
  if (next !== undefined) desk.choose(next);
}

function enter(desk: Desk): void {
  const { row } = desk.store.state;
  if (row !== null) pick(desk, row);
}
