import { showAddress6 } from '../../model/address-6.ts';
import { type Endpoint, showPort } from '../../model/endpoint.ts';
import { getOrMake } from '../../model/memo.ts';
import type { DatagramCounts, HostPortFacts, PortFacts, SentPackets, TcpTraffic } from '../../model/trace.ts';
import { Counters } from './counters.ts';
import { isDenied, isGone, ProcFile } from './proc-file.ts';
import { isHeldUp, parseRows, placeOf, type SocketRow, STATE, showAddress } from './socket-row.ts';

/**
 * What a network has counted so far: TCP segments with data and connections that came to nothing, all packets, UDP
 * datagrams. Null for a transport that no endpoint has, and all on a network that is shared with others.
 */
export interface NetworkCounts {
  readonly traffic: TcpTraffic | null;
  readonly sent: SentPackets | null;
  readonly datagrams: DatagramCounts | null;
}

export const NOTHING_COUNTED: NetworkCounts = { traffic: null, sent: null, datagrams: null };

/** SYN_SENT, SYN_RECV, FIN_WAIT1, LAST_ACK, CLOSING, NEW_SYN_RECV: the kernel is not done with these by itself. */
const MOVING = new Set([0x02, 0x03, 0x04, 0x09, 0x0b, 0x0c]);

/** A processor that has a packet to deliver: a line of `/proc/net/softnet_stat` each, whose twelfth number says so. */
const WAITING_PACKET = /^(?:[0-9a-f]{8} ){11}(?!0{8})/m;

/** The tables of one host of a run's network. */
export interface SocketFolder {
  /** Its `/proc/…/net`. */
  readonly folder: string;
  /** The role whose host it is; null where all share one. */
  readonly role: string | null;
}

/** The sockets of a run's hosts, read from a `/proc/…/net` folder for each. */
export class Sockets {
  private readonly hosts: readonly SocketFolder[];
  private readonly endpoints: readonly Endpoint[];
  private readonly shared: boolean;
  private readonly gateFolder: string | null;
  /** Whether what leaves the run for its groups is counted at the gate. */
  private attended = false;
  private readonly counters = new Counters();
  private readonly files = new Map<string, ProcFile | null>();
  private readonly parsed = new Map<string, { readonly text: string; readonly rows: readonly SocketRow[] }>();

  /**
   * @param shared whether others use the network too: then only the run's own ports are looked at
   * @param gateFolder the same of the network that an interface beside loopback leads to; null where there is none
   */
  constructor(
    hosts: readonly SocketFolder[],
    endpoints: readonly Endpoint[],
    shared: boolean,
    gateFolder: string | null = null,
  ) {
    this.hosts = hosts;
    this.endpoints = endpoints;
    this.shared = shared;
    this.gateFolder = gateFolder;
  }

  /** From now on what leaves the run for its groups is counted at the gate. */
  attend(): void {
    this.attended = true;
  }

  /** Whether no bytes are on their way: nothing unsent or unacknowledged, nobody connecting, no packet in between. */
  atRest(): boolean {
    const rows = this.rows('tcp');
    const moving = rows.some(
      (row) =>
        MOVING.has(row.state) ||
        (row.sendQueue > 0 &&
          !isHeldUp(row, rows) &&
          row.state !== STATE.TIME_WAIT &&
          row.state !== STATE.CLOSE &&
          row.state !== STATE.LISTEN),
    );
    return !moving && (this.shared || !this.packetsUnderWay());
  }

  /** Whether what somebody has sent cannot go until the other end of its connection reads. */
  isHeldUp(): boolean {
    const rows = this.rows('tcp');
    return rows.some((row) => isHeldUp(row, rows));
  }

  close(): void {
    for (const file of this.files.values()) file?.close();
    this.files.clear();
  }

  /** Changes whenever a queue of the run's sockets does. */
  fingerprint(): string {
    return this.hosts
      .flatMap(({ folder }) => ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => this.text(name, folder)))
      .join('');
  }

  /** What is bound, connected and joined now. */
  facts(): PortFacts {
    const tcp = this.rows('tcp');
    const udp = this.rows('udp');
    const all = this.factsOf(tcp, udp, this.hosts);
    const byHost = this.hosts.flatMap(({ role }, number): [string, HostPortFacts][] => {
      if (role === null) return [];
      const own = (rows: readonly SocketRow[]): readonly SocketRow[] =>
        rows.filter(({ host }) => host === number);
      const {
        connections: _,
        byVersion4: __,
        ...facts
      } = this.factsOf(own(tcp), own(udp), this.hosts.slice(number, number + 1));
      return [[role, facts]];
    });
    return byHost.length === 0 ? all : { ...all, byHost: Object.fromEntries(byHost) };
  }

  private factsOf(
    tcp: readonly SocketRow[],
    udp: readonly SocketRow[],
    hosts: readonly SocketFolder[],
  ): Omit<PortFacts, 'byHost'> {
    const known = (row: SocketRow): Endpoint | undefined =>
      this.endpoints.find(
        (endpoint) => endpoint.transport === row.transport && endpoint.port === row.localPort,
      );
    const open = [
      ...tcp.filter((row) => row.state === STATE.LISTEN),
      // A datagram socket that is connected to one peer is bound all the same.
      ...udp,
      // The kernel lists sockets by a number that it makes up at each start.
    ].sort((one, other) => {
      const [a, b] = [one, other].map(placeOf);
      return (a ?? '') < (b ?? '') ? -1 : 1;
    });
    const ports = new Set(
      this.endpoints.filter(({ transport }) => transport === 'tcp').map(({ port }) => port),
    );
    const connected = tcp.filter((row) => row.state === STATE.ESTABLISHED && ports.has(row.remotePort));
    const byVersion4 = connected.filter(
      (row) => this.isBy6('tcp', row.remotePort) && !showAddress(row.remoteAddress).includes(':'),
    ).length;
    return {
      bound: open.flatMap((row) => (known(row) ? [`${row.transport}:${row.localPort}`] : [])),
      others: this.shared
        ? []
        : open.flatMap((row) => (known(row) ? [] : [`${row.transport}:${row.localPort}`])),
      addresses: open.flatMap((row) => (known(row) ? [showAddress(row.localAddress)] : [])),
      connections: connected.length,
      ...(byVersion4 === 0 ? {} : { byVersion4 }),
      ...this.memberships(hosts),
    };
  }

  /** Whether the lab has a port by version 6 of the protocol. */
  private isBy6(transport: 'tcp' | 'udp', port?: number): boolean {
    return this.endpoints.some(
      (endpoint) =>
        endpoint.version6 === true &&
        endpoint.transport === transport &&
        (port === undefined || endpoint.port === port),
    );
  }

  /** Members of each group, as `/proc/net/igmp` and `igmp6` count them on each interface: joins, not programs. */
  private memberships(hosts: readonly SocketFolder[]): Pick<PortFacts, 'members' | 'membersOnLoopback'> {
    const members: Record<string, number> = {};
    const membersOnLoopback: Record<string, number> = {};
    let isLoopback = false;
    for (const line of hosts.flatMap(({ folder }) => this.text('igmp', folder).split('\n'))) {
      const [, device] = /^\d+\s+(\S+)\s*:/.exec(line) ?? [];
      if (device !== undefined) isLoopback = device === 'lo';
      const match = /^\s+([0-9A-F]{8})\s+(\d+)\s/.exec(line);
      if (!match) continue;
      const group = Buffer.from(match[1] ?? '', 'hex')
        .reverse()
        .join('.');
      // Every host is a member of this one.
      if (group === '224.0.0.1') continue;
      members[group] = (members[group] ?? 0) + Number(match[2]);
      if (isLoopback) membersOnLoopback[group] = (membersOnLoopback[group] ?? 0) + Number(match[2]);
    }
    for (const { device, group, joins } of hosts.flatMap(({ folder }) =>
      groupsIn(this.text('igmp6', folder)),
    )) {
      members[group] = (members[group] ?? 0) + joins;
      if (device === 'lo') membersOnLoopback[group] = (membersOnLoopback[group] ?? 0) + joins;
    }
    return { members: byName(members), membersOnLoopback: byName(membersOnLoopback) };
  }

  /** The sockets of one kind now; on a shared network those of the run's own ports. */
  rows(transport: 'tcp' | 'udp'): readonly SocketRow[] {
    const rows = this.hosts.flatMap((_, host) => [
      ...this.table(host, transport, transport),
      ...this.table(host, `${transport}6`, transport),
    ]);
    if (!this.shared) return rows;
    const ports = new Set(
      this.endpoints.filter((endpoint) => endpoint.transport === transport).map(({ port }) => port),
    );
    return rows.filter((row) => ports.has(row.localPort) || ports.has(row.remotePort));
  }

  /** Inodes of the sockets that never leave the machine. */
  unixInodes(): ReadonlySet<string> {
    const rows = this.hosts.flatMap(({ folder }) => [
      ...this.text('unix', folder).matchAll(/^[0-9a-f]+: \S+ \S+ \S+ \S+ \S+\s+(\d+)/gm),
    ]);
    return new Set(rows.map(([, inode]) => inode ?? ''));
  }

  /** A table's rows, read anew only where it has changed. */
  private table(host: number, name: string, transport: 'tcp' | 'udp'): readonly SocketRow[] {
    const text = this.text(name, this.hosts[host]?.folder ?? null);
    const key = `${host} ${name}`;
    const known = this.parsed.get(key);
    if (known?.text === text) return known.rows;
    const rows = parseRows(text, transport, host);
    this.parsed.set(key, { text, rows });
    return rows;
  }

  /** What the network has counted so far. */
  counts(): NetworkCounts {
    if (this.shared) return NOTHING_COUNTED;
    const has = (wanted: 'tcp' | 'udp'): boolean =>
      this.endpoints.some(({ transport }) => transport === wanted);
    const each = this.hosts.map(({ folder }) => {
      const [snmp, netstat, snmp6] = [
        this.text('snmp', folder),
        this.text('netstat', folder),
        this.text('snmp6', folder),
      ];
      return {
        traffic: this.traffic(snmp, netstat),
        sent: this.sent(snmp, netstat, snmp6),
        datagrams: has('udp') ? this.datagrams(folder, snmp, netstat, snmp6) : null,
        byVersion4: this.isBy6('udp') ? (this.counters.read(snmp, 'Udp', ['OutDatagrams'])[0] ?? 0) : 0,
      };
    });
    return {
      traffic: has('tcp') ? sumOf(each.map(({ traffic }) => traffic)) : null,
      sent: sumOf(each.map(({ sent }) => sent)),
      datagrams: has('udp')
        ? {
            ...this.sumOfDatagrams(each.flatMap(({ datagrams }) => datagrams ?? [])),
            ...(this.isBy6('udp') ? { byVersion4: each.reduce((sum, one) => sum + one.byVersion4, 0) } : {}),
          }
        : null,
    };
  }

  private sumOfDatagrams(each: readonly ReturnType<Sockets['datagrams']>[]): DatagramCounts {
    return {
      ...sumOf(each.map(({ looped: _, ...counts }) => counts)),
      left: this.attended ? this.atGate() : null,
      looped: this.gateFolder === null ? null : each.reduce((sum, { looped }) => sum + looped, 0),
    };
  }

  private traffic(snmp: string, netstat: string): TcpTraffic {
    const [refused = 0, resets = 0] = this.counters.read(snmp, 'Tcp', ['AttemptFails', 'EstabResets']);
    const [unroutable = 0] = this.counters.read(snmp, 'Ip', ['OutNoRoutes']);
    const [segments = 0] = this.counters.read(netstat, 'TcpExt', ['TCPOrigDataSent']);
    return { segments, refused, resets, unroutable };
  }

  private sent(snmp: string, netstat: string, snmp6: string): SentPackets {
    const [packets = 0] = this.counters.read(snmp, 'Ip', ['OutRequests']);
    const [bytes = 0] = this.counters.read(netstat, 'IpExt', ['OutOctets']);
    return {
      packets: packets + countIn(snmp6, 'Ip6OutRequests'),
      bytes: bytes + countIn(snmp6, 'Ip6OutOctets'),
    };
  }

  private datagrams(folder: string, snmp: string, netstat: string, snmp6: string) {
    const names = ['OutDatagrams', 'NoPorts', 'InDatagrams', 'IgnoredMulti'];
    const [sent = 0, refused = 0, received = 0, ignored = 0] = this.counters.read(snmp, 'Udp', names);
    const [multicast = 0] = this.counters.read(netstat, 'IpExt', ['OutMcastPkts']);
    // The kernel's own reports of memberships count among these.
    const by6 = this.isBy6('udp')
      ? countIn(snmp6, 'Ip6OutMcastPkts') - countIn(snmp6, 'Icmp6OutMLDv2Reports')
      : 0;
    const with6 = (count: number, name: string): number => count + countIn(snmp6, `Udp6${name}`);
    return {
      sent: with6(sent, 'OutDatagrams'),
      multicast: multicast + by6,
      ignored: with6(ignored, 'IgnoredMulti'),
      refused: with6(refused, 'NoPorts'),
      received: with6(received, 'InDatagrams'),
      looped: this.overLoopback(folder),
    };
  }

  /** TCP connections that were opened so far, or were tried to be. */
  opened(): number {
    return this.hosts.reduce((sum, { folder }) => {
      const [opened = 0] = this.counters.read(this.text('snmp', folder), 'Tcp', ['ActiveOpens']);
      return sum + opened;
    }, 0);
  }

  /** Multicast datagrams of the run's groups that have come to the gate. */
  private atGate(): number {
    const [came = 0] = this.counters.read(this.text('netstat', this.gateFolder), 'IpExt', ['InMcastPkts']);
    // Of version 6 the gate counts its own reports among those; what comes to a group of its own is nobody's there.
    return came + countIn(this.text('snmp6', this.gateFolder), 'Udp6IgnoredMulti');
  }

  private overLoopback(folder: string): number {
    const [, packets] = /^\s*lo:\s*\d+\s+(\d+)/m.exec(this.text('dev', folder)) ?? [];
    return Number(packets ?? 0);
  }

  /**
   * Whether a packet has been sent and has not come to whom it is for. TCP's bytes stand in their senders' queues until
   * then, but datagrams, and the reset of a connection whose end is gone, stand nowhere else.
   *
   * Whatever goes over loopback or the interface, or comes back to the groups of this machine from there, stands in the
   * queue of the processor that sent it until that delivers it, which it does most often before the call returns. Of
   * loopback alone older kernels tell it as well: every packet that is sent is received. From host to host it is the same
   * at each step: into the bridge, and out of it.
   */
  private packetsUnderWay(): boolean {
    const folder = this.hosts[0]?.folder ?? null;
    if (this.gateFolder !== null) return WAITING_PACKET.test(this.text('softnet_stat', folder));
    const [out = 0, received = 0] = this.counters.read(this.text('snmp', folder), 'Ip', [
      'OutRequests',
      'InReceives',
    ]);
    return out > received;
  }

  private text(name: string, folder: string | null): string {
    const path = `${folder}/${name}`;
    return getOrMake(this.files, path, () => this.open(path))?.read() ?? '';
  }

  private open(path: string): ProcFile | null {
    try {
      return new ProcFile(path, true);
    } catch (error) {
      // Without IPv6 there is no tcp6, and a network that is gone has no sockets.
      if (isGone(error) || isDenied(error)) return null;
      throw error;
    }
  }
}

/** Sums of counts of the same names. */
function sumOf<T extends Readonly<Record<keyof T, number>>>(counts: readonly T[]): Record<keyof T, number> {
  const [first] = counts;
  if (!first) throw new Error('a network without a host');
  const sum: Record<keyof T, number> = { ...first };
  for (const more of counts.slice(1)) for (const name in sum) sum[name] += more[name];
  return sum;
}

/** The same, in the order of its names. */
function byName(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Groups that every machine is a member of by itself, whatever programs do: all nodes, and those of its own addresses. */
const OF_MACHINES = /^ff0[12]::1$|^ff02::1:ff/;

/** Lines of `/proc/net/igmp6`: an interface, a group of version 6, and how often that was joined. */
function groupsIn(text: string) {
  return [...text.matchAll(/^\d+\s+(\S+)\s+([0-9a-f]{32})\s+(\d+)\s/gm)].flatMap(
    ([, device = '', hex = '', joins = '0']) => {
      const group = showAddress6((hex.match(/.{4}/g) ?? []).map((word) => Number.parseInt(word, 16)));
      return OF_MACHINES.test(group) ? [] : [{ device, group, joins: Number(joins) }];
    },
  );
}

/** A counter of `/proc/net/snmp6`, which has a name and a number a line. */
function countIn(text: string, name: string): number {
  const at = text.indexOf(`${name} `);
  return at < 0 ? 0 : Number.parseInt(text.slice(at + name.length), 10);
}

/** Name of an endpoint in {@link PortFacts.bound}. */
export function boundName(endpoint: Endpoint): string {
  return showPort(endpoint);
}
