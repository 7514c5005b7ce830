import type { MatrixView } from './matrix-view.ts';

/** Draws the whole table for paper. */
export function attachPaper(view: MatrixView): void {
  const media = window.matchMedia('print');
  window.addEventListener('beforeprint', () => view.setPaper(true));
  window.addEventListener('afterprint', () => view.setPaper(false));
  media.addEventListener('change', () => view.setPaper(media.matches));
}
