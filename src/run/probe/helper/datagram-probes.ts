import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { LOOPBACK6 } from '../../../model/endpoint.ts';
import { EVERYBODY } from '../../../model/network.ts';
import type { HeardVia } from '../../../model/trace.ts';
import type { BoundPlace, CommandTo } from '../protocol.ts';
import { interfaceBy6, ownAddresses6, ownPlaces } from './own-addresses.ts';
import type { Probe } from './probe.ts';
import type { Reports } from './reports.ts';
import { type Place, sendBy, type UdpSockets, versionOf } from './udp-sockets.ts';

const LOOPBACK = '127.0.0.1';
/** The broadcast address of loopback. */
const LOOPBACK_BROADCAST = '127.255.255.255';

/** The probes of a helper that speak and hear by datagrams. */
export class DatagramProbes {
  private readonly reports: Reports;
  private readonly sockets: UdpSockets;

  constructor(reports: Reports, sockets: UdpSockets) {
    this.reports = reports;
    this.sockets = sockets;
  }

  /** Hears what is sent to a group, or by broadcast, and what is sent past them to this machine alone. */
  async join({ role, group, port, own }: CommandTo<'join' | 'aim'>): Promise<Probe> {
    if (group !== null && isIPv6(group)) return await this.hearOnly(role, port, groupPlaces6(group));
    const at = (via: HeardVia, address: string): Place => ({ via, address, joined: [] });
    const places: Place[] = [
      at('unicast', LOOPBACK),
      at('broadcast', LOOPBACK_BROADCAST),
      at('broadcast', EVERYBODY),
    ];
    if (own) places.push(at('unicast', own.address), at('broadcast', own.broadcast));
    // Where there is more than loopback, a sender may have chosen either.
    if (group !== null)
      places.unshift({ via: 'group', address: group, joined: own ? [undefined, LOOPBACK] : [undefined] });
    return await this.hearOnly(role, port, places);
  }

  private async hearOnly(role: string, port: number, places: readonly Place[]): Promise<Probe> {
    const sockets = await Promise.all(
      places.map((place) =>
        this.sockets.bind(role, port, place, (datagram) => this.reports.heard(role, place.via, datagram)),
      ),
    );
    return datagramProbe(() => Promise.reject(new Error('a listening probe does not speak')), sockets);
  }

  /** Speaks to a group or by broadcast, and hears what is answered to this probe alone. */
  async aim({ role, group, port, own }: CommandTo<'join' | 'aim'>): Promise<Probe> {
    const channel = this.reports.newChannel();
    const socket = createSocket(`udp${versionOf(group)}`);
    socket.on('message', (data) => this.reports.heard(role, 'unicast', { data, channel }));
    await new Promise<void>((resolve) => socket.bind(0, resolve));
    if (group === null) socket.setBroadcast(true);
    else socket.setMulticastTTL(2);
    const address = group ?? own?.broadcast ?? LOOPBACK_BROADCAST;
    return datagramProbe((data) => sendBy(socket, data, { port, address }), [socket]);
  }

  /** Speaks to a server and hears what it answers, from a port of its own: the server's is left to the server. */
  async talk({ role, port, host, by }: CommandTo<'talk'>): Promise<Probe> {
    const socket = await this.sockets.connect(role, { port, host: host ?? hostname(), by }, (datagram) =>
      this.reports.heard(role, 'unicast', datagram),
    );
    return datagramProbe((data) => sendBy(socket, data, null), [socket]);
  }

  /**
   * Hears what comes to a port at several addresses, each by a socket of its own: so it is known which one was meant.
   * An address that is none of this machine's is passed over. What the probe says goes to the program that spoke
   * last.
   */
  async bind({ role, port, places, all }: CommandTo<'bind'>): Promise<Probe> {
    const found = all ? [...places, ...(await everyPlace())] : places;
    const wanted = [...new Map(found.map((place) => [place.address, place])).values()];
    let answer: Probe['send'] | null = null;
    const bound = await Promise.allSettled(
      wanted.map((place) => {
        const binding = this.sockets.bind(role, port, { ...place, joined: [] }, (datagram) => {
          answer = async (reply) => sendBy(await binding, reply, datagram.from);
          this.reports.heard(role, place.via, { ...datagram, at: place.address });
        });
        return binding;
      }),
    );
    const sockets = bound.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const probe = datagramProbe(
      (data) => answer?.(data) ?? Promise.reject(new Error('nobody has spoken to this probe yet')),
      sockets,
    );
    const failed = bound.find((one) => one.status === 'rejected' && !isNoAddress(one.reason));
    if (failed?.status === 'rejected') {
      probe.close();
      throw failed.reason;
    }
    return probe;
  }
}

/** A probe that speaks by datagrams: where a message ends is told by the datagram, and not by a newline. */
function datagramProbe(send: Probe['send'], sockets: readonly Socket[]): Probe {
  return {
    say: (text) => send(Buffer.from(text.replace(/\n$/, ''))),
    send,
    relay: null,
    sockets: () => [],
    isDeaf: false,
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

/** Where a group of version 6 is heard, and what is sent past it; there is no broadcast beside it. */
function groupPlaces6(group: string): readonly Place[] {
  const interfaces = networkInterfaces();
  // A group that ends at a link has to be told on which one.
  const link = interfaceBy6(interfaces);
  return [
    { via: 'group', address: link === null ? group : `${group}%${link}`, joined: [undefined] },
    ...[LOOPBACK6, ...ownAddresses6(interfaces)].map(
      (address): Place => ({ via: 'unicast', address, joined: [] }),
    ),
  ];
}

/** Where the machine can be spoken to, as far as it says: by its interfaces, and by its name. */
async function everyPlace(): Promise<readonly BoundPlace[]> {
  const named = await lookup(hostname(), { family: 4, all: true }).catch(() => []);
  return [
    ...ownPlaces(networkInterfaces()),
    ...named.map(({ address }): BoundPlace => ({ via: 'unicast', address })),
  ];
}

function isNoAddress(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL';
}
