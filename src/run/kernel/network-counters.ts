import { type Endpoint, isBy6 } from '../../model/endpoint.ts';
import type { DatagramCounts, SentPackets, TcpTraffic } from '../../model/trace.ts';
import { Counters } from './counters.ts';
import type { NetworkFiles } from './network-files.ts';

/**
 * What a network has counted so far: TCP segments with data, connections that failed, all packets, UDP datagrams. Null
 * for a transport that no endpoint has, and throughout on a network that is shared with others.
 */
export interface NetworkCounts {
  readonly traffic: TcpTraffic | null;
  readonly sent: SentPackets | null;
  readonly datagrams: DatagramCounts | null;
}

export const NOTHING_COUNTED: NetworkCounts = { traffic: null, sent: null, datagrams: null };

/**
 * Matches where a processor has a packet to deliver: `/proc/net/softnet_stat` has a line for each, whose twelfth number
 * says so.
 */
const WAITING_PACKET = /^(?:[0-9a-f]{8} ){11}(?!0{8})/m;

/** A run's network, as far as it is counted. */
export interface CountedNetwork {
  /** A `/proc/…/net` of each of its hosts. */
  readonly folders: readonly string[];
  readonly endpoints: readonly Endpoint[];
  /** Whether others use it too: then its counts say nothing about the run. */
  readonly shared: boolean;
  /** The `/proc/…/net` of the network that an interface beside loopback leads to; null where there is none. */
  readonly gateFolder: string | null;
}

/** What has gone over a run's network, as the kernel counts it. */
export class NetworkCounters {
  private readonly network: CountedNetwork;
  private readonly files: NetworkFiles;
  /** Whether the lab has a UDP port on IPv6. */
  private readonly isBy6: boolean;
  /** Whether datagrams that leave the run for its groups are counted at the gate. */
  private attended = false;
  private readonly counters = new Counters();

  constructor(network: CountedNetwork, files: NetworkFiles) {
    this.network = network;
    this.files = files;
    this.isBy6 = isBy6(network.endpoints, 'udp');
  }

  /** From now on, datagrams that leave the run for its groups are counted at the gate. */
  attend(): void {
    this.attended = true;
  }

  /** What the network has counted so far. */
  counts(): NetworkCounts {
    if (this.network.shared) return NOTHING_COUNTED;
    const has = (wanted: 'tcp' | 'udp'): boolean =>
      this.network.endpoints.some(({ transport }) => transport === wanted);
    const each = this.network.folders.map((folder) => {
      const [snmp, netstat, snmp6] = [
        this.files.text('snmp', folder),
        this.files.text('netstat', folder),
        this.files.text('snmp6', folder),
      ];
      return {
        traffic: this.traffic(snmp, netstat),
        sent: this.sent(snmp, netstat, snmp6),
        datagrams: has('udp') ? this.datagrams(folder, snmp, netstat, snmp6) : null,
        byVersion4: this.isBy6 ? (this.counters.read(snmp, 'Udp', ['OutDatagrams'])[0] ?? 0) : 0,
      };
    });
    return {
      traffic: has('tcp') ? sumOf(each.map(({ traffic }) => traffic)) : null,
      sent: sumOf(each.map(({ sent }) => sent)),
      datagrams: has('udp')
        ? {
            ...this.sumOfDatagrams(each.flatMap(({ datagrams }) => datagrams ?? [])),
            ...(this.isBy6 ? { byVersion4: each.reduce((sum, one) => sum + one.byVersion4, 0) } : {}),
          }
        : null,
    };
  }

  private sumOfDatagrams(each: readonly ReturnType<NetworkCounters['datagrams']>[]): DatagramCounts {
    return {
      ...sumOf(each.map(({ looped: _, ...counts }) => counts)),
      left: this.attended ? this.atGate() : null,
      looped: this.network.gateFolder === null ? null : each.reduce((sum, { looped }) => sum + looped, 0),
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
    const by6 = this.isBy6 ? countIn(snmp6, 'Ip6OutMcastPkts') - countIn(snmp6, 'Icmp6OutMLDv2Reports') : 0;
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
    return this.network.folders.reduce((sum, folder) => {
      const [opened = 0] = this.counters.read(this.files.text('snmp', folder), 'Tcp', ['ActiveOpens']);
      return sum + opened;
    }, 0);
  }

  /** Multicast datagrams of the run's groups that have come to the gate. */
  private atGate(): number {
    const [came = 0] = this.counters.read(this.files.text('netstat', this.network.gateFolder), 'IpExt', [
      'InMcastPkts',
    ]);
    // On IPv6, the gate counts its own reports among those; a group that only it has joined has no member there.
    return came + countIn(this.files.text('snmp6', this.network.gateFolder), 'Udp6IgnoredMulti');
  }

  private overLoopback(folder: string): number {
    const [, packets] = /^\s*lo:\s*\d+\s+(\d+)/m.exec(this.files.text('dev', folder)) ?? [];
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
  isPacketUnderWay(): boolean {
    const folder = this.network.folders[0] ?? null;
    if (this.network.gateFolder !== null) return WAITING_PACKET.test(this.files.text('softnet_stat', folder));
    const [out = 0, received = 0] = this.counters.read(this.files.text('snmp', folder), 'Ip', [
      'OutRequests',
      'InReceives',
    ]);
    return out > received;
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

/** A counter of `/proc/net/snmp6`, which has a name and a number a line. */
function countIn(text: string, name: string): number {
  const at = text.indexOf(`${name} `);
  return at < 0 ? 0 : Number.parseInt(text.slice(at + name.length), 10);
}
