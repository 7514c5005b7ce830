/** The address of a run's machine on its network, in dotted quads. */
export interface HostAddress {
  readonly address: string;
  /** Bits of the network's part: 20 to 28, and never at a byte's edge. */
  readonly prefix: number;
  /** The network's last address, which reaches everybody on it. */
  readonly broadcast: string;
  /** Where packets go that are for other networks; everything ends there. */
  readonly gateway: string;
}

/** At a byte's edge a broadcast address could be guessed. */
const PREFIXES = [20, 21, 22, 23, 25, 26, 27, 28] as const;
/** 10.0.0.0/8 is private. Its ends are left alone: programs look for their own address by way of 10.255.255.255. */
const PRIVATE = 10 << 24;
const SECOND_BYTE = { first: 16, count: 200 } as const;

/**
 * Makes up an address in a private network.
 * @param random numbers in [0, 1)
 */
export function chooseHostAddress(random: () => number): HostAddress {
  const upTo = (count: number): number => Math.floor(random() * count);
  const prefix = PREFIXES[upTo(PREFIXES.length)] ?? PREFIXES[0];
  const size = 2 ** (32 - prefix);
  const second = SECOND_BYTE.first + upTo(SECOND_BYTE.count);
  const network = PRIVATE + (second << 16) + upTo(2 ** 16 / size) * size;
  return {
    // Neither the network itself, nor the gateway behind it, nor the broadcast address.
    address: dotted(network + 2 + upTo(size - 3)),
    prefix,
    broadcast: dotted(network + size - 1),
    gateway: dotted(network + 1),
  };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');
}
