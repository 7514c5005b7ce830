import { FillingScreen, heardLines } from '../../diagram/screen.ts';
import type { LivePiece, LiveScreen } from '../../pages/live/live-data.ts';
import type { Unnumbered } from '../../trace/recorder.ts';

/** The most lines of a screen that are kept, pieces of a line, and characters of a piece. What is older is left out. */
const MOST_LINES = 500;
const MOST_PIECES = 20;
const MOST_CHARACTERS = 4000;

/** One program's screen, as far as it is kept, with a note of which lines have changed. */
export class KeptScreen {
  private readonly role: string;
  private readonly run: number;
  private readonly screen = new FillingScreen<LivePiece>();
  /** How many lines at the beginning are left out. */
  private first = 0;
  private readonly changed = new Set<number>();

  constructor(role: string, run: number) {
    this.role = role;
    this.run = run;
  }

  /** Takes a record of this role; records that put nothing on a screen are ignored. */
  take(record: Unnumbered): void {
    const before = this.screen.lines.length;
    if (record.kind === 'print') this.screen.print(record, { text: cut(record.text), as: record.stream });
    else if (record.kind === 'move' && record.do === 'say' && record.done)
      this.screen.type({ text: cut(record.text), as: 'typed' });
    else if (record.kind === 'heard')
      this.screen.hear(heardLines(record.text).map((text) => ({ text: cut(text), as: 'heard' })));
    else return;
    const { lines } = this.screen;
    for (let at = Math.max(0, Math.min(before, lines.length - 1)); at < lines.length; at++)
      this.changed.add(this.first + at);
    tidy(lines.at(-1) ?? []);
    const gone = Math.max(0, lines.length - MOST_LINES);
    lines.splice(0, gone);
    this.first += gone;
  }

  /** All that is kept. */
  whole(): LiveScreen {
    return this.with(this.screen.lines.map((_, index) => this.first + index));
  }

  /** What has changed since the last time; null where nothing has. */
  changes(): LiveScreen | null {
    if (this.changed.size === 0) return null;
    const changed = [...this.changed].filter((at) => at >= this.first);
    this.changed.clear();
    return this.with(changed);
  }

  private with(numbers: readonly number[]): LiveScreen {
    const { role, run, first, screen } = this;
    const lines = numbers.map((at) => ({ at, pieces: [...(screen.lines[at - first] ?? [])] }));
    return { role, run, first, lines };
  }
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** Joins neighbouring pieces that look alike, and drops the beginning of a line that grows without end. */
function tidy(line: LivePiece[]): void {
  const [before, last] = line.slice(-2);
  if (before && last && before.as === last.as)
    line.splice(-2, 2, { as: last.as, text: shortened(before.text + last.text) });
  if (line.length > MOST_PIECES) line.shift();
}

function shortened(text: string): string {
  return text.length > 2 * MOST_CHARACTERS ? `…${text.slice(-MOST_CHARACTERS)}` : text;
}
