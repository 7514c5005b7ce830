import { CLASS_IDS, STATES } from '../../class/class-data.ts';
import { find } from '../dom.ts';
import type { PageState } from './page-state.ts';

/** The states and causes above the table: each button shows its students, and when pressed again, all. */
export function attachPicks(page: PageState): void {
  for (const one of document.querySelectorAll<HTMLButtonElement>('button[data-state]')) {
    const state = STATES.find((known) => known === one.dataset.state) ?? null;
    attachPick(
      page,
      one,
      () => page.store.state.filter.state === state,
      (pressed) => page.narrow({ state: pressed ? state : null }),
    );
  }
  for (const one of document.querySelectorAll<HTMLButtonElement>('button[data-cause]')) {
    const cause = Number(one.dataset.cause);
    attachPick(
      page,
      one,
      () => page.store.state.filter.cause === cause,
      (pressed) => page.narrow({ cause: pressed ? cause : null }),
    );
  }
}

function attachPick(
  page: PageState,
  one: HTMLButtonElement,
  isPressed: () => boolean,
  press: (pressed: boolean) => void,
): void {
  one.addEventListener('click', () => {
    press(!isPressed());
    if (isPressed()) find(CLASS_IDS.matrix).scrollIntoView({ block: 'nearest' });
  });
  page.store.watch(() => one.setAttribute('aria-pressed', String(isPressed())));
}
