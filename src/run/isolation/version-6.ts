import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import { LOOPBACK6 } from '../../model/endpoint.ts';
import type { Isolation } from './isolation.ts';

/** {@link LOOPBACK6} as the kernel's table of addresses writes it. */
const LOOPBACK6_HEX = '1'.padStart(32, '0');

/** Whether programs of a run can use IPv6: their machine has at least its own loopback address. */
export function speaksBy6({ netFolder }: Pick<Isolation, 'netFolder'>): boolean {
  if (netFolder === null)
    return Object.values(networkInterfaces()).some((own) =>
      own?.some(({ address }) => address === LOOPBACK6),
    );
  try {
    return readFileSync(`${netFolder}/if_inet6`, 'latin1').includes(LOOPBACK6_HEX);
  } catch (error) {
    // A kernel without IPv6 has no such table.
    rethrowShortage(error);
    return false;
  }
}
