import { describe, expect, it } from 'vitest';
import type { HostAddress } from '../../../src/run/isolation/host-address.ts';
import { ConnectionOrigins } from '../../../src/run/probe/connection-origins.ts';

const at = (address: string): HostAddress => ({ address, prefix: 22, broadcast: '', gateway: '' });

describe('the origins of probes’ connections', () => {
  it('tell which probe is at the other end of a connection', () => {
    const origins = new ConnectionOrigins();
    origins.add('client1', 40001, null);
    origins.add('client2', 40002, null);
    expect(origins.roleAt(40002, '127.0.0.1')).toBe('client2');
    expect(origins.roleAt(40003, null)).toBeNull();
    expect(origins.portOwners()).toEqual(
      new Map([
        ['tcp:40001', 'client1'],
        ['tcp:40002', 'client2'],
      ]),
    );
  });

  it('distinguish hosts that have used the same port', () => {
    const origins = new ConnectionOrigins();
    origins.add('client1', 40001, at('10.0.0.5'));
    origins.add('client2', 40001, at('10.0.0.6'));
    expect(origins.roleAt(40001, '10.0.0.5')).toBe('client1');
    expect(origins.roleAt(40001, '10.0.0.6')).toBe('client2');
    expect(origins.roleAt(40001, '10.0.0.7')).toBeNull();
  });

  it('take the last user of a port where the address is unknown', () => {
    const origins = new ConnectionOrigins();
    origins.add('client1', 40001, at('10.0.0.5'));
    origins.add('client2', 40001, at('10.0.0.6'));
    expect(origins.roleAt(40001, null)).toBe('client2');
  });
});
