import { describe, expect, it } from 'vitest';
import { isOwnAddress } from '../../../graders/lib/own-address.ts';
import { parseEndpoint } from '../../../src/model/endpoint.ts';

const ONE = { host: '10.20.30.70' };
const HOSTS = {
  host: '10.20.30.70',
  hosts: { client: '10.20.30.70', server: '10.20.30.71' },
  hosts6: { client: ['fd00::5', 'fe80::5'], server: ['fd00::6', 'fe80::6'] },
};

/** Which of some addresses are the run's own, for an endpoint. */
function own(run: Parameters<typeof isOwnAddress>[0], endpoint: string, addresses: readonly string[]) {
  const at = parseEndpoint(endpoint);
  return addresses.filter((address) => at && isOwnAddress(run, address, at));
}

describe('an address at which programs find each other', () => {
  it('is the one machine’s, or loopback’s, where all share it', () => {
    const asked = ['0.0.0.0', '::', '127.0.0.1', '10.20.30.70', '10.20.30.71', '::1'];
    expect(own(ONE, 'tcp:8080', asked)).toEqual(['0.0.0.0', '::', '127.0.0.1', '10.20.30.70']);
    expect(own(ONE, 'tcp:[::1]:8080', asked)).toEqual(['::', '::1']);
  });

  it('is any host’s where each role has one, and never loopback’s', () => {
    const asked = ['0.0.0.0', '::', '127.0.0.1', '10.20.30.71', '10.20.30.99', 'fd00::6', 'fe80::6', '::1'];
    expect(own(HOSTS, 'tcp:8080', asked)).toEqual(['0.0.0.0', '::', '10.20.30.71']);
    expect(own(HOSTS, 'tcp:[::]:8080', asked)).toEqual(['::', 'fd00::6', 'fe80::6']);
  });
});
