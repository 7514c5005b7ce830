import { describe, expect, it } from 'vitest';
import {
  type Endpoint,
  isReceiver,
  parseEndpoint,
  showEndpoint,
  showPort,
} from '../../src/model/endpoint.ts';

const at = (text: string): Endpoint => {
  const endpoint = parseEndpoint(text);
  if (!endpoint) throw new Error(`no endpoint: ${text}`);
  return endpoint;
};

describe('an endpoint', () => {
  for (const text of [
    'tcp:8080',
    'udp:5005',
    'udp:224.1.1.1:5004',
    'udp:broadcast:5005',
    'tcp:[::1]:8080',
    'udp:[::1]:9100',
    'tcp:[::]:8080',
    'udp:[::]:9100',
    'udp:[ff02::1234]:5004',
    'udp:239.0.0.0/8:5006',
  ])
    it(`is written as it was read: ${text}`, () => expect(showEndpoint(at(text))).toBe(text));

  for (const text of [
    'udp:everybody:5005',
    'tcp:[fe80::1]:80',
    'udp:[ff02:::1]:80',
    'udp:[ff02::1::2]:80',
    'udp:[ff02::12345]:80',
    'tcp:::1:80',
    'udp:broadcast',
    'tcp:0',
    'tcp:65536',
    'sctp:80',
    '',
  ])
    it(`is not "${text}"`, () => expect(parseEndpoint(text)).toBeNull());

  it('has one text for an IPv6 group, however it is written', () => {
    const one = { transport: 'udp', group: 'ff02::1234', port: 5004, version6: true };
    expect(at('udp:[ff02:0:0:0:0:0:0:1234]:5004')).toEqual(one);
    expect(at('udp:[ff02:0::1234]:5004')).toEqual(one);
    expect(at('udp:[::1]:5004')).toEqual({ transport: 'udp', group: null, port: 5004, version6: true });
  });

  it('needs hosts where it is at every IPv6 address', () => {
    const own = { transport: 'tcp', group: null, port: 80, version6: true, onHost: true };
    expect(at('tcp:[0:0:0:0:0:0:0:0]:80')).toEqual(own);
    expect(at('tcp:[::1]:80').onHost).toBeUndefined();
  });

  it('has a port, wherever that is written', () => {
    expect(['udp:224.1.1.1:5004', 'udp:broadcast:5005'].map((text) => showPort(at(text)))).toEqual([
      'udp:5004',
      'udp:5005',
    ]);
  });
});

describe('a role that receives', () => {
  const sender = { verb: 'sends', endpoint: at('udp:broadcast:5005') } as const;
  const bound = { verb: 'listens', endpoint: at('udp:5005') } as const;
  const other = { verb: 'listens', endpoint: at('udp:5006') } as const;

  it('has joined a group, or is bound to the port that somebody broadcasts to', () => {
    expect(isReceiver({ verb: 'joins', endpoint: at('udp:224.1.1.1:5004') }, [])).toBe(true);
    expect(isReceiver(bound, [sender, bound])).toBe(true);
  });

  it('does not answer clients, and is not bound to another port', () => {
    expect(isReceiver(bound, [bound, { verb: 'connects', endpoint: at('udp:5005') }])).toBe(false);
    expect(isReceiver(other, [sender, other])).toBe(false);
  });
});
