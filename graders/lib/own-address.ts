import { ANY6, type Endpoint, LOOPBACK6 } from '../../src/model/endpoint.ts';
import type { RunRecord } from '../../src/model/trace.ts';

/** Addresses that every machine has, and those that stand for all of them. */
const OWN = new Set(['0.0.0.0', ANY6, '127.0.0.1']);

/** The same, for endpoints at an IPv6 address of the machine. */
const OWN6 = new Set([ANY6, LOOPBACK6]);

/**
 * Whether an address is one at which the lab's programs find each other: that of the run's machine, of one of its
 * hosts, or one that every machine has.
 */
export function isOwnAddress(
  { host, hosts, hosts6 = {} }: Pick<RunRecord, 'host' | 'hosts' | 'hosts6'>,
  address: string,
  { version6 }: Endpoint,
): boolean {
  // Loopback reaches no other host.
  if (hosts) {
    const own = version6 ? Object.values(hosts6).flat() : Object.values(hosts);
    return address === ANY6 || (address === '0.0.0.0' && !version6) || own.includes(address);
  }
  if (version6) return OWN6.has(address);
  return OWN.has(address) || address === host;
}
