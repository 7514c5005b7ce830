/** A network of version 4, and what is taken for its last address. */
export interface Network {
  /** In CIDR notation, as programs are told of it: its first address, and the bits of its part (`10.20.30.64/26`). */
  readonly cidr: string;
  /** Its last address, which reaches everybody on it. */
  readonly broadcast: string;
  /** What would be its last address with a prefix at a byte's edge, where that is another. */
  readonly edges: readonly string[];
  /** Its first address, and the last one less one. */
  readonly ends: readonly [first: string, nearlyLast: string];
}

/** What stands for a network where a run has none of its own. */
export const LOOPBACK_NETWORK = '127.0.0.0/8';

/** What reaches everybody on whatever network it is sent from. */
export const EVERYBODY = '255.255.255.255';

/** Prefix lengths at a byte's edge: a program that does not ask for its network's own takes one of these. */
const EDGES = [8, 16, 24] as const;

/** The network that an address is on. @param prefix bits of the network's part */
export function networkOf(address: string, prefix: number): Network {
  const size = sizeOf(prefix);
  const first = Math.floor(numberOf(address) / size) * size;
  const broadcast = dotted(lastOf(first, prefix));
  return {
    cidr: `${dotted(first)}/${prefix}`,
    broadcast,
    edges: EDGES.map((bits) => dotted(lastOf(first, bits))).filter((edge) => edge !== broadcast),
    ends: [dotted(first), dotted(lastOf(first, prefix) - 1)],
  };
}

/** Reads a network in CIDR notation; null where the text is none. */
export function parseNetwork(cidr: string): Network | null {
  const match = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(cidr);
  return match ? networkOf(match[1] ?? '', Number(match[2])) : null;
}

/** Whether an address is on a network in CIDR notation. */
export function isOn(address: string, cidr: string): boolean {
  const [first = '', prefix = '32'] = cidr.split('/');
  const size = sizeOf(Number(prefix));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(first) / size);
}

/** All multicast groups. */
export const GROUPS = '224.0.0.0/4';

/** A multicast group and a port. */
export interface GroupPlace {
  readonly address: string;
  readonly port: number;
}

/** Reads `ADDRESS:PORT`; null where that is no group. */
export function parseGroupPlace(text: string): GroupPlace | null {
  const match = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/.exec(text);
  const [, address = '', port = ''] = match ?? [];
  const isPlace = address.split('.').every((byte) => Number(byte) <= 255) && isOn(address, GROUPS);
  return match && isPlace && Number(port) >= 1 && Number(port) <= 65535
    ? { address, port: Number(port) }
    : null;
}

/** Whether a program that takes the prefix for one at a byte's edge gets a wrong last address. */
export function isUnguessable({ edges }: Network): boolean {
  return edges.length === EDGES.length;
}

/**
 * Whether nobody gets the last address whose mask is a bit too short: the network's part ends with a 0, which that makes a 1. A
 * mask that is a bit too long never gets it.
 */
export function isOffByOneElsewhere({ cidr, broadcast }: Network): boolean {
  const [first = '', prefix = '32'] = cidr.split('/');
  return dotted(lastOf(numberOf(first), Number(prefix) - 1)) !== broadcast;
}

/** An address of four bytes in dotted quads. */
export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');
}

function lastOf(address: number, prefix: number): number {
  const size = sizeOf(prefix);
  return Math.floor(address / size) * size + size - 1;
}

function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}
