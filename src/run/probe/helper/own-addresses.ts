import type { NetworkInterfaceInfo } from 'node:os';
import { parseNetwork } from '../../../model/network.ts';
import type { BoundPlace } from '../protocol.ts';

/** The interfaces of a machine with their addresses, as `networkInterfaces` of `node:os` gives them. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * Where a machine can be spoken to by version 4: its addresses, and the broadcast addresses of their networks.
 * @returns each address once
 */
export function ownPlaces(interfaces: Interfaces): readonly BoundPlace[] {
  const places = Object.values(interfaces).flatMap((addresses = []) =>
    addresses.flatMap(({ family, address, cidr }): BoundPlace[] => {
      if (family !== 'IPv4') return [];
      const last = parseNetwork(cidr ?? '')?.broadcast;
      const everybody: BoundPlace[] = last === undefined ? [] : [{ via: 'broadcast', address: last }];
      return [{ via: 'unicast', address }, ...everybody];
    }),
  );
  const known = places.map(({ address }) => address);
  return places.filter(({ address }, index) => known.indexOf(address) === index);
}

/** The addresses of version 6 but for loopback's; one that leads no further than a link names its interface. */
export function ownAddresses6(interfaces: Interfaces): readonly string[] {
  return Object.entries(interfaces).flatMap(([device, addresses = []]) =>
    addresses
      .filter(isOnNetwork6)
      .map(({ address, scopeid }) => ((scopeid ?? 0) === 0 ? address : `${address}%${device}`)),
  );
}

/** The first interface that has an address of version 6 on a network; null where there is loopback alone. */
export function interfaceBy6(interfaces: Interfaces): string | null {
  const found = Object.entries(interfaces).find(([, addresses]) => addresses?.some(isOnNetwork6));
  return found?.[0] ?? null;
}

function isOnNetwork6({ family, internal }: NetworkInterfaceInfo): boolean {
  return family === 'IPv6' && !internal;
}
