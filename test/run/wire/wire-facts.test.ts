import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/run/wire/frame.ts';
import { type Sights, WireFacts } from '../../../src/run/wire/wire-facts.ts';

const SIGHTS: Sights = {
  isSent: ({ isOutgoing }) => isOutgoing,
  hostOf: ({ link }) => (link === '' ? null : link),
  isLoopback: ({ interfaceNumber }) => interfaceNumber === 1,
  roleAt: (address) => (address === '10.1.2.9' ? 'server' : null),
  hasHosts: false,
};
const DATAGRAM: Frame = {
  interfaceNumber: 2,
  isOutgoing: true,
  link: '',
  transport: 'udp',
  from: { address: '10.1.2.3', port: 40000 },
  to: { address: '224.1.1.1', port: 5004 },
  ttl: 2,
  bytes: 5,
  data: Buffer.from('hello'),
  sequence: 0,
};
const OWNERS = new Map([['udp:40000', 'sender']]);

function factsOf(frames: readonly Frame[], owners = OWNERS, sights = SIGHTS) {
  const facts = new WireFacts(sights);
  for (const frame of frames) facts.add(frame);
  facts.mark(0, owners);
  return facts.all();
}

describe('what went over the network', () => {
  it('comes from the role that has the port, or the host', () => {
    expect(factsOf([DATAGRAM])).toMatchObject([{ move: 0, by: 'sender', ttl: 2, times: 1, bytes: 5 }]);
    expect(factsOf([{ ...DATAGRAM, link: 'client2' }])).toMatchObject([{ by: 'client2' }]);
    expect(factsOf([{ ...DATAGRAM, from: { address: '10.1.2.3', port: 1 } }])).toMatchObject([{ by: null }]);
  });

  it('goes to the role that has the port, or the host', () => {
    const back = { ...DATAGRAM, from: DATAGRAM.to, to: DATAGRAM.from };
    expect(factsOf([back])).toMatchObject([{ by: null, toward: 'sender' }]);
    expect(factsOf([DATAGRAM])).toMatchObject([{ toward: null }]);
    const sent = [{ ...DATAGRAM, to: { address: '10.1.2.9', port: 40000 } }, DATAGRAM];
    expect(factsOf(sent, OWNERS, { ...SIGHTS, hasHosts: true })).toMatchObject([
      { toward: 'server' },
      { toward: null },
    ]);
  });

  it('is counted once, where it was sent', () => {
    expect(factsOf([DATAGRAM, { ...DATAGRAM, isOutgoing: false }])).toMatchObject([{ times: 1 }]);
    expect(factsOf([DATAGRAM, DATAGRAM])).toMatchObject([{ times: 2, bytes: 10 }]);
    expect(factsOf([DATAGRAM, { ...DATAGRAM, ttl: 1 }])).toMatchObject([{ ttl: 2 }, { ttl: 1 }]);
  });

  it('belongs to the move whose mark follows it', () => {
    const facts = new WireFacts(SIGHTS);
    facts.add(DATAGRAM);
    facts.mark(3, OWNERS);
    facts.add(DATAGRAM);
    facts.mark(4, OWNERS);
    expect(facts.all()).toMatchObject([{ move: 3 }, { move: 4 }]);
  });

  it('has a retransmitted segment once, also where sequence numbers wrap', () => {
    const segment = (sequence: number, bytes: number): Frame => ({
      ...DATAGRAM,
      transport: 'tcp',
      sequence,
      bytes,
    });
    const sent = [
      segment(0xfffffffc, 4),
      segment(0, 6),
      segment(0, 6),
      segment(0xfffffffc, 4),
      segment(6, 1),
    ];
    expect(factsOf(sent)).toMatchObject([{ times: 3, bytes: 11 }]);
    // A bare acknowledgement has no data.
    expect(factsOf([segment(5, 0)])).toEqual([]);
  });

  it('overflows instead of filling the memory', () => {
    const facts = new WireFacts(SIGHTS);
    for (let count = 0; count < 20_001; count++) facts.add(DATAGRAM);
    expect(facts.overflows).toBe(true);
  });
});
