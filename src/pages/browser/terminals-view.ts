import { momentOf } from '../../diagram/conversation.ts';
import { lineAt, linesUntil, type Piece, type ScreenLine } from '../../diagram/screen.ts';
import { IDS } from '../conversation/data.ts';
import { button, element, find } from './dom.ts';
import { laneClass } from './draw/drawing.ts';
import { longText } from './long-text.ts';
import type { PageController } from './page-controller.ts';
import { playedBy } from './played-by.ts';

/** How many lines of a terminal are shown at first, and added at a time. */
const SHOWN = 120;
const MORE = 600;

/** Every role's terminal as it was at the chosen moment, and what the role was waiting for. */
export function attachTerminals(controller: PageController): void {
  const place = find(IDS.terminals);
  const { say } = controller;
  let scene = -1;
  let panes: readonly Pane[] = [];
  controller.store.watch((state, before) => {
    if (state.scene === scene && state.row === before.row) return;
    if (state.scene !== scene) {
      scene = state.scene;
      panes = controller.index.lanes.map((_, lane) => new Pane(controller, lane));
      place.replaceChildren(...panes.map(({ node }) => node));
    }
    const { index } = controller;
    const row = state.row ?? index.scene.rows.length - 1;
    const moment = momentOf(index.scene, row);
    const present = new Set(index.lanesAt(row));
    for (const [lane, pane] of panes.entries()) {
      const wait = moment?.waits[lane] ?? null;
      const told = moment?.waits.some((one) => one !== null) ?? false;
      const scripted = index.lanes[lane]?.by === 'probe' || index.lanes[lane]?.by === 'through';
      pane.show(
        row,
        present.has(lane) || scripted,
        wait ?? (scripted ? '' : present.has(lane) && !told ? say('no-waits') : ''),
      );
    }
  });
}

/** One role's terminal. */
class Pane {
  readonly node: HTMLElement;
  private readonly controller: PageController;
  private readonly lane: number;
  private readonly waits = element('p', { class: 'waits' });
  private readonly screen: HTMLElement;

  constructor(controller: PageController, lane: number) {
    this.controller = controller;
    this.lane = lane;
    const { say } = controller;
    const own = controller.index.lanes[lane];
    const id = own?.id ?? '';
    const who = own ? playedBy(own, say) : '';
    this.screen = element('div', {
      class: 'screen',
      role: 'region',
      'aria-label': `${say('terminals')}: ${id}`,
      tabindex: 0,
    });
    this.node = element(
      'section',
      { class: `terminal ${laneClass(lane)}` },
      element('h3', {}, id, element('span', { class: 'cast' }, who === '' ? '' : ` ${who}`)),
      this.waits,
      this.screen,
    );
  }

  show(row: number, present: boolean, wait: string): void {
    this.node.classList.toggle('absent', !present);
    this.waits.textContent = present ? wait : this.controller.say('not-running');
    this.fill(row, SHOWN);
    this.screen.scrollTop = this.screen.scrollHeight;
  }

  private fill(row: number, most: number): void {
    const screen = this.controller.index.screenOf(this.lane);
    const end = linesUntil(screen, row);
    const start = Math.max(0, end - most);
    const lines = screen.lines.slice(start, end).map((line) => this.lineNode(lineAt(line, row), row));
    const earlier =
      start === 0
        ? []
        : [
            button(this.controller.say('earlier', { count: start }), { class: 'jump' }, () => {
              const below = this.screen.scrollHeight - this.screen.scrollTop;
              this.fill(row, most + MORE);
              this.screen.scrollTop = this.screen.scrollHeight - below;
            }),
          ];
    const nothing =
      end === 0 ? [element('p', { class: 'remark' }, this.controller.say('nothing-printed'))] : [];
    this.screen.replaceChildren(...earlier, ...nothing, ...lines);
  }

  private lineNode(line: ScreenLine, row: number): HTMLElement {
    const node = element('div', { class: 'screen-line' });
    for (const piece of line) node.append(this.pieceNode(piece, piece.row === row));
    return node;
  }

  private pieceNode({ text, as }: Piece, isNew: boolean): HTMLElement {
    return element(
      'span',
      { class: `${as}${isNew ? ' new' : ''}` },
      longText(expandTabs(text), this.controller.say),
    );
  }
}

/** Replaces tabs as a terminal shows them, counted from the beginning of the piece. */
function expandTabs(text: string): string {
  let column = 0;
  return [...text]
    .map((letter) => {
      const shown = letter === '\t' ? ' '.repeat(8 - (column % 8)) : letter;
      column += shown.length;
      return shown;
    })
    .join('');
}
