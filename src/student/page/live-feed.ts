import type { LiveEntry, LiveEvent, LiveState, LiveStatus } from '../../pages/live/live-data.ts';
import type { Unnumbered } from '../../trace/recorder.ts';
import { KeptScreen } from './kept-screen.ts';

/** Entries of the log that are kept. */
const MOST_ENTRIES = 300;

/** Is told what changes. */
type Listener = (event: LiveEvent) => void;

/** What stands by itself: it is told whole when it changes. */
type Facts = Omit<LiveState, 'screens' | 'log'>;

/** What the page shows, and who is told when it changes. No more is kept than can be told to who comes later. */
export class LiveFeed {
  private facts: Facts;
  private readonly screens = new Map<string, KeptScreen>();
  private run = 0;
  private readonly log: LiveEntry[] = [];
  private last = 0;
  /** Number of the last entry that has been told. */
  private toldUntil = 0;
  private readonly listeners = new Set<Listener>();
  private changed: Partial<Facts> = {};
  private isPlanned = false;

  constructor(status: LiveStatus) {
    this.facts = { status, steps: [], programs: [], scene: '', conversation: 0 };
  }

  /** Tells somebody everything now, and from now on what changes. @returns ends that */
  listen(listener: Listener): () => void {
    // What is still to be told is part of everything.
    this.tell();
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

  /** Notes something that happened. */
  note(text: string, as: LiveEntry['as']): void {
    this.last++;
    this.log.push({ n: this.last, text, as });
    if (this.log.length > 2 * MOST_ENTRIES) this.log.splice(0, MOST_ENTRIES);
    this.plan();
  }

  /** Begins with empty screens for another run. */
  clearScreens(roles: readonly string[]): void {
    this.run++;
    this.screens.clear();
    for (const role of roles) this.screens.set(role, new KeptScreen(role, this.run));
    this.plan();
  }

  /** Puts on a role's screen what a record says. */
  show(role: string, record: Unnumbered): void {
    this.screens.get(role)?.take(record);
    this.plan();
  }

  /** Tells everybody that there will be nothing more. */
  end(): void {
    this.tell();
    for (const listener of this.listeners) listener({ kind: 'ended' });
    this.listeners.clear();
  }

  /** What comes in one turn of the event loop is told together. */
  private plan(): void {
    if (this.isPlanned) return;
    this.isPlanned = true;
    setImmediate(() => this.tell());
  }

  private tell(): void {
    this.isPlanned = false;
    const screens = [...this.screens.values()].flatMap((screen) => screen.changes() ?? []);
    const entries = this.log.slice(-MOST_ENTRIES).filter(({ n }) => n > this.toldUntil);
    const event: LiveEvent = {
      kind: 'change',
      ...this.changed,
      ...(screens.length > 0 ? { screens } : {}),
      ...(entries.length > 0 ? { log: entries } : {}),
    };
    this.changed = {};
    this.toldUntil = this.last;
    if (Object.keys(event).length === 1) return;
    for (const listener of this.listeners) listener(event);
  }
}
