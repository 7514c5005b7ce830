import { IDS } from '../page/data.ts';
import type { Desk } from './desk.ts';
import type { DiagramView } from './diagram-view.ts';
import { find } from './dom.ts';
import { spoken } from './spoken.ts';
import { zoomBy } from './zoom.ts';

/** What the pointer does in the diagram: a tip for what it is over, and a click to choose it. */
export function attachPointer(desk: Desk, view: DiagramView): void {
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
    const row = at === null ? undefined : desk.index.row(at);
    if (at === null || !row) return hide();
    tip.textContent = spoken({ index: desk.index, say: desk.say, checks: desk.data.checks }, at, row);
    tip.hidden = false;
    place(tip, event.clientX, event.clientY);
  });
  lines.addEventListener('pointerleave', hide);
  lines.addEventListener('scroll', hide, { passive: true });
  lines.addEventListener('click', (event) => {
    const at = view.rowAt(event.clientY);
    if (at === null) return;
    pick(desk, at);
  });
  lines.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(desk.store, event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
}

/** Chooses a row; unfolds it where many are folded away; goes to the check where it is one that does not hold. */
export function pick(desk: Desk, at: number): void {
  const line = desk.index.lines[desk.index.lineOfRow(at)];
  const row = desk.index.row(at);
  if (line && 'folded' in line) desk.unfold(line.row);
  if (row?.kind === 'violation') desk.store.set({ check: row.check, row: at });
  else desk.choose(at);
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
