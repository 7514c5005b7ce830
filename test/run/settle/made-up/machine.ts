import { pick, type Random } from '../../../../src/lab/random.ts';
import { unreachable } from '../../../../src/model/unreachable.ts';

/** One thing that a made-up program does; times are in milliseconds, `end` is one end of a connection. */
export type Op =
  | { readonly does: 'receive'; readonly end: number }
  | { readonly does: 'receive within'; readonly end: number; readonly ms: number }
  | { readonly does: 'send'; readonly end: number }
  | { readonly does: 'send datagram'; readonly end: number }
  | { readonly does: 'read line' }
  | { readonly does: 'sleep'; readonly ms: number }
  | { readonly does: 'await timer'; readonly ms: number }
  | { readonly does: 'compute'; readonly pieces: number }
  | { readonly does: 'print' }
  | { readonly does: 'wait for'; readonly flag: number }
  | { readonly does: 'raise'; readonly flag: number }
  | { readonly does: 'start'; readonly as: 'thread' | 'process'; readonly code: Code };

/** What a thread runs: once, or in a loop. */
export interface Code {
  readonly ops: readonly Op[];
  readonly again: boolean;
}

/**
 * How far a thread is, as the kernel has it.
 * - `blocking`: it has said that it will sleep, and is still on its processor
 * - `waking`: it has been woken for another processor, which has not taken it yet: it still shows its call
 * - `dead`: it has ended, and is the first of a process whose others go on
 */
type Stage = 'ready' | 'running' | 'blocking' | 'asleep' | 'waking' | 'dead' | 'gone';

/** The call that a thread is in, as `/proc` writes it, and where in its program. */
interface Call {
  readonly number: number;
  readonly arguments: readonly number[];
}

export interface Thread {
  readonly tid: number;
  readonly process: Process;
  readonly code: Code;
  at: number;
  stage: Stage;
  call: Call | null;
  /** When the call times out; null where it has no time-out. */
  dueMs: number | null;
  /** The descriptor of its timer, set once it is waited for. */
  readonly timer: { dueMs: number | null; wentOff: boolean };
  piecesDone: number;
  /** Time on a processor, time waited for one, and how often it was put on one. */
  readonly counter: [number, number, number];
}

export interface Process {
  readonly pid: number;
  readonly role: string;
  parent: number;
  readonly threads: Thread[];
  readonly raised: Set<number>;
  lines: number;
}

/** One end of a connection. Each is read by one process. */
export interface End {
  /** Bytes that have not been acknowledged. */
  unacknowledged: number;
  /** Unread messages. */
  unread: number;
}

/** The first process of the run's namespace. */
const HOLDER = 1;
const PROCESSORS = 2;
/** The longest time for a step, in milliseconds: on a fast machine, and on slow ones. */
const STEP_MS = [0.03, 0.3, 1] as const;
/** Every timer's interrupt comes earlier than this, in milliseconds. */
const LATEST_INTERRUPT_MS = 8;
/** What may be slow in a machine, the clock's interrupt and the network included, and how often it then waits. */
const TIMERS = 0;
const NETWORK = 1;
const ACKNOWLEDGEMENTS = 2;
const FIRST_PID = 10;
const SLOW = [TIMERS, NETWORK, NETWORK, ACKNOWLEDGEMENTS, FIRST_PID, FIRST_PID + 1, FIRST_PID + 2] as const;
const GIVES_WAY = 0.97;
/** Time-outs' pointers lead to the thread's own page. */
export const PAGE = 0x10000;
export const TIMER_DESCRIPTOR = 100;
const SOCKET_DESCRIPTOR = 10;

/** What may happen next. */
interface Event {
  readonly of: number;
  readonly happens: () => void;
}

/**
 * A machine with a few programs, whose processors, network and clock go on in an order that a stream of numbers makes up:
 * a step at a time, and never two at once. A packet that is taken from its queue is delivered, and its reader woken, in one
 * step; all else that the kernel does in several steps, it does in several steps here.
 */
export class Machine {
  nowMs = 1_000;
  readonly processes: Process[] = [];
  /** Those of all processes. */
  readonly threads: Thread[] = [];
  readonly ends: End[];
  /** Pieces that have been printed and that the harness has not read. */
  printed = 0;
  /** Packets in the queue of a processor. */
  private readonly packets: { readonly to: number; readonly from: End | null }[] = [];
  private readonly acknowledgements: End[] = [];
  private nextPid = FIRST_PID;
  private messagesLeft: number;
  private readonly random: Random;
  private readonly stepMs: number;
  /** Whether something (a thread, the network, the clock) is slower than the rest in this machine. */
  private readonly slow: (of: number) => boolean;

  /** @param messages how many may be sent in all, so that no two programs answer each other for ever */
  constructor(random: Random, ends: number, messages: number) {
    this.random = random;
    this.ends = Array.from({ length: ends }, () => ({ unacknowledged: 0, unread: 0 }));
    this.messagesLeft = messages;
    this.stepMs = pick(random, STEP_MS);
    const slow = pick(random, SLOW);
    this.slow = (of) => (of < FIRST_PID ? of === slow : FIRST_PID + (of % 4) === slow);
  }

  start(role: string, code: Code, parent = 0): Process {
    const process: Process = {
      pid: this.nextPid++,
      role,
      parent,
      threads: [],
      raised: new Set(),
      lines: 0,
    };
    this.processes.push(process);
    this.startThread(process, code, process.pid);
    return process;
  }

  /** The harness types a line. */
  type(process: Process): void {
    process.lines++;
    this.wake(process.threads.filter(({ code, at }) => code.ops[at]?.does === 'read line'));
  }

  get waitingPackets(): number {
    return this.packets.length;
  }

  /** Whether no program can do anything before a timer goes off or the harness acts. */
  isQuiet(): boolean {
    if (this.packets.length > 0) return false;
    for (const { stage } of this.threads) if (stage !== 'asleep' && stage !== 'dead') return false;
    return true;
  }

  /** Threads that a timer wakes. */
  sleepers(): readonly { readonly thread: Thread; readonly dueMs: number }[] {
    return this.threads.flatMap((thread) => {
      const dueMs = dueOf(thread);
      return dueMs === null ? [] : [{ thread, dueMs }];
    });
  }

  /** Makes at most so many steps. */
  step(most: number): void {
    for (let steps = 0; steps < most; steps++) if (!this.stepOnce()) return;
  }

  /** Lets time pass, in milliseconds, in which something else happens. */
  pass(ms: number): void {
    this.nowMs += ms;
    this.interrupt(this.nowMs - LATEST_INTERRUPT_MS);
  }

  /** Goes on for a time, in milliseconds. */
  runFor(ms: number): void {
    const untilMs = this.nowMs + ms;
    while (this.nowMs < untilMs) {
      if (this.stepOnce()) continue;
      const nextMs = this.earliestMs();
      this.nowMs = Math.max(this.nowMs, Math.min(untilMs, nextMs));
      if (nextMs > untilMs) break;
    }
  }

  /** @returns whether there was anything to do */
  private stepOnce(): boolean {
    const events = this.events();
    const [first, ...others] = events;
    if (!first) return false;
    const event = pick(this.random, [first, ...others]);
    this.pass(this.random() * this.stepMs);
    if (this.slow(event.of) && this.random() < GIVES_WAY) return true;
    event.happens();
    return true;
  }

  private events(): readonly Event[] {
    const events: Event[] = [];
    const taken = this.threads.filter(({ stage }) => stage === 'running' || stage === 'blocking').length;
    for (const thread of this.threads) {
      const happens = this.nextOf(thread, taken < PROCESSORS);
      if (happens) events.push({ of: thread.tid, happens });
    }
    if (this.earliestMs() <= this.nowMs)
      events.push({ of: TIMERS, happens: () => this.interrupt(this.nowMs) });
    if (this.packets.length > 0) events.push({ of: NETWORK, happens: () => this.deliver() });
    if (this.acknowledgements.length > 0)
      events.push({
        of: ACKNOWLEDGEMENTS,
        happens: () => {
          const end = this.acknowledgements.shift();
          if (end) end.unacknowledged--;
        },
      });
    return events;
  }

  private nextOf(thread: Thread, isFree: boolean): (() => void) | null {
    const { counter } = thread;
    switch (thread.stage) {
      case 'ready':
        return isFree
          ? () => {
              counter[1] += 7;
              counter[2]++;
              thread.stage = 'running';
              thread.call = null;
            }
          : null;
      case 'running':
        return () => this.execute(thread);
      case 'blocking':
        return () => {
          counter[0] += 11;
          thread.stage = 'asleep';
        };
      case 'waking':
        return () => {
          thread.stage = 'ready';
        };
      case 'asleep':
      case 'dead':
      case 'gone':
        return null;
      default:
        return unreachable(thread.stage);
    }
  }

  private wake(threads: readonly Thread[]): void {
    for (const thread of threads)
      if (thread.stage === 'asleep') thread.stage = this.random() < 0.5 ? 'waking' : 'ready';
      else if (thread.stage === 'blocking') thread.stage = 'running';
  }

  /** When the next timer is due; infinite where there is none. */
  private earliestMs(): number {
    let earliestMs = Number.POSITIVE_INFINITY;
    for (const thread of this.threads) earliestMs = Math.min(earliestMs, dueOf(thread) ?? earliestMs);
    return earliestMs;
  }

  /** Fires all timers that were due at a time. */
  private interrupt(ms: number): void {
    if (this.earliestMs() > ms) return;
    for (const { thread, dueMs } of this.sleepers()) {
      if (dueMs > ms) continue;
      if (thread.timer.dueMs !== null) {
        thread.timer.dueMs = null;
        thread.timer.wentOff = true;
      }
      this.wake([thread]);
    }
  }

  private deliver(): void {
    const packet = this.packets.shift();
    const end = packet && this.ends[packet.to];
    if (!end) return;
    end.unread++;
    if (packet.from) this.acknowledgements.push(packet.from);
    this.wake(
      this.threads.filter(({ code, at }) => {
        const op = code.ops[at];
        return (op?.does === 'receive' || op?.does === 'receive within') && op.end === packet.to;
      }),
    );
  }

  private startThread(process: Process, code: Code, tid: number): void {
    const thread: Thread = {
      tid,
      process,
      code,
      at: 0,
      stage: 'ready',
      call: null,
      dueMs: null,
      timer: { dueMs: null, wentOff: false },
      piecesDone: 0,
      counter: [0, 0, 0],
    };
    process.threads.push(thread);
    this.threads.push(thread);
  }

  private execute(thread: Thread): void {
    const op = thread.code.ops[thread.at];
    if (op === undefined) {
      if (thread.code.again) thread.at = 0;
      else this.end(thread);
      return;
    }
    const then = this.perform(thread, op);
    if (then === 'on') return;
    if (then === 'next') {
      thread.dueMs = null;
      thread.at++;
      return;
    }
    thread.call = then;
    thread.stage = 'blocking';
  }

  /** @returns the call in which it waits now, or whether it goes on with what comes next, or is still at it */
  private perform(thread: Thread, op: Op): Call | 'next' | 'on' {
    const { process, timer } = thread;
    switch (op.does) {
      case 'receive':
        return this.take(op.end) ? 'next' : call(45, SOCKET_DESCRIPTOR + op.end);
      case 'receive within':
        return this.take(op.end) || this.isOver(thread, op.ms) ? 'next' : call(7, PAGE, 1, op.ms);
      case 'sleep':
        return this.isOver(thread, op.ms) ? 'next' : call(35, PAGE * thread.tid);
      case 'await timer':
        if (timer.wentOff) {
          timer.wentOff = false;
          return 'next';
        }
        timer.dueMs ??= this.nowMs + op.ms;
        return call(0, TIMER_DESCRIPTOR + thread.tid);
      case 'read line':
        if (process.lines === 0) return call(0, 0);
        process.lines--;
        return 'next';
      case 'wait for':
        if (process.raised.delete(op.flag)) return 'next';
        return call(202, PAGE, 128, 0, 0);
      case 'raise':
        process.raised.add(op.flag);
        this.wake(
          process.threads.filter(({ code, at }) => {
            const other = code.ops[at];
            return other?.does === 'wait for' && other.flag === op.flag;
          }),
        );
        return 'next';
      case 'send':
      case 'send datagram':
        this.send(op.end, op.does === 'send');
        return 'next';
      case 'compute':
        thread.piecesDone++;
        if (thread.piecesDone < op.pieces) return 'on';
        thread.piecesDone = 0;
        return 'next';
      case 'print':
        this.printed++;
        return 'next';
      case 'start':
        if (op.as === 'thread') this.startThread(process, op.code, this.nextPid++);
        else this.start(process.role, op.code, process.pid);
        return 'next';
      default:
        return unreachable(op);
    }
  }

  private take(number: number): boolean {
    const end = this.ends[number];
    if (!end || end.unread === 0) return false;
    end.unread = 0;
    return true;
  }

  private isOver(thread: Thread, ms: number): boolean {
    thread.dueMs ??= this.nowMs + ms;
    return thread.dueMs <= this.nowMs;
  }

  /** Ends are numbered in pairs. Now and then the kernel delivers a packet before the call returns. */
  private send(number: number, isStream: boolean): void {
    const from = this.ends[number];
    if (!from || this.messagesLeft === 0) return;
    this.messagesLeft--;
    if (isStream) from.unacknowledged++;
    this.packets.push({ to: number ^ 1, from: isStream ? from : null });
    if (this.random() < 0.3) while (this.packets.length > 0) this.deliver();
  }

  private end(thread: Thread): void {
    const { process } = thread;
    thread.counter[0] += 11;
    thread.stage = thread.tid === process.pid ? 'dead' : 'gone';
    thread.call = null;
    if (thread.stage === 'gone') this.drop(thread);
    if (process.threads.some(({ stage }) => stage !== 'dead')) return;
    for (const left of [...process.threads]) this.drop(left);
    this.processes.splice(this.processes.indexOf(process), 1);
    for (const child of this.processes) if (child.parent === process.pid) child.parent = HOLDER;
  }

  private drop(thread: Thread): void {
    thread.stage = 'gone';
    for (const list of [thread.process.threads, this.threads]) list.splice(list.indexOf(thread), 1);
  }
}

function call(number: number, ...given: readonly number[]): Call {
  return { number, arguments: given };
}

function dueOf({ dueMs, timer }: Thread): number | null {
  return dueMs ?? timer.dueMs;
}
