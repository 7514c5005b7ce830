import { showAddress6 } from '../../model/address-6.ts';
import { type Endpoint, isBy6 } from '../../model/endpoint.ts';
import type { HostPortFacts, PortFacts } from '../../model/trace.ts';
import { NetworkCounters } from './network-counters.ts';
import { NetworkFiles } from './network-files.ts';
import { isHeldUp, parseRows, placeOf, type SocketRow, STATE, showAddress } from './socket-row.ts';

/**
 * SYN_SENT, SYN_RECV, FIN_WAIT1, LAST_ACK, CLOSING, NEW_SYN_RECV: the kernel still has to do something in these states.
 */
const MOVING = new Set([0x02, 0x03, 0x04, 0x09, 0x0b, 0x0c]);

/** The tables of one host of a run's network. */
export interface SocketFolder {
  /** Its `/proc/…/net`. */
  readonly folder: string;
  /** The role whose host it is; null where all share one. */
  readonly role: string | null;
}

/** The sockets of a run's hosts, read from a `/proc/…/net` folder for each. */
export class Sockets {
  /** What has gone over the network. */
  readonly counters: NetworkCounters;
  private readonly hosts: readonly SocketFolder[];
  private readonly endpoints: readonly Endpoint[];
  private readonly shared: boolean;
  private readonly files = new NetworkFiles();
  private readonly parsed = new Map<string, { readonly text: string; readonly rows: readonly SocketRow[] }>();

  /**
   * @param shared whether others use the network too: then only the run's own ports are looked at
   * @param gateFolder the `/proc/…/net` of the network that an interface beside loopback leads to; null where there is
   * none
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
    const folders = hosts.map(({ folder }) => folder);
    this.counters = new NetworkCounters({ folders, endpoints, shared, gateFolder }, this.files);
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
    return !moving && (this.shared || !this.counters.isPacketUnderWay());
  }

  /** Whether something that was sent cannot go until the other end of its connection reads. */
  isHeldUp(): boolean {
    const rows = this.rows('tcp');
    return rows.some((row) => isHeldUp(row, rows));
  }

  close(): void {
    this.files.close();
  }

  /** Changes whenever a queue of the run's sockets does. */
  fingerprint(): string {
    return this.hosts
      .flatMap(({ folder }) => ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => this.files.text(name, folder)))
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
      // Sorted by address: the kernel's own order rests on a number that it makes up at each boot.
    ].sort((one, other) => {
      const [a, b] = [one, other].map(placeOf);
      return (a ?? '') < (b ?? '') ? -1 : 1;
    });
    const ports = new Set(
      this.endpoints.filter(({ transport }) => transport === 'tcp').map(({ port }) => port),
    );
    const connected = tcp.filter((row) => row.state === STATE.ESTABLISHED && ports.has(row.remotePort));
    const byVersion4 = connected.filter(
      (row) => isBy6(this.endpoints, 'tcp', row.remotePort) && !showAddress(row.remoteAddress).includes(':'),
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

  /** Members of each group, as `/proc/net/igmp` and `igmp6` count them on each interface: joins, not programs. */
  private memberships(hosts: readonly SocketFolder[]): Pick<PortFacts, 'members' | 'membersOnLoopback'> {
    const members: Record<string, number> = {};
    const membersOnLoopback: Record<string, number> = {};
    let isLoopback = false;
    for (const line of hosts.flatMap(({ folder }) => this.files.text('igmp', folder).split('\n'))) {
      const [, device] = /^\d+\s+(\S+)\s*:/.exec(line) ?? [];
      if (device !== undefined) isLoopback = device === 'lo';
      const match = /^\s+([0-9A-F]{8})\s+(\d+)\s/.exec(line);
      if (!match) continue;
      const group = Buffer.from(match[1] ?? '', 'hex')
        .reverse()
        .join('.');
      // Every host is a member of this group.
      if (group === '224.0.0.1') continue;
      members[group] = (members[group] ?? 0) + Number(match[2]);
      if (isLoopback) membersOnLoopback[group] = (membersOnLoopback[group] ?? 0) + Number(match[2]);
    }
    for (const { device, group, joins } of hosts.flatMap(({ folder }) =>
      groupsIn(this.files.text('igmp6', folder)),
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
      ...this.files.text('unix', folder).matchAll(/^[0-9a-f]+: \S+ \S+ \S+ \S+ \S+\s+(\d+)/gm),
    ]);
    return new Set(rows.map(([, inode]) => inode ?? ''));
  }

  /** A table's rows, read anew only where it has changed. */
  private table(host: number, name: string, transport: 'tcp' | 'udp'): readonly SocketRow[] {
    const text = this.files.text(name, this.hosts[host]?.folder ?? null);
    const key = `${host} ${name}`;
    const known = this.parsed.get(key);
    if (known?.text === text) return known.rows;
    const rows = parseRows(text, transport, host);
    this.parsed.set(key, { text, rows });
    return rows;
  }
}

/** The same counts, in the order of their names. */
function byName(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Groups that every machine joins by itself, whatever programs do: all nodes, and those of its own addresses. */
const OF_MACHINES = /^ff0[12]::1$|^ff02::1:ff/;

/** Lines of `/proc/net/igmp6`: an interface, a group of IPv6, and how often it was joined. */
function groupsIn(text: string) {
  return [...text.matchAll(/^\d+\s+(\S+)\s+([0-9a-f]{32})\s+(\d+)\s/gm)].flatMap(
    ([, device = '', hex = '', joins = '0']) => {
      const group = showAddress6((hex.match(/.{4}/g) ?? []).map((word) => Number.parseInt(word, 16)));
      return OF_MACHINES.test(group) ? [] : [{ device, group, joins: Number(joins) }];
    },
  );
}
