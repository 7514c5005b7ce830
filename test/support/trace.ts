import type { Endpoint, EndpointVerb } from '../../src/model/endpoint.ts';
import { parseEndpoint } from '../../src/model/endpoint.ts';
import type { CloseManner, GraderParam, Player, ScriptSignal } from '../../src/model/lab.ts';
import type {
  CaptureRecord,
  DatagramCounts,
  EndpointCounts,
  ExitRecord,
  GivenFileFacts,
  HeardVia,
  PortFacts,
  ProbeRecord,
  RoleWait,
  RunEvent,
  RunRecord,
  RunTrace,
  SentPackets,
  SettledBy,
  StoredFile,
  StoredRecord,
  TcpTraffic,
  Unread,
  WaitOn,
  WireRecord,
} from '../../src/model/trace.ts';
import type { Unnumbered } from '../../src/trace/recorder.ts';

/** Facts of the kernel when a move settled; those left out are unknown, or zero. */
export interface KernelFacts {
  readonly waits?: readonly RoleWait[];
  readonly unread?: readonly Unread[];
  readonly traffic?: Partial<TcpTraffic>;
  readonly datagrams?: Partial<DatagramCounts>;
  readonly counts?: EndpointCounts;
  readonly sent?: SentPackets;
  readonly restless?: readonly string[];
  readonly by?: SettledBy;
}

/** A script's move other than starting, pausing or speaking. */
type Act =
  | { readonly do: 'end' | 'deaf' | 'hears' | 'swallow' }
  | { readonly do: 'signal'; readonly name: ScriptSignal }
  | { readonly do: 'close'; readonly how: CloseManner };

/** The address of the run's machine. */
const HOST = '10.40.7.19';

/** Builds a run's trace from short literals: records are numbered, and belong to the last move before them. */
export class TraceBuilder {
  private readonly events: RunEvent[] = [];
  private readonly run: RunRecord;
  private move = -1;
  private readonly lines = new Map<string, number>();
  private ports: PortFacts | null = null;
  private starting = false;

  constructor(roles: RunRecord['roles'], subject: string | null = null, run: Partial<RunRecord> = {}) {
    this.run = {
      kind: 'run',
      n: 1,
      run: 'scene',
      move: -1,
      t: 0,
      scenario: 'scene',
      subject,
      attempt: 0,
      evidence: 'kernel',
      isolation: 'network',
      host: HOST,
      replaced: [],
      unterminated: false,
      roles,
      ...run,
    };
    this.events.push(this.run);
  }

  /** Starts a role; its move settles with these port facts. */
  start(role: string, ports: Partial<PortFacts> | null = {}, part = 'start', facts: KernelFacts = {}): this {
    return this.begins(role, part).settled(ports, facts);
  }

  /** Starts a role, and leaves open how the move settles. */
  begins(role: string, part = 'start'): this {
    this.add({ kind: 'move', ...this.next(), part, role, do: 'start', done: true });
    this.starting = true;
    return this;
  }

  stop(role: string): this {
    return this.add({ kind: 'move', ...this.next(), part: 'stop', role, do: 'stop', done: true });
  }

  pause(role: string): this {
    return this.add({ kind: 'move', ...this.next(), part: 'held', role, do: 'pause', done: true });
  }

  resume(role: string): this {
    return this.add({ kind: 'move', ...this.next(), part: 'held', role, do: 'resume', done: true });
  }

  say(role: string, text: string, { part = 'main', early = false, quick = false, long = false } = {}): this {
    return this.add({
      kind: 'move',
      ...this.next(),
      part,
      role,
      do: 'say',
      text,
      textKind: long ? 'long' : 'plain',
      early,
      ...(quick ? { quick } : {}),
      done: true,
    });
  }

  /** Any other move of a role. */
  does(role: string, act: Act): this {
    return this.add({ kind: 'move', ...this.next(), part: 'main', role, done: true, ...act });
  }

  /** Lines that several roles say at once; they settle together. */
  together(...lines: readonly (readonly [role: string, text: string])[]): this {
    const together = this.move + 1;
    for (const [role, text] of lines)
      this.add({
        kind: 'move',
        ...this.next(),
        part: 'main',
        role,
        do: 'say',
        text,
        textKind: 'plain',
        early: false,
        together,
        done: true,
      });
    return this;
  }

  /** Whole lines on a role's screen. */
  prints(role: string, ...texts: readonly string[]): this {
    for (const text of texts) {
      const line = (this.lines.get(role) ?? 0) + 1;
      this.lines.set(role, line);
      this.add({ kind: 'print', ...this.here(), role, stream: 'out', text, line, ended: true });
    }
    return this;
  }

  /** A line that is drawn in place of another one, or that comes back. */
  draws(role: string, text: string, how: { readonly replaces?: number; readonly again?: true }): this {
    const line = (this.lines.get(role) ?? 0) + 1;
    this.lines.set(role, line);
    return this.add({ kind: 'print', ...this.here(), role, stream: 'out', text, line, ended: true, ...how });
  }

  /** A text that a role printed, and erased at once. */
  erases(role: string, text: string): this {
    return this.add({ kind: 'erased', ...this.here(), role, stream: 'out', text });
  }

  /** An unfinished line on a role's screen. */
  prompts(role: string, text: string): this {
    const line = (this.lines.get(role) ?? 0) + 1;
    this.lines.set(role, line);
    return this.add({ kind: 'print', ...this.here(), role, stream: 'out', text, line, ended: false });
  }

  /** A line on a role's error stream. */
  complains(role: string, text: string): this {
    const line = (this.lines.get(role) ?? 0) + 1;
    this.lines.set(role, line);
    return this.add({ kind: 'print', ...this.here(), role, stream: 'err', text, line, ended: true });
  }

  /** One line on a role's screen, in pieces. */
  printsInPieces(role: string, ...pieces: readonly string[]): this {
    const line = (this.lines.get(role) ?? 0) + 1;
    this.lines.set(role, line);
    for (const [index, text] of pieces.entries())
      this.add({
        kind: 'print',
        ...this.here(),
        role,
        stream: 'out',
        text,
        line,
        ended: index === pieces.length - 1,
      });
    return this;
  }

  /** @param at the address that it was sent to, where that is known */
  hears(role: string, via: HeardVia, text: string, channel = 1, at?: string): this {
    return this.add({
      kind: 'heard',
      ...this.here(),
      role,
      via,
      channel,
      ...(at === undefined ? {} : { at }),
      text,
      bytes: Buffer.byteLength(text),
    });
  }

  /** A probe hears a datagram, and answers it with another one. */
  answersTo(role: string, via: HeardVia, text: string, at: string): this {
    const bytes = Buffer.byteLength(text);
    return this.add({ kind: 'heard', ...this.here(), role, via, channel: 1, at, text, bytes, answered: 1 });
  }

  exits(role: string, code: number, because: ExitRecord['because'] = 'itself'): this {
    return this.add({ kind: 'exit', ...this.here(), role, code, signal: null, because });
  }

  /** A role ends when everything is done and only time passes. */
  givesUp(role: string, code = 0): this {
    const because = 'itself';
    return this.add({ kind: 'exit', ...this.here(), role, code, signal: null, because, unprompted: true });
  }

  /** A signal ends a role. */
  dies(role: string, signal: string, because: ExitRecord['because'] = 'itself'): this {
    return this.add({ kind: 'exit', ...this.here(), role, code: null, signal, because });
  }

  /** A probe's connection opens, closes or fails. */
  probes(role: string, event: ProbeRecord['event']): this {
    return this.add({ kind: 'probe', ...this.here(), role, event, detail: '' });
  }

  settled(ports: Partial<PortFacts> | null = null, facts: KernelFacts = {}): this {
    const before = this.starting ? this.ports : null;
    const now = ports && {
      bound: [],
      others: [],
      addresses: [],
      connections: 0,
      members: {},
      membersOnLoopback: {},
      ...ports,
    };
    if (now || this.starting) this.ports = now;
    this.starting = false;
    const {
      waits = null,
      unread = [],
      traffic,
      datagrams,
      restless = [],
      by = 'kernel',
      counts,
      sent,
    } = facts;
    return this.add({
      kind: 'settled',
      ...this.here(),
      by,
      tookUs: 1,
      ports: now,
      portsBefore: before,
      datagrams: datagrams
        ? {
            sent: 0,
            multicast: 0,
            ignored: 0,
            refused: 0,
            received: 0,
            left: 0,
            looped: 0,
            ...datagrams,
          }
        : null,
      traffic: traffic ? { segments: 0, refused: 0, resets: 0, unroutable: 0, ...traffic } : null,
      restless,
      waits,
      unread,
      ...(counts ? { counts } : {}),
      ...(sent ? { sent } : {}),
    });
  }

  /** What was recorded of the network in a move, which is the last one unless given. */
  wire(by: string | null, packet: Partial<WireRecord> = {}): this {
    return this.add({
      kind: 'wire',
      by,
      transport: 'udp',
      over: 'network',
      from: { address: '10.1.2.3', port: 40_000 },
      to: { address: '224.1.1.1', port: 5004 },
      ttl: 2,
      times: 1,
      bytes: 5,
      ...this.here(),
      ...packet,
    });
  }

  /** Files that a role is given, before anything is played. */
  given(role: string, ...files: readonly GivenFileFacts[]): this {
    return this.add({ kind: 'given', ...this.here(), role, files });
  }

  /** Files in a program's folder at the end. */
  stored(role: string, files: readonly StoredFile[], state: StoredRecord['state'] = 'whole'): this {
    return this.add({ kind: 'stored', ...this.here(), role, state, files });
  }

  captured(state: CaptureRecord['state'] = 'whole'): this {
    return this.add({ kind: 'capture', ...this.here(), state, detail: '', file: null });
  }

  /** The move settles with these facts. */
  rests(facts: KernelFacts): this {
    return this.settled(null, facts);
  }

  /** Number of the last record so far. */
  get last(): number {
    return this.events.length;
  }

  build(): RunTrace {
    this.add({ kind: 'end', ...this.here(), because: 'done', detail: '' });
    return { run: this.run, events: this.events };
  }

  private add(event: Unnumbered): this {
    const n = this.events.length + 1;
    this.events.push({ ...event, n });
    return this;
  }

  private next(): { run: string; move: number; t: number } {
    this.move++;
    return this.here();
  }

  private here(): { run: string; move: number; t: number } {
    return { run: 'scene', move: this.move, t: this.events.length };
  }
}

const STUDENT: Player = { by: 'student' };

/** A role of a run: `role('client1', 'connects', 'tcp:8080')`. */
export function role(
  id: string,
  verb: EndpointVerb,
  endpoint: string,
  player: Player = STUDENT,
): RunRecord['roles'][number] {
  const [, kind = id, number] = /^([a-z-]+)(\d+)?$/.exec(id) ?? [];
  const parsed: Endpoint | null = parseEndpoint(endpoint);
  if (!parsed) throw new Error(`no endpoint: ${endpoint}`);
  return { id, kind, number: number === undefined ? null : Number(number), verb, endpoint: parsed, player };
}

export const PROBE: Player = { by: 'probe' };

export const KEYBOARD: WaitOn = { for: 'keyboard' };
export const CLIENT: WaitOn = { for: 'client' };
export const TIMER: WaitOn = { for: 'timer' };
export const LOCK: WaitOn = { for: 'lock' };

/** A wait for something that a role sends. */
export function from(role: string | null): WaitOn {
  return { for: 'message', from: role };
}

/** A wait for a datagram of the group chat. */
export const DATAGRAM: WaitOn = { for: 'datagram', port: 5004 };

/** A program that waits for one thing or for one of several; it has one socket, and has run. */
export function waits(
  role: string,
  on: WaitOn | readonly WaitOn[],
  more: Partial<Omit<RoleWait, 'role' | 'on'>> = {},
): RoleWait {
  const all: readonly WaitOn[] = 'for' in on ? [on] : on;
  return { role, on: all, stopped: false, sockets: 1, pending: false, ran: true, ...more };
}

/** A program that has not run since the move before. */
export const IDLE = { ran: false };

/** A server with connected clients, as in turn-chat; the last start settles with these facts. */
export function chat(
  clients = 2,
  players: Readonly<Record<string, Player>> = {},
  subject: string | null = null,
  facts: KernelFacts = {},
): TraceBuilder {
  const ids = Array.from({ length: clients }, (_, index) => `client${index + 1}`);
  const builder = new TraceBuilder(
    [
      role('server', 'listens', 'tcp:8080', players.server),
      ...ids.map((id) => role(id, 'connects', 'tcp:8080', players[id])),
    ],
    subject,
  );
  builder.start('server', { bound: ['tcp:8080'] });
  for (const [index, id] of ids.entries())
    builder.start(
      id,
      { bound: ['tcp:8080'], connections: index + 1 },
      'start',
      index === clients - 1 ? facts : {},
    );
  return builder;
}

const UDP = 'udp:224.1.1.1:5004';

/**
 * A sender with receivers that have joined its group, as in multicast-chat; the last start settles with these facts.
 */
export function group(
  receivers = 2,
  players: Readonly<Record<string, Player>> = {},
  facts: KernelFacts = {},
): TraceBuilder {
  const ids = Array.from({ length: receivers }, (_, index) => `receiver${index + 1}`);
  const builder = new TraceBuilder([
    role('sender', 'sends', UDP, players.sender),
    ...ids.map((id) => role(id, 'joins', UDP, players[id])),
  ]);
  for (const index of ids.keys())
    builder.start(ids[index] ?? '', {
      bound: ids.slice(0, index + 1).map(() => 'udp:5004'),
      members: { '224.1.1.1': index + 1 },
    });
  const ports = { bound: ids.map(() => 'udp:5004'), members: { '224.1.1.1': receivers } };
  return builder.start('sender', ports, 'start', facts);
}

/** A claim with these parameters. */
export function claim(
  params: Readonly<Record<string, GraderParam>>,
  subjects: readonly string[] = [],
): { params: Readonly<Record<string, GraderParam>>; subjects: readonly string[] } {
  return { params, subjects };
}
