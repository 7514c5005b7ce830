import { describe, expect, it } from 'vitest';
import {
  isOffByOneElsewhere,
  isOn,
  isUnguessable,
  networkOf,
  parseGroupPlace,
  parseNetwork,
} from '../../src/model/network.ts';

describe('a network', () => {
  it('begins at its first address and ends at its last', () => {
    expect(networkOf('10.20.30.70', 26)).toMatchObject({ cidr: '10.20.30.64/26', broadcast: '10.20.30.127' });
    expect(networkOf('10.20.17.4', 20)).toMatchObject({ cidr: '10.20.16.0/20', broadcast: '10.20.31.255' });
    expect(networkOf('255.255.255.255', 32).cidr).toBe('255.255.255.255/32');
  });

  it('has addresses that are mistaken for its last one', () => {
    const { ends, edges } = networkOf('10.20.30.70', 26);
    expect(ends).toEqual(['10.20.30.64', '10.20.30.126']);
    expect(edges).toEqual(['10.255.255.255', '10.20.255.255', '10.20.30.255']);
    expect(networkOf('127.0.0.1', 8).edges).toEqual(['127.0.255.255', '127.0.0.255']);
  });

  it('can be guessed where its prefix is a multiple of 8', () => {
    expect(isUnguessable(networkOf('10.20.30.70', 26))).toBe(true);
    expect(isUnguessable(networkOf('10.20.30.200', 26))).toBe(false);
    expect(isUnguessable(networkOf('10.20.16.1', 20))).toBe(true);
  });

  it('has another last address with a prefix one bit shorter, where its last bit is 0', () => {
    expect(isOffByOneElsewhere(networkOf('10.20.32.1', 20))).toBe(true);
    expect(isOffByOneElsewhere(networkOf('10.20.48.1', 20))).toBe(false);
  });

  it('contains some addresses, and not others', () => {
    for (const address of ['239.0.0.0', '239.255.255.255']) expect(isOn(address, '239.0.0.0/8')).toBe(true);
    for (const address of ['238.255.255.255', '240.0.0.0']) expect(isOn(address, '239.0.0.0/8')).toBe(false);
    expect(isOn('10.20.30.63', '10.20.30.64/26')).toBe(false);
  });

  it('is read as it is written', () => {
    expect(parseNetwork('10.20.30.64/26')).toEqual(networkOf('10.20.30.70', 26));
    for (const text of ['10.20.30.64', '::1/128', '', '10.20.30/24']) expect(parseNetwork(text)).toBeNull();
  });
});

describe('a place of a group', () => {
  it('is an address of a group, and a port', () => {
    expect(parseGroupPlace('239.1.2.3:5006')).toEqual({ address: '239.1.2.3', port: 5006 });
  });

  for (const text of [
    '192.168.1.2:5006',
    '240.0.0.1:5006',
    '239.1.2.256:5006',
    '239.1.2.3:0',
    '239.1.2.3:70000',
    '239.1.2.3',
    '',
  ])
    it(`is not "${text}"`, () => expect(parseGroupPlace(text)).toBeNull());
});
