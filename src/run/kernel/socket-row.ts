import { showAddress6 } from '../../model/address-6.ts';

/** One line of `/proc/net/{tcp,udp}{,6}`. */
export interface SocketRow {
  readonly transport: 'tcp' | 'udp';
  /** As the kernel writes it: {@link showAddress} reads it. */
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Which of the network's hosts has it, from 0. */
  readonly host: number;
  readonly state: number;
  readonly sendQueue: number;
  readonly receiveQueue: number;
  /** Whether the other end has no room: then the kernel asks it by a timer whether it has some again. */
  readonly isStalled: boolean;
  /** `0` where no program holds it: a connection that was not accepted yet, or a closed one. */
  readonly inode: string;
}

/** States of a TCP socket that matter here; a bound UDP socket is in CLOSE. */
export const STATE = {
  ESTABLISHED: 0x01,
  SYN_SENT: 0x02,
  TIME_WAIT: 0x06,
  CLOSE: 0x07,
  CLOSE_WAIT: 0x08,
  LISTEN: 0x0a,
};

const ROW =
  /^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) ([0-9A-F]+):([0-9A-F]{4}) ([0-9A-F]{2}) ([0-9A-F]{8}):([0-9A-F]{8}) (\d\d):\S+ \S+\s+\d+\s+\d+ (\d+)/;

/** The kernel's number for the timer of a connection whose other end has no room. */
const ZERO_WINDOW = '04';

/**
 * Parses a table of sockets; the heading and malformed lines are left out.
 * @param host the number of the host whose table it is, where a network has several
 */
export function parseRows(text: string, transport: 'tcp' | 'udp', host = 0): SocketRow[] {
  const rows: SocketRow[] = [];
  for (const line of text.split('\n')) {
    const match = ROW.exec(line);
    if (!match) continue;
    const number = (group: number): number => Number.parseInt(match[group] ?? '0', 16);
    rows.push({
      transport,
      localAddress: match[1] ?? '',
      localPort: number(2),
      remoteAddress: match[3] ?? '',
      remotePort: number(4),
      host,
      state: number(5),
      sendQueue: number(6),
      receiveQueue: number(7),
      isStalled: match[8] === ZERO_WINDOW,
      inode: match[9] ?? '0',
    });
  }
  return rows;
}

/** Whether a queue cannot be sent because the other end has no room and still has something to read. */
export function isHeldUp(row: SocketRow, rows: readonly SocketRow[]): boolean {
  return row.isStalled && (peerOf(row, rows)?.receiveQueue ?? 0) > 0;
}

/** The other end of a connection, found by ports; where several hosts use the same port, by addresses too. */
export function peerOf(row: SocketRow, rows: readonly SocketRow[]): SocketRow | undefined {
  const ends = rows.filter(
    ({ localPort, remotePort }) => localPort === row.remotePort && remotePort === row.localPort,
  );
  if (ends.length < 2) return ends[0];
  const remote = showAddress(row.remoteAddress);
  const local = showAddress(row.localAddress);
  return ends.find(
    ({ localAddress, remoteAddress }) =>
      showAddress(localAddress) === remote && showAddress(remoteAddress) === local,
  );
}

/** Where a socket is bound, as a text that sorts. */
export function placeOf({ transport, localPort, localAddress }: SocketRow): string {
  return `${transport} ${String(localPort).padStart(5)} ${localAddress}`;
}

/** An address as people write it, from the kernel's tables (words of four bytes, each in the machine's byte order). */
export function showAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, 'hex')].reverse());
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 255)))
    return bytes.slice(12).join('.');
  return showAddress6(
    Array.from({ length: 8 }, (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0)),
  );
}
