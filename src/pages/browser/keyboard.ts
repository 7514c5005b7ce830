import { IDS } from '../conversation/data.ts';
import type { DiagramView } from './diagram-view.ts';
import { find } from './dom.ts';
import type { PageController } from './page-controller.ts';
import { pick } from './pointer.ts';
import { zoomBack, zoomBy } from './zoom.ts';

/** Keys of the diagram: moving from event to event and along arrows, and changing the size. */
export function attachKeyboard(controller: PageController, view: DiagramView): void {
  const lines = find(IDS.lines);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(controller, 1),
    ArrowUp: () => step(controller, -1),
    PageDown: () => step(controller, view.page),
    PageUp: () => step(controller, -view.page),
    Home: () => step(controller, Number.NEGATIVE_INFINITY),
    End: () => step(controller, Number.POSITIVE_INFINITY),
    ArrowLeft: () => follow(controller, 'source'),
    ArrowRight: () => follow(controller, 'target'),
    Enter: () => enter(controller),
    ' ': () => enter(controller),
    '+': () => zoomBy(controller.store, 1),
    '=': () => zoomBy(controller.store, 1),
    '-': () => zoomBy(controller.store, -1),
    '0': () => zoomBack(controller.store),
  };
  lines.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Moves some lines down, or up where the number is negative. */
function step(controller: PageController, lines: number): void {
  const { index, store } = controller;
  const last = index.lines.length - 1;
  const now = store.state.row === null ? (lines > 0 ? -1 : last + 1) : index.lineOfRow(store.state.row);
  const next = index.lines[Math.min(last, Math.max(0, now + lines))];
  if (next) store.set({ row: next.row });
}

/** Moves to where a text was typed; or to where it was shown, and from there to where it was shown next. */
function follow(controller: PageController, to: 'source' | 'target'): void {
  const { index, store } = controller;
  const { row } = store.state;
  if (row === null) return;
  const [source] = index.sourcesOf(row);
  if (to === 'source') {
    if (source !== undefined) controller.choose(source);
    return;
  }
  const targets = index.targetsOf(source ?? row);
  const next = targets.find((target) => target > row);
  if (next !== undefined) controller.choose(next);
}

function enter(controller: PageController): void {
  const { row } = controller.store.state;
  if (row !== null) pick(controller, row);
}
