import { IDS } from '../page/data.ts';
import type { Desk } from './desk.ts';
import { find } from './dom.ts';

/** The checks beside the diagram: each leads to what it rests on. */
export function attachChecks(desk: Desk): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-check]')];
  for (const one of buttons)
    one.addEventListener('click', () => {
      desk.chooseCheck(one.dataset.check ?? '');
      if (desk.store.state.view === 'diagram') find(IDS.lines).focus({ preventScroll: false });
    });
  desk.store.watch(({ check }, before) => {
    for (const one of buttons) {
      const chosen = one.dataset.check === check;
      const item = one.closest('li');
      one.setAttribute('aria-pressed', String(chosen));
      item?.classList.toggle('chosen', chosen);
      if (chosen && check !== before.check) item?.scrollIntoView({ block: 'nearest' });
    }
  });
}
