import { describe, expect, it } from 'vitest';
import { parseQueueAddress, showAddress } from '../../../src/batch/queue/queue-address.ts';
import { QueueError } from '../../../src/batch/queue/queue-error.ts';

describe('the address of a queue', () => {
  it('has a port, a database, a name and a password of its own', () => {
    expect(parseQueueAddress('rediss://ta:rah%2Fasia@antrean.kampus:7000/3')).toEqual({
      host: 'antrean.kampus',
      port: 7000,
      db: 3,
      username: 'ta',
      password: 'rah/asia',
      tls: true,
    });
  });

  it('needs no more than a host', () => {
    expect(parseQueueAddress('redis://[::1]')).toMatchObject({ host: '::1', port: 6379, db: 0, tls: false });
  });

  for (const text of [
    '',
    'localhost:6379',
    'http://a',
    'redis://',
    'redis://a/b',
    'redis://a/1/2',
    'redis://a:99999',
  ])
    it(`is not "${text}"`, () => {
      expect(() => parseQueueAddress(text)).toThrow(QueueError);
    });

  it('is never shown with its password', () => {
    expect(showAddress(parseQueueAddress('redis://:rahasia@a:1/2'))).toBe('a:1/2');
    for (const wrong of ['redis://:rahasia@a/b', 'http://ta:rahasia@a', ':rahasia@a'])
      expect(() => parseQueueAddress(wrong)).toThrow(expect.not.stringContaining('rahasia'));
  });
});
