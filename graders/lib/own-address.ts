/** Addresses that the machine's host name leads to in a private network, and those that stand for every address. */
const OWN = new Set(['0.0.0.0', '::', '127.0.0.1']);

/** Whether an address is one at which the lab's programs find each other. */
export function isOwnAddress(address: string): boolean {
  return OWN.has(address);
}
