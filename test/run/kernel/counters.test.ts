import { describe, expect, it } from 'vitest';
import { Counters } from '../../../src/run/kernel/counters.ts';

const SNMP = 'Ip: Forwarding InReceives OutRequests\nIp: 1 70 81\nTcp: ActiveOpens\nTcp: 9\n';

describe("protocols' counters", () => {
  it('are read by their names, in the order that they are asked for', () => {
    const counters = new Counters();
    expect(counters.read(SNMP, 'Ip', ['OutRequests', 'Forwarding', 'InReceives'])).toEqual([81, 1, 70]);
    expect(counters.read(SNMP, 'Tcp', ['ActiveOpens'])).toEqual([9]);
  });

  it('are 0 where this kernel has none of that name, or shows nothing', () => {
    const counters = new Counters();
    expect(counters.read(SNMP, 'Ip', ['OutRequests', 'OutTransmits'])).toEqual([81, 0]);
    expect(counters.read('Ip: Forwarding InReceives\nIp: 1\n', 'Ip', ['InReceives'])).toEqual([0]);
    expect(counters.read('', 'Ip', ['OutRequests'])).toEqual([0]);
  });
});
