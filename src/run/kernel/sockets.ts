import { type Endpoint, showEndpoint } from '../../model/endpoint.ts';
import type { DatagramCounts, PortFacts } from '../../model/trace.ts';
import { ProcFile } from './proc-file.ts';

/** One line of `/proc/net/{tcp,udp}`. */
interface SocketRow {
  readonly transport: 'tcp' | 'udp';
  readonly localPort: number;
  readonly remotePort: number;
  readonly state: number;
  readonly sendQueue: number;
  readonly inode: string;
}

const ESTABLISHED = 0x01;
const LISTEN = 0x0a;
const TIME_WAIT = 0x06;
const CLOSE = 0x07;
/** SYN_SENT, SYN_RECV, FIN_WAIT1, LAST_ACK, CLOSING, NEW_SYN_RECV: the kernel is not done with these by itself. */
const MOVING = new Set([0x02, 0x03, 0x04, 0x09, 0x0b, 0x0c]);

/** The sockets of one network namespace, read from a `/proc/…/net` folder. */
export class Sockets {
  private readonly folder: string;
  private readonly endpoints: readonly Endpoint[];
  private readonly shared: boolean;
  private readonly files = new Map<string, ProcFile | null>();

  /** @param shared whether others use the network too: then only the run's own ports are looked at */
  constructor(folder: string, endpoints: readonly Endpoint[], shared: boolean) {
    this.folder = folder;
    this.endpoints = endpoints;
    this.shared = shared;
  }

  /** Whether no bytes are on their way: nothing unsent or unacknowledged, nobody connecting, no packet in between. */
  atRest(): boolean {
    const moving = this.rows('tcp').some(
      (row) =>
        MOVING.has(row.state) ||
        (row.sendQueue > 0 && row.state !== TIME_WAIT && row.state !== CLOSE && row.state !== LISTEN),
    );
    return !moving && (this.shared || !this.packetsUnderWay());
  }

  close(): void {
    for (const file of this.files.values()) file?.close();
    this.files.clear();
  }

  /** Changes whenever a queue of the run's sockets does. */
  fingerprint(): string {
    return ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => this.text(name)).join('');
  }

  /** What is bound, connected and joined now. */
  facts(): PortFacts {
    const tcp = this.rows('tcp');
    const udp = this.rows('udp');
    const known = (row: SocketRow): Endpoint | undefined =>
      this.endpoints.find(
        (endpoint) => endpoint.transport === row.transport && endpoint.port === row.localPort,
      );
    const open = [...tcp.filter((row) => row.state === LISTEN), ...udp.filter((row) => row.state === CLOSE)];
    const ports = new Set(
      this.endpoints.filter(({ transport }) => transport === 'tcp').map(({ port }) => port),
    );
    return {
      bound: open.flatMap((row) => (known(row) ? [`${row.transport}:${row.localPort}`] : [])),
      others: this.shared
        ? []
        : open.flatMap((row) => (known(row) ? [] : [`${row.transport}:${row.localPort}`])),
      connections: tcp.filter((row) => row.state === ESTABLISHED && ports.has(row.remotePort)).length,
      members: this.members(),
    };
  }

  /** Members of each group, as `/proc/net/igmp` counts them: joins, not programs. */
  private members(): Record<string, number> {
    const members: Record<string, number> = {};
    for (const line of this.text('igmp').split('\n')) {
      const match = /^\s+([0-9A-F]{8})\s+(\d+)\s/.exec(line);
      if (!match) continue;
      const group = Buffer.from(match[1] ?? '', 'hex')
        .reverse()
        .join('.');
      // Every host is a member of this one.
      if (group !== '224.0.0.1') members[group] = (members[group] ?? 0) + Number(match[2]);
    }
    return members;
  }

  private rows(transport: 'tcp' | 'udp'): SocketRow[] {
    const rows = [
      ...parseRows(this.text(transport), transport),
      ...parseRows(this.text(`${transport}6`), transport),
    ];
    if (!this.shared) return rows;
    const ports = new Set(
      this.endpoints.filter((endpoint) => endpoint.transport === transport).map(({ port }) => port),
    );
    return rows.filter((row) => ports.has(row.localPort) || ports.has(row.remotePort));
  }

  /** UDP datagrams so far; null on a network that is shared with others. */
  datagrams(): DatagramCounts | null {
    if (this.shared || !this.endpoints.some(({ transport }) => transport === 'udp')) return null;
    const udp = readCounters(this.text('snmp'), 'Udp');
    const ip = readCounters(this.text('netstat'), 'IpExt');
    return {
      sent: udp.get('OutDatagrams') ?? 0,
      multicast: ip.get('OutMcastPkts') ?? 0,
      ignored: udp.get('IgnoredMulti') ?? 0,
      refused: udp.get('NoPorts') ?? 0,
    };
  }

  /** In a private network every packet sent over loopback is received: a difference is one in between. */
  private packetsUnderWay(): boolean {
    // What TCP has under way stands in its senders' queues.
    if (!this.endpoints.some(({ transport }) => transport === 'udp')) return false;
    const ip = readCounters(this.text('snmp'), 'Ip');
    return (ip.get('OutRequests') ?? 0) > (ip.get('InReceives') ?? 0);
  }

  private text(name: string): string {
    let file = this.files.get(name);
    if (file === undefined) {
      file = this.open(name);
      this.files.set(name, file);
    }
    return file?.read() ?? '';
  }

  private open(name: string): ProcFile | null {
    try {
      return new ProcFile(`${this.folder}/${name}`, true);
    } catch {
      // Without IPv6 there is no tcp6, and a network that is gone has no sockets.
      return null;
    }
  }
}

/** One protocol's counters from `/proc/net/snmp` or `netstat`: a line of names, then a line of numbers. */
function readCounters(text: string, protocol: string): ReadonlyMap<string, number> {
  const [names = [], values = []] = text
    .split('\n')
    .filter((line) => line.startsWith(`${protocol}: `))
    .map((line) => line.split(' '));
  return new Map(names.map((name, index) => [name, Number(values[index])]));
}

/** Parses a table of sockets; heading and malformed lines are passed over. */
export function parseRows(text: string, transport: 'tcp' | 'udp'): SocketRow[] {
  const rows: SocketRow[] = [];
  for (const line of text.split('\n')) {
    const match =
      /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]{2}) ([0-9A-F]{8}):[0-9A-F]{8} \S+ \S+\s+\d+\s+\d+ (\d+)/.exec(
        line,
      );
    if (!match) continue;
    rows.push({
      transport,
      localPort: Number.parseInt(match[1] ?? '0', 16),
      remotePort: Number.parseInt(match[2] ?? '0', 16),
      state: Number.parseInt(match[3] ?? '0', 16),
      sendQueue: Number.parseInt(match[4] ?? '0', 16),
      inode: match[5] ?? '0',
    });
  }
  return rows;
}

/** Name of an endpoint in {@link PortFacts.bound}. */
export function boundName(endpoint: Endpoint): string {
  return showEndpoint({ ...endpoint, group: null });
}
