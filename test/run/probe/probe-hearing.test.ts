import { describe, expect, it } from 'vitest';
import { ProbeHearing } from '../../../src/run/probe/probe-hearing.ts';

/** A `ProbeHearing`, with what it records, shows and counts. */
function hearing(isFlooded = false) {
  const records: unknown[] = [];
  const shown: string[] = [];
  const activity = { flooded: 0 };
  const heard = new ProbeHearing({
    log: { record: (happening) => records.push(happening) },
    screen: { hear: (role, text) => shown.push(`${role}: ${text}`) },
    activity,
    isFlooded,
  });
  const came = (data: Buffer | string, via: 'tcp' | 'unicast' = 'tcp', role = 'client1', channel = 1): void =>
    heard.heard({ kind: 'heard', role, via, channel, base64: Buffer.from(data).toString('base64') });
  return { records, shown, activity, came };
}

describe('what a probe hears', () => {
  it('is recorded as text, with its bytes counted, and shown as the role’s', () => {
    const { records, shown, came } = hearing();
    came('順番\n', 'tcp', 'client1+1', 4);
    expect(records).toEqual([
      { kind: 'heard', role: 'client1', via: 'tcp', channel: 4, text: '順番\n', bytes: 7 },
    ]);
    expect(shown).toEqual(['client1: 順番\n']);
  });

  it('joins a character that a connection brought in two pieces', () => {
    const { shown, came } = hearing();
    const letter = Buffer.from('順');
    came(letter.subarray(0, 1));
    came(letter.subarray(1));
    expect(shown.join('')).toContain('順');
  });

  it('joins no character from two connections, or from two datagrams', () => {
    const letter = Buffer.from('順');
    for (const [via, channel] of [
      ['tcp', 2],
      ['unicast', 1],
    ] as const) {
      const { shown, came } = hearing();
      came(letter.subarray(0, 1), via, 'client1', 1);
      came(letter.subarray(1), via, 'client1', channel);
      expect(shown.join('')).not.toContain('順');
    }
  });

  it('is marked where a datagram is not text', () => {
    const { records, came } = hearing();
    came(Buffer.from([0xff, 0xfe]), 'unicast');
    expect(records).toMatchObject([{ spoilt: true, bytes: 2 }]);
  });

  it('counts the filling of a flood instead of writing it out', () => {
    const { records, activity, came } = hearing(true);
    came(`banjir 1 ${'='.repeat(4080)}\n`);
    expect(records).toMatchObject([{ text: 'banjir 1 ={4080}\n', bytes: 4090 }]);
    expect(activity.flooded).toBe(4080 - '={4080}'.length);
  });
});
