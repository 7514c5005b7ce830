import type { Endpoint, EndpointVerb } from '../../src/model/endpoint.ts';
import { parseEndpoint } from '../../src/model/endpoint.ts';
import type { GraderParam, Player } from '../../src/model/lab.ts';
import type {
  ExitRecord,
  HeardVia,
  PortFacts,
  RunEvent,
  RunRecord,
  RunTrace,
} from '../../src/model/trace.ts';
import type { Unnumbered } from '../../src/trace/recorder.ts';

/** Builds a run's trace from terse literals: records are numbered, and belong to the last move before them. */
export class TraceBuilder {
  private readonly events: RunEvent[] = [];
  private readonly run: RunRecord;
  private move = -1;
  private readonly lines = new Map<string, number>();
  private ports: PortFacts | null = null;

  constructor(roles: RunRecord['roles'], subject: string | null = null) {
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
      roles,
    };
    this.events.push(this.run);
  }

  /** Starts a role; its move settles with these port facts. */
  start(role: string, ports: Partial<PortFacts> | null = {}, part = 'start'): this {
    this.add({ kind: 'move', ...this.next(), part, role, do: 'start', done: true });
    return this.settled(ports);
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

  say(role: string, text: string, { part = 'main', early = false } = {}): this {
    return this.add({
      kind: 'move',
      ...this.next(),
      part,
      role,
      do: 'say',
      text,
      textKind: 'plain',
      early,
      done: true,
    });
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

  hears(role: string, via: HeardVia, text: string, channel = 1): this {
    return this.add({
      kind: 'heard',
      ...this.here(),
      role,
      via,
      channel,
      text,
      bytes: Buffer.byteLength(text),
    });
  }

  exits(role: string, code: number, because: ExitRecord['because'] = 'itself'): this {
    return this.add({ kind: 'exit', ...this.here(), role, code, signal: null, because });
  }

  settled(ports: Partial<PortFacts> | null = null): this {
    const before = this.ports;
    this.ports = ports === null ? null : { bound: [], others: [], connections: 0, members: {}, ...ports };
    return this.add({
      kind: 'settled',
      ...this.here(),
      by: 'kernel',
      tookUs: 1,
      ports: this.ports,
      portsBefore: before,
      datagrams: null,
      restless: [],
    });
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

/** A server with clients, all connected, as in turn-chat. */
export function chat(
  clients = 2,
  players: Readonly<Record<string, Player>> = {},
  subject: string | null = null,
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
  for (const [index, id] of ids.entries()) builder.start(id, { bound: ['tcp:8080'], connections: index + 1 });
  return builder;
}

const UDP = 'udp:224.1.1.1:5004';

/** A sender with receivers that have joined its group, as in multicast-chat. */
export function group(receivers = 2, players: Readonly<Record<string, Player>> = {}): TraceBuilder {
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
  return builder.start('sender', {
    bound: ids.map(() => 'udp:5004'),
    members: { '224.1.1.1': receivers },
  });
}

/** A claim with these parameters. */
export function claim(
  params: Readonly<Record<string, GraderParam>>,
  about: readonly string[] = [],
): { params: Readonly<Record<string, GraderParam>>; about: readonly string[] } {
  return { params, about };
}
