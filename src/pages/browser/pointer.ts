import { IDS } from '../conversation/data.ts';
import type { DiagramView } from './diagram-view.ts';
import { find } from './dom.ts';
import type { PageController } from './page-controller.ts';
import { spoken } from './spoken.ts';
import { zoomBy } from './zoom.ts';

/** Reacts to the pointer in the diagram: a tip for what is under it, and a choice on click. */
export function attachPointer(controller: PageController, view: DiagramView): void {
  const lines = find(IDS.lines);
  const tip = find(IDS.tip);
  const hide = (): void => {
    view.hover(null);
    tip.hidden = true;
  };
  lines.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse') return;
    const at = view.rowAt(event.clientY);
    view.hover(at);
    const row = at === null ? undefined : controller.index.row(at);
    if (at === null || !row) return hide();
    tip.textContent = spoken(
      { index: controller.index, say: controller.say, checks: controller.data.checks },
      at,
      row,
    );
    tip.hidden = false;
    place(tip, event.clientX, event.clientY);
  });
  lines.addEventListener('pointerleave', hide);
  lines.addEventListener('scroll', hide, { passive: true });
  lines.addEventListener('click', (event) => {
    const at = view.rowAt(event.clientY);
    if (at === null) return;
    pick(controller, at);
  });
  lines.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(controller.store, event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
}

/** Chooses a row; unfolds rows where it stands for several; chooses the check where it is a failed check. */
export function pick(controller: PageController, at: number): void {
  const line = controller.index.lines[controller.index.lineOfRow(at)];
  const row = controller.index.row(at);
  if (line && 'folded' in line) controller.unfold(line.row);
  if (row?.kind === 'violation') controller.store.set({ check: row.check, row: at });
  else controller.choose(at);
}

/** Puts the tip beside the pointer, within the window. */
function place(tip: HTMLElement, x: number, y: number): void {
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(x + 14, window.innerWidth - width - 8);
  const below = y + 18;
  const top = below + height + 8 > window.innerHeight ? y - height - 14 : below;
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${Math.max(8, top)}px`;
}
