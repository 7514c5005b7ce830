import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../src/lab/random.ts';
import { parseAddress6, showAddress6 } from '../../../src/model/address-6.ts';
import {
  chooseHostAddress,
  chooseHostAddresses,
  chooseHostAddresses6,
  GATEWAY_LINK6,
  hasAddress,
  isOutOfMistakes,
  networkAround,
} from '../../../src/run/isolation/host-address.ts';

const numberOf = (address: string): number =>
  address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);

describe('the address of a run’s machine', () => {
  const hosts = Array.from({ length: 500 }, (_, seed) => chooseHostAddress(randomFrom(`host/${seed}`)));

  it('is the same for the same seed, and another for another', () => {
    expect(chooseHostAddress(randomFrom('host/7'))).toEqual(hosts[7]);
    expect(new Set(hosts.map(({ address }) => address)).size).toBeGreaterThan(490);
  });

  it('is in a private network of 20 to 28 bits, never at a byte’s edge', () => {
    expect([...new Set(hosts.map(({ prefix }) => prefix))].sort()).toEqual([20, 21, 22, 23, 25, 26, 27, 28]);
    for (const { address } of hosts) expect(address).toMatch(/^10\./);
  });

  it('is neither the network’s first or last address, nor the gateway’s', () => {
    for (const { address, prefix, broadcast, gateway } of [
      ...hosts,
      chooseHostAddress(() => 0),
      chooseHostAddress(() => 1 - 2 ** -32),
    ]) {
      const size = 2 ** (32 - prefix);
      const network = numberOf(address) - (numberOf(address) % size);
      expect(numberOf(broadcast)).toBe(network + size - 1);
      expect(numberOf(gateway)).toBe(network + 1);
      expect(numberOf(address)).toBeGreaterThan(network + 1);
      expect(numberOf(address)).toBeLessThan(network + size - 1);
    }
  });
});

describe('the addresses of several hosts', () => {
  it('are different ones of one network that has room for them', () => {
    for (const count of [1, 2, 14, 64, 1_000])
      for (const random of [randomFrom(`hosts/${count}`), () => 0, () => 1 - 2 ** -32]) {
        const hosts = chooseHostAddresses(random, count);
        expect(new Set(hosts.map(({ address }) => address)).size).toBe(count);
        expect(new Set(hosts.map(({ broadcast, gateway }) => `${broadcast} ${gateway}`)).size).toBe(1);
        for (const { address, broadcast, gateway } of hosts) {
          expect(numberOf(address)).toBeGreaterThan(numberOf(gateway));
          expect(numberOf(address)).toBeLessThan(numberOf(broadcast));
        }
      }
  });
});

describe('the addresses of version 6 of several hosts', () => {
  it('are different ones of one private network, none of them the gateway’s', () => {
    for (const count of [1, 3, 1_000])
      for (const random of [randomFrom(`hosts6/${count}`), () => 0, () => 1 - 2 ** -32]) {
        const hosts = chooseHostAddresses6(random, count);
        const all = hosts.flatMap(({ address, link }) => [address, link]);
        expect(new Set(all).size).toBe(2 * count);
        // Written as addresses from the kernel's tables are, so that the two can be compared.
        expect(all.map((address) => showAddress6(parseAddress6(address) ?? []))).toEqual(all);
        expect(all.filter((_, index) => index % 2 === 0).every((own) => own.startsWith('fd'))).toBe(true);
        expect(all.filter((_, index) => index % 2 === 1).every((own) => own.startsWith('fe80::'))).toBe(true);
        const [gateway, ...others] = new Set(hosts.map((host) => host.gateway));
        expect(others).toEqual([]);
        expect(all).not.toContain(gateway);
        expect(all).not.toContain(GATEWAY_LINK6);
      }
  });

  it('are the same for the same seed, and others for another', () => {
    const of = (seed: number) => chooseHostAddresses6(randomFrom(`hosts6/${seed}`), 2);
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  it('belong to a host, like IPv4 addresses', () => {
    const [by6] = chooseHostAddresses6(randomFrom('hosts6'), 1);
    const host = { ...chooseHostAddress(randomFrom('host')), ...(by6 ? { by6 } : {}) };
    for (const own of [host.address, by6?.address, by6?.link]) expect(hasAddress(host, own ?? '')).toBe(true);
    for (const other of [host.gateway, by6?.gateway, '::1'])
      expect(hasAddress(host, other ?? '')).toBe(false);
  });
});

describe('the network of a machine', () => {
  const host = { address: '10.20.30.70', prefix: 26, broadcast: '10.20.30.127', gateway: '10.20.30.65' };

  it('is loopback’s where there is no other', () => {
    expect(networkAround(host)).toMatchObject({ cidr: '10.20.30.64/26', broadcast: '10.20.30.127' });
    expect(networkAround(null)).toMatchObject({ cidr: '127.0.0.0/8', broadcast: '127.255.255.255' });
  });

  it('invites mistakes where its prefix is at a byte’s edge, or one bit off, or the machine is next to its end', () => {
    const at = (address: string, prefix = 26) => isOutOfMistakes({ ...host, address, prefix });
    expect(at('10.20.30.140')).toBe(true);
    expect(at('10.20.30.190')).toBe(false);
    expect(at('10.20.30.200')).toBe(false);
    expect(at('10.20.33.9', 20)).toBe(true);
    // 10.20.48.0/20 and 10.20.48.0/19 have the same last address.
    expect(at('10.20.49.9', 20)).toBe(false);
  });
});
