import { CLASS_IDS } from '../../class/class-data.ts';
import { element, find } from '../dom.ts';
import { matrixColumns, matrixHead } from './matrix-head.ts';
import { matrixRow } from './matrix-row.ts';
import type { PageState } from './page-state.ts';

/** Height of a row in pixels, as in the style. */
const ROW = 30;
/** Widths of the columns in pixels, as in the style. */
const [STATE, SCORE] = [140, 70];
const CHECK = { least: 32, most: 52 };
const WHO = { least: 300, most: 480 };
/** How many rows beyond the visible ones are drawn. */
const AHEAD = 9;
/** The most rows on paper; the others are left out. */
const MOST_ON_PAPER = 1500;

/** The table of students and checks. Only visible rows are in the document. */
export class MatrixView {
  private readonly page: PageState;
  private readonly place = find(CLASS_IDS.matrix);
  private readonly table: HTMLTableElement;
  private readonly head: HTMLElement;
  private readonly body = element('tbody');
  private readonly above = spacer();
  private readonly below = spacer();
  private readonly remark = element('p', { class: 'remark nobody' });
  /** The first row that is drawn, and the one after the last. */
  private shown = { from: 0, to: 0 };
  private isPaper = false;

  constructor(page: PageState) {
    this.page = page;
    this.head = matrixHead(page);
    this.table = element(
      'table',
      { 'aria-label': page.say('students-and-checks') },
      matrixColumns(page),
      this.head,
      this.body,
    );
    this.setWidth();
    this.body.append(this.above, this.below);
    this.place.append(this.table, this.remark);
    this.place.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.place);
    this.body.addEventListener('click', (event) => this.onClick(event));
    page.store.watch((state, before) => {
      if (state.filter !== before.filter || state.sort !== before.sort || state === before) this.fill();
      this.markAbout(state.about);
    });
  }

  /** For paper, all rows are drawn. */
  setPaper(isPaper: boolean): void {
    if (this.isPaper === isPaper) return;
    this.isPaper = isPaper;
    this.fill();
  }

  /** Draws the chosen students anew, from the first. */
  private fill(): void {
    const { chosen, say } = this.page;
    this.clear();
    this.place.scrollTop = 0;
    this.table.setAttribute('aria-rowcount', String(chosen.length + this.headRows));
    this.table.hidden = this.page.index.count === 0;
    const leftOut = this.isPaper ? chosen.length - MOST_ON_PAPER : 0;
    this.remark.textContent =
      chosen.length === 0 ? say('nobody') : leftOut > 0 ? say('left-out', { count: leftOut }) : '';
    this.draw();
  }

  /** Draws the visible rows; those that are there already stay. */
  private draw(): void {
    const { length } = this.page.chosen;
    const { from, to } = this.isPaper ? { from: 0, to: Math.min(length, MOST_ON_PAPER) } : this.seen(length);
    if (from >= this.shown.to || to <= this.shown.from) {
      this.clear();
      this.shown = { from, to: from };
    }
    for (; this.shown.from < from; this.shown.from++) this.drop(this.above.nextElementSibling);
    for (; this.shown.to > to; this.shown.to--) this.drop(this.below.previousElementSibling);
    if (from < this.shown.from) this.above.after(this.rows(from, this.shown.from));
    if (to > this.shown.to) this.below.before(this.rows(this.shown.to, to));
    this.shown = { from, to };
    this.above.style.height = `${from * ROW}px`;
    this.below.style.height = this.isPaper ? '0' : `${(length - to) * ROW}px`;
  }

  private seen(length: number): { readonly from: number; readonly to: number } {
    const { scrollTop, clientHeight } = this.place;
    const first = Math.floor(scrollTop / ROW);
    const most = Math.ceil(clientHeight / ROW) + 2 * AHEAD;
    const from = Math.max(0, Math.min(first - AHEAD, length - most));
    return { from, to: Math.min(length, from + most) };
  }

  private rows(from: number, to: number): DocumentFragment {
    const rows = document.createDocumentFragment();
    const { about } = this.page.store.state;
    for (const [at, student] of this.page.chosen.slice(from, to).entries()) {
      const row = matrixRow(this.page, student);
      row.setAttribute('aria-rowindex', String(from + at + this.headRows + 1));
      row.classList.toggle('chosen', student === about);
      rows.append(row);
    }
    return rows;
  }

  private drop(row: Element | null): void {
    // Keeps the focus in the table for those who use the keyboard.
    if (row?.contains(document.activeElement)) this.place.focus({ preventScroll: true });
    row?.remove();
  }

  private clear(): void {
    for (; this.shown.from < this.shown.to; this.shown.from++) this.drop(this.above.nextElementSibling);
  }

  private markAbout(about: number | null): void {
    for (const row of this.body.querySelectorAll<HTMLElement>('tr[data-student]'))
      row.classList.toggle('chosen', Number(row.dataset.student) === about);
  }

  /** A click beside the links shows all about the student. */
  private onClick({ target }: Event): void {
    if (!(target instanceof Element) || target.closest('a, button') !== null) return;
    const student = target.closest<HTMLElement>('tr[data-student]')?.dataset.student;
    if (student !== undefined) this.page.store.set({ about: Number(student) });
  }

  private get headRows(): number {
    return this.head.childElementCount;
  }

  /** Sets the width of the table: names and checks share what there is, within bounds. */
  private setWidth(): void {
    const { labs } = this.page.index.table;
    const checks = labs.reduce((sum, lab) => sum + lab.checks.length, 0);
    const beside = STATE + SCORE * labs.length;
    const { style } = find(CLASS_IDS.students);
    style.setProperty('--checks', String(Math.max(1, checks)));
    style.setProperty('--beside', `${beside}px`);
    style.setProperty('--least', `${beside + CHECK.least * checks + WHO.least}px`);
    style.setProperty('--most', `${beside + CHECK.most * checks + WHO.most}px`);
  }
}

function spacer(): HTMLElement {
  return element('tr', { class: 'spacer', 'aria-hidden': true });
}
