import type { State, Store } from './store.ts';

/** The sizes to choose from. */
const STEPS = [0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.45, 1.75, 2.1];

/** @param steps positive to enlarge */
export function zoomBy(store: Store<State>, steps: number): void {
  const at = STEPS.indexOf(store.state.zoom);
  const next = STEPS[Math.min(STEPS.length - 1, Math.max(0, at + steps))];
  if (next !== undefined && next !== store.state.zoom) store.set({ zoom: next });
}

export function zoomBack(store: Store<State>): void {
  store.set({ zoom: 1 });
}
