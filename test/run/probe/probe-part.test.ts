import { describe, expect, it } from 'vitest';
import type { Reach } from '../../../src/model/endpoint.ts';
import type { Role } from '../../../src/model/lab.ts';
import { keyOf, partsOf, roleOf, speakingPart } from '../../../src/run/probe/probe-part.ts';

const tcp = (verb: Reach['verb'], port: number): Reach => ({
  verb,
  endpoint: { port, group: null, transport: 'tcp' },
});
const groups = (range?: string): Reach => ({
  verb: 'sends',
  endpoint: { port: 5006, group: '239.1.2.3', transport: 'udp', ...(range ? { range } : {}) },
});

function role(own: Reach, ...further: readonly Reach[]): Role {
  return {
    id: 'node',
    number: null,
    kind: { name: 'node', count: 1, relays: null, ...own, ...(further.length > 0 ? { further } : {}) },
  };
}

describe('the parts of a probe', () => {
  it('are one for each endpoint of the role, known by the role and a number', () => {
    const parts = partsOf(role(tcp('listens', 8080), tcp('connects', 8081), groups()));
    expect(parts.map(({ key, endpoint }) => [key, endpoint.port])).toEqual([
      ['node', 8080],
      ['node+1', 8081],
      ['node+2', 5006],
    ]);
  });

  it('lead back to their role', () => {
    expect(roleOf(keyOf('client12', 3))).toBe('client12');
    expect(roleOf('client12')).toBe('client12');
  });

  it('speak through the one with a place to send to', () => {
    const spoken = (...reaches: readonly [Reach, ...Reach[]]): string =>
      speakingPart(partsOf(role(...reaches))).key;
    expect(spoken(tcp('listens', 8080), tcp('connects', 8081))).toBe('node+1');
    expect(spoken(tcp('listens', 8080), groups())).toBe('node+1');
    expect(spoken(tcp('connects', 8080), groups())).toBe('node');
  });

  it('speak through their own where none has a single place', () => {
    const several = groups('239.1.2.0/24');
    expect(speakingPart(partsOf(role(tcp('listens', 8080), several))).key).toBe('node');
  });
});
