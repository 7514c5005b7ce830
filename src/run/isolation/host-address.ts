import { dotted, isOffByOneElsewhere, isUnguessable, type Network, networkOf } from '../../model/network.ts';

/** The address of a run's machine on its network, in dotted quads. */
export interface HostAddress {
  readonly address: string;
  /** Length of the network's prefix in bits: 20 to 28, and never a multiple of 8. */
  readonly prefix: number;
  /** The network's last address, which reaches every host on it. */
  readonly broadcast: string;
  /** Where packets for other networks go; they end there. */
  readonly gateway: string;
  /** Its IPv6 addresses; left out where IPv6 is not asked for. */
  readonly by6?: HostAddress6;
}

/** The IPv6 addresses of a run's host, on a network with a prefix of 64 bits. */
export interface HostAddress6 {
  /** On the run's network, within the private range (fd00::/8). */
  readonly address: string;
  /** The link-local one (fe80::/64). */
  readonly link: string;
  readonly gateway: string;
}

/** The gateway's link-local address. */
export const GATEWAY_LINK6 = 'fe80::1';

/** Whether a host has an address, of IPv4 or IPv6. */
export function hasAddress({ address, by6 }: HostAddress, wanted: string): boolean {
  return address === wanted || by6?.address === wanted || by6?.link === wanted;
}

/** A host of a run's network, on which one role's program runs. */
export interface NamedHost {
  /** The role's id, which is the host's name. */
  readonly name: string;
  readonly at: HostAddress;
  /** Whether the role is played; if not, the host has a name but no machine. */
  readonly isThere: boolean;
}

/** The network of a run: one machine for all roles, or a host for each. */
export interface NetworkPlan {
  /** The machine on which everything runs where there are no hosts; otherwise the first of them. */
  readonly host: HostAddress;
  /** Empty where all roles share one machine. */
  readonly hosts: readonly NamedHost[];
}

/** The network of a run whose roles share one machine. */
export function oneMachine(host: HostAddress): NetworkPlan {
  return { host, hosts: [] };
}

/** The network that a machine is on; that of loopback where it has no other. */
export function networkAround(host: HostAddress | null): Network {
  return host === null ? LOOPBACK : networkOf(host.address, host.prefix);
}

const LOOPBACK = networkOf('127.0.0.0', 8);

/**
 * Whether a wrong broadcast address reaches nobody on a machine's network. The last address must differ from the one
 * that a prefix at a byte's edge, or one that is a bit off, would give, and the machine itself must have none of those
 * that are mistaken for it.
 */
export function isOutOfMistakes(host: HostAddress): boolean {
  const network = networkAround(host);
  return isUnguessable(network) && isOffByOneElsewhere(network) && !network.ends.includes(host.address);
}

/** Whether all addresses of a machine's network differ in their last byte only. */
export function isInLastByte({ prefix }: HostAddress): boolean {
  return prefix > 24;
}

/** No multiple of 8: with one, the broadcast address could be guessed. */
const PREFIXES = [20, 21, 22, 23, 25, 26, 27, 28] as const;
/**
 * 10.0.0.0/8 is private. Its ends are not used, since programs send to 10.255.255.255 to find out their own address.
 */
const PRIVATE = 10 << 24;
const SECOND_BYTE = { first: 16, count: 200 } as const;

/**
 * Makes up an address in a private network.
 * @param random numbers in [0, 1)
 */
export function chooseHostAddress(random: () => number): HostAddress {
  const network = chooseNetwork(random, 1);
  return network.at(upTo(random, network.places));
}

/**
 * Makes up addresses for several hosts of one private network.
 * @param random numbers in [0, 1)
 * @param count how many: 1 to 1,000
 */
export function chooseHostAddresses(random: () => number, count: number): readonly HostAddress[] {
  const network = chooseNetwork(random, count);
  const places = new Set<number>();
  // Repeated numbers do no harm: each host gets a place of its own.
  while (places.size < count) {
    let place = upTo(random, network.places);
    while (places.has(place)) place = (place + 1) % network.places;
    places.add(place);
  }
  return [...places].map((place) => network.at(place));
}

/**
 * Makes up addresses of version 6 for several hosts of one private network (RFC 4193).
 * @param random numbers in [0, 1)
 * @param count how many: 1 to 1,000
 */
export function chooseHostAddresses6(random: () => number, count: number): readonly HostAddress6[] {
  const word = (): string => (1 + upTo(random, 0xffff)).toString(16);
  const network = `fd${upTo(random, 256).toString(16).padStart(2, '0')}:${word()}:${word()}:${word()}`;
  // The first is the gateway's.
  const first = 2 + upTo(random, 0xffff - 1 - count);
  return Array.from({ length: count }, (_, index) => {
    const host = (first + index).toString(16);
    return { address: `${network}::${host}`, link: `fe80::${host}`, gateway: `${network}::1` };
  });
}

interface HostRange {
  /** How many hosts it can have besides the gateway. */
  readonly places: number;
  readonly at: (place: number) => HostAddress;
}

function chooseNetwork(random: () => number, hosts: number): HostRange {
  const fitting = PREFIXES.filter((prefix) => placesIn(prefix) >= hosts);
  const prefix = fitting[upTo(random, fitting.length)] ?? PREFIXES[0];
  const size = 2 ** (32 - prefix);
  const second = SECOND_BYTE.first + upTo(random, SECOND_BYTE.count);
  const network = PRIVATE + (second << 16) + upTo(random, 2 ** 16 / size) * size;
  return {
    places: placesIn(prefix),
    at: (place) => ({
      address: dotted(network + 2 + place),
      prefix,
      broadcast: dotted(network + size - 1),
      gateway: dotted(network + 1),
    }),
  };
}

/** Neither the network itself, nor the gateway behind it, nor the broadcast address. */
function placesIn(prefix: number): number {
  return 2 ** (32 - prefix) - 3;
}

function upTo(random: () => number, count: number): number {
  return Math.floor(random() * count);
}
