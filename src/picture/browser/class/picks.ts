import { CLASS_IDS, STATES } from '../../class/class-data.ts';
import { find } from '../dom.ts';
import type { Room } from './room.ts';

/** The states and causes above the table: each shows those whom it is about, and once more, everybody. */
export function attachPicks(room: Room): void {
  for (const one of document.querySelectorAll<HTMLButtonElement>('button[data-state]')) {
    const state = STATES.find((known) => known === one.dataset.state) ?? null;
    attachPick(
      room,
      one,
      () => room.store.state.filter.state === state,
      (pressed) => room.narrow({ state: pressed ? state : null }),
    );
  }
  for (const one of document.querySelectorAll<HTMLButtonElement>('button[data-cause]')) {
    const cause = Number(one.dataset.cause);
    attachPick(
      room,
      one,
      () => room.store.state.filter.cause === cause,
      (pressed) => room.narrow({ cause: pressed ? cause : null }),
    );
  }
}

function attachPick(
  room: Room,
  one: HTMLButtonElement,
  isPressed: () => boolean,
  press: (pressed: boolean) => void,
): void {
  one.addEventListener('click', () => {
    press(!isPressed());
    if (isPressed()) find(CLASS_IDS.matrix).scrollIntoView({ block: 'nearest' });
  });
  room.store.watch(() => one.setAttribute('aria-pressed', String(isPressed())));
}
