import { IDS } from '../conversation/data.ts';
import { find } from './dom.ts';
import type { PageController } from './page-controller.ts';

/** The checks beside the diagram, each of which leads to its evidence. */
export function attachChecks(controller: PageController): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-check]')];
  for (const one of buttons)
    one.addEventListener('click', () => {
      controller.chooseCheck(one.dataset.check ?? '');
      if (controller.store.state.view === 'diagram') find(IDS.lines).focus({ preventScroll: false });
    });
  controller.store.watch(({ check }, before) => {
    for (const one of buttons) {
      const chosen = one.dataset.check === check;
      const item = one.closest('li');
      one.setAttribute('aria-pressed', String(chosen));
      item?.classList.toggle('chosen', chosen);
      if (chosen && check !== before.check) item?.scrollIntoView({ block: 'nearest' });
    }
  });
}
