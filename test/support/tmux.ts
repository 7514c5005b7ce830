import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** How often a screen is looked at, and for how long at the most, in milliseconds: a backstop, not a measure. */
const LOOK_MS = 50;
const BACKSTOP_MS = 60_000;

/** What a terminal is like. */
export interface ScreenOptions {
  readonly folder: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A real terminal with a shell in it: keys are typed into it, and its screen is read. */
export class Screen {
  private readonly socket = `giliran-${randomUUID()}`;

  constructor({ folder, columns = 80, rows = 100, environment = {} }: ScreenOptions) {
    const variables = Object.entries({ LC_ALL: 'C.UTF-8', PS1: '$ ', ...environment });
    this.tmux(
      ...['-f', '/dev/null', '-u', 'new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', folder],
      // So that a folder's name with a quote is no matter.
      ...['env', ...variables.map(([name, value]) => `${name}=${value}`), 'bash', '--norc', '--noprofile'],
    );
  }

  /** Types a line and Enter. */
  line(text: string): void {
    this.tmux('send-keys', '-l', text);
    this.keys('Enter');
  }

  /** Presses keys, by tmux's names for them: `Enter`, `Down`, `C-c`, `Escape`. */
  keys(...names: readonly string[]): void {
    for (const name of names) this.tmux('send-keys', name);
  }

  /** What stands on the screen, without empty lines at its end. */
  read(...options: readonly string[]): string {
    return this.tmux('capture-pane', '-p', ...options).trimEnd();
  }

  /** Makes the terminal as wide as this. */
  resize(columns: number): void {
    this.tmux('resize-window', '-x', `${columns}`);
  }

  /** Waits until a screen shows something. @param options of how it is read @returns the screen */
  async until(shows: RegExp, ...options: readonly string[]): Promise<string> {
    const startedAt = performance.now();
    for (;;) {
      const screen = this.read(...options);
      if (shows.test(screen)) return screen;
      if (performance.now() - startedAt > BACKSTOP_MS)
        throw new Error(`the screen never showed ${shows}; it shows\n${screen}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Something that tmux knows of the terminal: `cursor_flag`. */
  fact(name: string): string {
    return this.tmux('display-message', '-p', `#{${name}}`).trim();
  }

  close(): void {
    this.tmux('kill-server');
  }

  private tmux(...args: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.socket, ...args], { encoding: 'utf8' });
  }
}
