import type { RunRecord } from '../../src/model/trace.ts';

/** Addresses of every machine, and those that stand for all of them. */
const OWN = new Set(['0.0.0.0', '::', '127.0.0.1']);

/** Whether an address is one at which the lab's programs find each other: of the run's machine, or of any. */
export function isOwnAddress({ host }: Pick<RunRecord, 'host'>, address: string): boolean {
  return OWN.has(address) || address === host;
}
