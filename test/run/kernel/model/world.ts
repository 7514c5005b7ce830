import { pick, type Random } from '../../../../src/lab/random.ts';

/**
 * Threads, channels and timers that are made up, and the order in which they get on. One step is one thing that happens
 * to one of them: a thread gets a processor, does a little, blocks; a packet comes; a timer goes off.
 */

/** How what is sent comes to whom it is for: at once, from its sender's queue, or from a processor's. */
type ChannelKind = 'pipe' | 'stream' | 'datagram';

interface Channel {
  readonly kind: ChannelKind;
  /** Messages in the sender's queue that have not come. */
  sent: number;
  /** Messages that have come, and stand in the sender's queue until that is acknowledged. */
  unacknowledged: number;
  /** Messages on their way outside any queue of a socket. */
  flying: number;
  /** Messages that have come and were not read. */
  received: number;
}

type Deed =
  | { readonly do: 'work' | 'sleep' | 'set-timer' | 'clone' | 'fork' }
  | { readonly do: 'receive' | 'send'; readonly channel: number };

/**
 * - `waking`: woken for another processor: shows its old call and its old counter
 * - `ready`: waits for a processor
 * - `gone`: dead; the last one of a process stays as a zombie
 */
type State = 'running' | 'ready' | 'waking' | 'blocked' | 'gone';

/** What a thread is blocked in. */
export type Call =
  | { readonly in: 'receive'; readonly channel: number }
  | { readonly in: 'sleep' }
  | { readonly in: 'poll' };

export interface Thread {
  readonly tid: number;
  readonly process: Process;
  readonly script: readonly Deed[];
  state: State;
  call: Call;
  /** Deeds done. */
  done: number;
  /** Time on a processor, and times put on one. */
  ran: number;
  turns: number;
  /** Its own timer descriptor: set, due without anybody having been woken, gone off, or none of these. */
  timer: 'unset' | 'set' | 'due' | 'went-off';
}

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly role: string;
  readonly threads: Thread[];
}

const MOST_THREADS = 9;
const ROLES = ['server', 'client1', 'client2'];
const KINDS: readonly [ChannelKind, ...ChannelKind[]] = ['pipe', 'stream', 'datagram'];

export class World {
  readonly processes: Process[] = [];
  readonly channels: readonly Channel[];
  private readonly random: Random;
  private readonly processors: number;
  /** How likely each kind of thing is to happen next: what is slow in one world is quick in another. */
  private readonly speeds: Readonly<Record<'run' | 'wake' | 'deliver' | 'clock', number>>;
  private readonly deeds: readonly [Deed['do'], ...Deed['do'][]];
  private number = 100;

  /** @param hasClock whether threads sleep and set timers */
  constructor(random: Random, hasClock: boolean) {
    this.random = random;
    this.processors = 1 + Math.floor(random() * 3);
    const speed = (): number => 0.02 + random() ** 2;
    this.speeds = { run: speed(), wake: speed(), deliver: speed(), clock: speed() };
    const clock = hasClock ? (['sleep', 'set-timer'] as const) : [];
    this.deeds = ['receive', 'receive', 'send', 'send', 'send', 'work', 'clone', 'fork', ...clock];
    // One keyboard a role, and what they talk by.
    this.channels = [...ROLES.map((): ChannelKind => 'pipe'), ...KINDS, pick(random, KINDS)].map((kind) => ({
      kind,
      sent: 0,
      unacknowledged: 0,
      flying: 0,
      received: 0,
    }));
    for (const role of ROLES) this.start(role, 0);
  }

  /** Types a line at a role. @returns the role */
  type(): string {
    const keyboard = Math.floor(this.random() * ROLES.length);
    this.arrive(keyboard);
    return ROLES[keyboard] ?? '';
  }

  /** Whether nothing can happen until somebody types. */
  isQuiet(): boolean {
    return this.chances().length === 0;
  }

  /** Whether anything can happen but by the clock. */
  isAsleep(): boolean {
    return this.chances().every(({ of }) => of === 'clock');
  }

  /** One thing happens, if anything can. */
  step(): void {
    const chances = this.chances();
    let left = this.random() * chances.reduce((sum, { of }) => sum + this.speeds[of], 0);
    for (const { of, happen } of chances) {
      left -= this.speeds[of];
      if (left > 0) continue;
      happen();
      return;
    }
  }

  private chances(): { readonly of: keyof World['speeds']; readonly happen: () => void }[] {
    const threads = this.processes.flatMap((process) => process.threads);
    const busy = threads.filter(({ state }) => state === 'running').length;
    const all: { readonly of: keyof World['speeds']; readonly happen: () => void }[] = [];
    for (const thread of threads) {
      if (thread.state === 'running') all.push({ of: 'run', happen: () => this.run(thread) });
      if (thread.state === 'waking' || (thread.state === 'ready' && busy < this.processors))
        all.push({ of: 'wake', happen: () => this.dispatch(thread, busy < this.processors) });
      if (thread.state === 'blocked' && thread.call.in === 'sleep')
        all.push({ of: 'clock', happen: () => this.wake(thread) });
      if (thread.timer === 'set' || thread.timer === 'due')
        all.push({ of: 'clock', happen: () => this.tick(thread) });
    }
    this.channels.forEach((channel, index) => {
      if (channel.sent > 0 || channel.flying > 0)
        all.push({ of: 'deliver', happen: () => this.deliver(channel, index) });
      if (channel.unacknowledged > 0)
        all.push({
          of: 'deliver',
          happen: () => {
            channel.unacknowledged--;
          },
        });
    });
    return all;
  }

  private start(role: string, parent: number): void {
    const process: Process = { pid: ++this.number, parent, role, threads: [] };
    this.processes.push(process);
    this.addThread(process, process.pid);
  }

  private addThread(process: Process, tid: number): void {
    process.threads.push({
      tid,
      process,
      script: this.makeUp(process.role),
      state: 'ready',
      call: { in: 'poll' },
      done: 0,
      ran: 0,
      turns: 0,
      timer: 'unset',
    });
  }

  /** Some deeds, and then lines from the keyboard with an answer to each. */
  private makeUp(role: string): readonly Deed[] {
    const channel = (): number =>
      ROLES.length + Math.floor(this.random() * (this.channels.length - ROLES.length));
    const deed = (): Deed => {
      const what = pick(this.random, this.deeds);
      return what === 'receive' || what === 'send' ? { do: what, channel: channel() } : { do: what };
    };
    const some = (most: number): Deed[] => Array.from({ length: Math.floor(this.random() * most) }, deed);
    const keyboard = { do: 'receive', channel: ROLES.indexOf(role) } as const;
    return [...some(5), keyboard, ...some(6), keyboard, ...some(6)];
  }

  /** A thread is put on a processor, or has only just left its call. */
  private dispatch(thread: Thread, isFree: boolean): void {
    if (isFree) {
      thread.state = 'running';
      thread.turns++;
    } else thread.state = 'ready';
  }

  private run(thread: Thread): void {
    thread.ran++;
    const deed = thread.script[thread.done];
    if (!deed) this.end(thread);
    else if (this.random() < 0.1) thread.state = 'ready';
    else if (this.does(thread, deed)) thread.done++;
  }

  /** @returns whether it is done; else the thread is blocked in it */
  private does(thread: Thread, deed: Deed): boolean {
    switch (deed.do) {
      case 'receive': {
        const channel = this.channels[deed.channel];
        if (!channel || channel.received === 0)
          return block(thread, { in: 'receive', channel: deed.channel });
        channel.received--;
        return true;
      }
      case 'send':
        this.send(deed.channel);
        return true;
      case 'sleep':
        // It is over when it wakes.
        block(thread, { in: 'sleep' });
        return true;
      case 'set-timer':
        if (thread.timer === 'unset') thread.timer = 'set';
        else if (thread.timer === 'went-off') {
          thread.timer = 'unset';
          return true;
        }
        return block(thread, { in: 'poll' });
      case 'clone':
        if (this.count() < MOST_THREADS) this.addThread(thread.process, ++this.number);
        return true;
      case 'fork':
        if (this.count() < MOST_THREADS) this.start(thread.process.role, thread.process.pid);
        return true;
      case 'work':
        return true;
    }
  }

  private count(): number {
    return this.processes.reduce((sum, { threads }) => sum + threads.length, 0);
  }

  private send(index: number): void {
    const channel = this.channels[index];
    if (channel?.kind === 'stream') channel.sent++;
    else if (channel?.kind === 'datagram') channel.flying++;
    else this.arrive(index);
  }

  private deliver(channel: Channel, index: number): void {
    if (channel.kind === 'stream') {
      channel.sent--;
      channel.unacknowledged++;
    } else channel.flying--;
    this.arrive(index);
  }

  private arrive(index: number): void {
    const channel = this.channels[index];
    if (channel) channel.received++;
    const waiting = this.processes
      .flatMap(({ threads }) => threads)
      .filter(({ state, call }) => state === 'blocked' && call.in === 'receive' && call.channel === index);
    const [first, ...others] = waiting;
    if (first) this.wake(pick(this.random, [first, ...others]));
  }

  private tick(thread: Thread): void {
    if (thread.timer === 'set') thread.timer = 'due';
    else {
      thread.timer = 'went-off';
      if (thread.state === 'blocked' && thread.call.in === 'poll') this.wake(thread);
    }
  }

  private wake(thread: Thread): void {
    thread.state = this.random() < 0.5 ? 'waking' : 'ready';
  }

  private end(thread: Thread): void {
    const { process } = thread;
    thread.state = 'gone';
    // The first thread stays for as long as there are others.
    const isLast = process.threads.every(({ state }) => state === 'gone');
    if (!isLast && thread.tid !== process.pid) process.threads.splice(process.threads.indexOf(thread), 1);
    if (isLast && (process.parent === 0 || this.random() < 0.5))
      this.processes.splice(this.processes.indexOf(process), 1);
  }
}

function block(thread: Thread, call: Call): false {
  thread.state = 'blocked';
  thread.call = call;
  return false;
}
