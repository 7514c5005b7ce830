import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/**
 * How often a screen is looked at, in milliseconds; the next figure is for how long at most, which is a backstop and no
 * measurement.
 */
const LOOK_MS = 50;
const BACKSTOP_MS = 60_000;

/** Properties of a terminal. */
export interface ScreenOptions {
  readonly folder: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A real terminal with a shell: tests type keys into it, and read its screen. */
export class Screen {
  private readonly socket = `giliran-${randomUUID()}`;

  constructor({ folder, columns = 80, rows = 100, environment = {} }: ScreenOptions) {
    const variables = Object.entries({ LC_ALL: 'C.UTF-8', PS1: '$ ', ...environment });
    this.tmux(
      ...['-f', '/dev/null', '-u', 'new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', folder],
      // Passed by `env`, so that quotes in a folder's name need no escaping.
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

  /** The text on the screen, without empty lines at its end. */
  read(...options: readonly string[]): string {
    return this.tmux('capture-pane', '-p', ...options).trimEnd();
  }

  /** Makes the terminal this wide. */
  resize(columns: number): void {
    this.tmux('resize-window', '-x', `${columns}`);
  }

  /** Waits until the screen shows something. @param options for reading it @returns the screen */
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

  /** A fact that tmux has about the terminal: `cursor_flag`. */
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
