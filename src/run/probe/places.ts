import { LOOPBACK6 } from '../../model/endpoint.ts';
import { EVERYBODY } from '../../model/network.ts';
import { type HostAddress, networkAround } from '../isolation/host-address.ts';
import { INTERFACE, LOOPBACK } from '../isolation/network-set-up.ts';
import type { BoundPlace } from './protocol.ts';

/**
 * Where a machine hears what is sent to a port: at its own addresses, and at those for broadcasts.
 * @param own null where it has loopback alone, or the network is not the run's own
 */
export function hearingPlaces(own: HostAddress | null): readonly BoundPlace[] {
  const places: BoundPlace[] = [
    { via: 'unicast', address: LOOPBACK },
    { via: 'broadcast', address: '127.255.255.255' },
    { via: 'broadcast', address: EVERYBODY },
  ];
  if (own === null) return places;
  return [...places, { via: 'unicast', address: own.address }, { via: 'broadcast', address: own.broadcast }];
}

/** The same by version 6. A host's address that leads no further than the link has to name the interface. */
export function hearingPlaces6(own: HostAddress | null): readonly BoundPlace[] {
  const by6 = own?.by6;
  const addresses = [LOOPBACK6, ...(by6 ? [by6.address, `${by6.link}%${INTERFACE}`] : [])];
  return addresses.map((address) => ({ via: 'unicast', address }));
}

/**
 * Addresses that a sender may take for its network's last one: wherever they lead, a probe hears what is sent there.
 */
export function mistakenPlaces(own: HostAddress | null): readonly BoundPlace[] {
  const { ends, edges } = networkAround(own);
  const heard = hearingPlaces(own).map(({ address }) => address);
  return [...ends, ...edges]
    .filter((address) => !heard.includes(address))
    .map((address) => ({ via: 'unicast', address }));
}
