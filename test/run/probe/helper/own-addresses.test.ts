import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { interfaceBy6, ownAddresses6, ownPlaces } from '../../../../src/run/probe/helper/own-addresses.ts';

const by4 = (address: string, cidr: string | null, internal = false): NetworkInterfaceInfo => ({
  family: 'IPv4',
  address,
  cidr,
  internal,
  netmask: '',
  mac: '',
});
const by6 = (address: string, scopeid: number, internal = false): NetworkInterfaceInfo => ({
  family: 'IPv6',
  address,
  scopeid,
  internal,
  cidr: null,
  netmask: '',
  mac: '',
});

const LOOPBACK = [by4('127.0.0.1', '127.0.0.1/8', true), by6('::1', 0, true)];

describe('the addresses at which a machine can be reached', () => {
  it('are its own, and the last one of each of its networks', () => {
    expect(ownPlaces({ lo: LOOPBACK, eth0: [by4('10.1.2.3', '10.1.2.3/24')] })).toEqual([
      { via: 'unicast', address: '127.0.0.1' },
      { via: 'broadcast', address: '127.255.255.255' },
      { via: 'unicast', address: '10.1.2.3' },
      { via: 'broadcast', address: '10.1.2.255' },
    ]);
  });

  it('have no broadcast where the network is unknown', () => {
    expect(ownPlaces({ tun0: [by4('10.1.2.3', null)] })).toEqual([{ via: 'unicast', address: '10.1.2.3' }]);
  });

  it('include each address once, however many interfaces have it', () => {
    const twice = [by4('10.1.2.3', '10.1.2.3/24'), by4('10.1.2.4', '10.1.2.4/24')];
    expect(ownPlaces({ eth0: twice }).map(({ address }) => address)).toEqual([
      '10.1.2.3',
      '10.1.2.255',
      '10.1.2.4',
    ]);
  });

  it('include the interface for link-local addresses', () => {
    const eth0 = [by4('10.1.2.3', '10.1.2.3/24'), by6('fd00::3', 0), by6('fe80::3', 2)];
    expect(ownAddresses6({ lo: LOOPBACK, eth0 })).toEqual(['fd00::3', 'fe80::3%eth0']);
    expect(interfaceBy6({ lo: LOOPBACK, eth0 })).toBe('eth0');
  });

  it('have none of IPv6 where there is loopback alone', () => {
    expect(ownAddresses6({ lo: LOOPBACK })).toEqual([]);
    expect(interfaceBy6({ lo: LOOPBACK, gone: undefined })).toBeNull();
  });
});
