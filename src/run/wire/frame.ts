import { showAddress6 } from '../../model/address-6.ts';
import type { WirePlace } from '../../model/trace.ts';

/** The link type of frames that were recorded on all interfaces together (LINUX_SLL2). */
export const LINK_TYPE = 276;
const LINK_HEADER = 20;
const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const TRANSPORTS: Readonly<Record<number, 'tcp' | 'udp'>> = { 6: 'tcp', 17: 'udp' };
/** The IPv6 header that marks a fragment, and its length in bytes. */
const PIECE = 44;
const PIECE_HEADER = 8;
/** The type of a packet that the machine itself has sent. */
const OUTGOING = 4;

/** A datagram or a segment, as it was seen at an interface. */
export interface Frame {
  /** The interface's number in its network. */
  readonly interfaceNumber: number;
  readonly isOutgoing: boolean;
  /** The sender's hardware address; empty where it has none. */
  readonly link: string;
  readonly transport: 'tcp' | 'udp';
  readonly from: WirePlace;
  readonly to: WirePlace;
  readonly ttl: number;
  /** Bytes of data. */
  readonly bytes: number;
  /** The data, as far as it was recorded. */
  readonly data: Buffer;
  /** Sequence number of a segment's first byte; 0 for a datagram. */
  readonly sequence: number;
}

/**
 * Reads a recorded frame.
 * @returns null where it is neither a datagram nor a segment, or was cut off before its data
 */
export function readFrame(data: Buffer): Frame | null {
  if (data.length < LINK_HEADER) return null;
  const type = data.readUInt16BE(0);
  const packet = data.subarray(LINK_HEADER);
  const inner = type === IPV4 ? readIpv4(packet) : type === IPV6 ? readIpv6(packet) : null;
  if (!inner) return null;
  const ports = readPorts(inner.transport, inner.payload);
  if (!ports) return null;
  return {
    interfaceNumber: data.readUInt32BE(4),
    isOutgoing: data[10] === OUTGOING,
    link: [...data.subarray(12, 12 + Math.min(data[11] ?? 0, 8))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(':'),
    transport: inner.transport,
    from: { address: inner.from, port: ports.from },
    to: { address: inner.to, port: ports.to },
    ttl: inner.ttl,
    bytes: inner.length - ports.header,
    data: inner.payload.subarray(ports.header, inner.length),
    sequence: ports.sequence,
  };
}

interface Inner {
  readonly transport: 'tcp' | 'udp';
  readonly from: string;
  readonly to: string;
  readonly ttl: number;
  /** Length of the transport's header and data together, in bytes. */
  readonly length: number;
  readonly payload: Buffer;
}

function readIpv4(packet: Buffer): Inner | null {
  if (packet.length < 20) return null;
  const header = ((packet[0] ?? 0) & 0x0f) * 4;
  const transport = TRANSPORTS[packet[9] ?? 0];
  // Later fragments of a packet have no transport header.
  if (!transport || (packet.readUInt16BE(6) & 0x1fff) !== 0) return null;
  return {
    transport,
    from: packet.subarray(12, 16).join('.'),
    to: packet.subarray(16, 20).join('.'),
    ttl: packet[8] ?? 0,
    length: packet.readUInt16BE(2) - header,
    payload: packet.subarray(header),
  };
}

function readIpv6(packet: Buffer): Inner | null {
  if (packet.length < 40) return null;
  const piece = packet[6] === PIECE && packet.length >= 40 + PIECE_HEADER;
  // Later fragments of a packet have no transport header.
  if (piece && (packet.readUInt16BE(42) & 0xfff8) !== 0) return null;
  const header = piece ? PIECE_HEADER : 0;
  const transport = TRANSPORTS[packet[piece ? 40 : 6] ?? 0];
  if (!transport) return null;
  return {
    transport,
    from: showIpv6(packet.subarray(8, 24)),
    to: showIpv6(packet.subarray(24, 40)),
    ttl: packet[7] ?? 0,
    length: packet.readUInt16BE(4) - header,
    payload: packet.subarray(40 + header),
  };
}

function showIpv6(bytes: Buffer): string {
  return showAddress6(Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(2 * index)));
}

function readPorts(
  transport: 'tcp' | 'udp',
  payload: Buffer,
): { readonly from: number; readonly to: number; readonly header: number; readonly sequence: number } | null {
  if (payload.length < (transport === 'udp' ? 8 : 20)) return null;
  const ports = { from: payload.readUInt16BE(0), to: payload.readUInt16BE(2) };
  return transport === 'udp'
    ? { ...ports, header: 8, sequence: 0 }
    : { ...ports, header: ((payload[12] ?? 0) >> 4) * 4, sequence: payload.readUInt32BE(4) };
}
