import type { LiveEntry, LiveEvent, LiveState, LiveStatus } from '../../pages/live/live-data.ts';
import type { Unnumbered } from '../../trace/recorder.ts';
import { KeptScreen } from './kept-screen.ts';

/** The most entries of the log that are kept. */
const MOST_ENTRIES = 300;

/** Called with each change. */
type Listener = (event: LiveEvent) => void;

/** Facts that are sent as a whole when they change. */
type Facts = Omit<LiveState, 'screens' | 'log'>;

/** Holds what the page shows, and sends changes to its listeners. No more is kept than a new listener can be sent. */
export class LiveFeed {
  private facts: Facts;
  private readonly screens = new Map<string, KeptScreen>();
  private run = 0;
  private readonly log: LiveEntry[] = [];
  private last = 0;
  /** Number of the last entry that was sent. */
  private sentUntil = 0;
  private readonly listeners = new Set<Listener>();
  private changed: Partial<Facts> = {};
  private isPlanned = false;

  constructor(status: LiveStatus) {
    this.facts = { status, steps: [], programs: [], scene: '', conversation: 0 };
  }

  /** Sends a listener everything now, and from then on what changes. @returns a function that ends this */
  listen(listener: Listener): () => void {
    // Changes that were not sent yet are part of everything.
    this.publish();
    this.listeners.add(listener);
    listener(this.everything());
    return () => this.listeners.delete(listener);
  }

  everything(): LiveState & { readonly kind: 'change' } {
    const screens = [...this.screens.values()].map((screen) => screen.whole());
    return { kind: 'change', ...this.facts, screens, log: this.log.slice(-MOST_ENTRIES) };
  }

  set(facts: Partial<Facts>): void {
    this.facts = { ...this.facts, ...facts };
    this.changed = { ...this.changed, ...facts };
    this.plan();
  }

  /** Adds an entry to the log. */
  note(text: string, as: LiveEntry['as']): void {
    this.last++;
    this.log.push({ n: this.last, text, as });
    if (this.log.length > 2 * MOST_ENTRIES) this.log.splice(0, MOST_ENTRIES);
    this.plan();
  }

  /** Clears the screens for another run. */
  clearScreens(roles: readonly string[]): void {
    this.run++;
    this.screens.clear();
    for (const role of roles) this.screens.set(role, new KeptScreen(role, this.run));
    this.plan();
  }

  /** Puts a record's output on a role's screen. */
  show(role: string, record: Unnumbered): void {
    this.screens.get(role)?.take(record);
    this.plan();
  }

  /** Tells all listeners that nothing more will come. */
  end(): void {
    this.publish();
    for (const listener of this.listeners) listener({ kind: 'ended' });
    this.listeners.clear();
  }

  /** Changes within one turn of the event loop are sent together. */
  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    setImmediate(() => this.publish());
  }

  private publish(): void {
    this.isPlanned = false;
    const screens = [...this.screens.values()].flatMap((screen) => screen.changes() ?? []);
    const entries = this.log.slice(-MOST_ENTRIES).filter(({ n }) => n > this.sentUntil);
    const event: LiveEvent = {
      kind: 'change',
      ...this.changed,
      ...(screens.length > 0 ? { screens } : {}),
      ...(entries.length > 0 ? { log: entries } : {}),
    };
    this.changed = {};
    this.sentUntil = this.last;
    if (Object.keys(event).length === 1) return;
    for (const listener of this.listeners) listener(event);
  }
}
