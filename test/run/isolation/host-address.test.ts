import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../src/lab/random.ts';
import { chooseHostAddress, chooseHostAddresses } from '../../../src/run/isolation/host-address.ts';

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
