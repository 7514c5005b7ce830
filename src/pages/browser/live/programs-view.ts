import type { Say } from '../../../diagram/words.ts';
import { LIVE_IDS, type LiveProgram, type LiveState } from '../../live/live-data.ts';
import type { SayLive } from '../../live/live-words.ts';
import { find } from '../dom.ts';
import { ProgramPane } from './program-pane.ts';

export interface ProgramsOptions {
  readonly say: Say;
  readonly live: SayLive;
  /** Whether programs can be typed into. */
  readonly isTry: boolean;
}

/** All programs: whether each runs, what it waits for, and its screen. */
export class ProgramsView {
  private readonly options: ProgramsOptions;
  private readonly panes = new Map<string, ProgramPane>();

  constructor(options: ProgramsOptions) {
    this.options = options;
    find(LIVE_IDS.programs).append(options.live('nothing-run'));
  }

  show({ programs, screens, scene }: Partial<LiveState>): void {
    if (scene !== undefined) find(LIVE_IDS.scene).textContent = scene;
    if (programs) this.place(programs);
    for (const screen of screens ?? []) this.panes.get(screen.role)?.showScreen(screen);
  }

  /** Another scene may have fewer programs, or more. */
  private place(programs: readonly LiveProgram[]): void {
    const place = find(LIVE_IDS.programs);
    const isSame = programs.length === this.panes.size && programs.every(({ role }) => this.panes.has(role));
    if (!isSame && programs.length > 0) {
      this.panes.clear();
      for (const [lane, { role }] of programs.entries())
        this.panes.set(role, new ProgramPane(role, lane, this.options));
      place.replaceChildren(...[...this.panes.values()].map(({ node }) => node));
    }
    for (const program of programs) this.panes.get(program.role)?.showProgram(program);
  }
}
