import { describe, expect, it } from 'vitest';
import { delivery } from '../../graders/delivery.ts';
import { whole } from '../../graders/whole.ts';
import { chat, claim, group, PROBE } from '../support/trace.ts';

const TO_ALL = claim({ from: ['server'], to: ['client1', 'client2'], parts: ['main'] });
const LONG = `panjang ${'kata lagi '.repeat(99)}z`;

describe('delivery', () => {
  it('passes where everybody shows the line once, and rests on those records', () => {
    const builder = chat().say('server', 'halo semua');
    const said = builder.last;
    const trace = builder
      .prints('client1', 'Server: halo semua')
      .prints('client2', 'Server: halo semua')
      .build();
    const verdict = delivery.grade(trace, TO_ALL);
    expect(verdict.status).toBe('pass');
    expect(verdict.evidence).toEqual([said, said + 1, said, said + 2]);
  });

  it('fails where one shows nothing, and says who and what was expected', () => {
    const trace = chat().say('server', 'halo').prints('client1', 'halo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({
      status: 'fail',
      cause: 'not-heard',
      blame: [],
      expected: { params: { role: 'client2', from: 'server', text: 'halo' } },
      actual: { id: 'actual.shown-nothing' },
    });
  });

  for (const [cause, text, shown] of [
    ['spaces-changed', 'satu   dua', 'satu dua'],
    ['wrong-encoding', 'halo привет dunia', 'halo ?????? dunia'],
    ['truncated', LONG, LONG.slice(0, 512)],
  ] as const)
    it(`tells ${cause}`, () => {
      const trace = chat(1).say('server', text).prints('client1', `Server: ${shown}`).build();
      expect(whole.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause });
    });

  it('tells a line that is shown twice', () => {
    const trace = chat(1).say('server', 'halo').prints('client1', 'halo', 'halo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause: 'heard-twice' });
  });

  it('tells a line that is shown twice on one line of the screen', () => {
    const trace = chat(1).say('server', 'halo').prints('client1', 'halohalo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause: 'heard-twice' });
  });

  it('tells a line that is shown only after the next one', () => {
    const trace = chat(1)
      .say('server', 'pertama')
      .say('server', 'kedua')
      .prints('client1', 'pertama', 'kedua')
      .build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause: 'shown-late' });
  });

  it('counts the same line typed twice turn by turn', () => {
    const trace = chat(1)
      .say('server', 'sama')
      .prints('client1', 'sama')
      .say('server', 'sama')
      .prints('client1', 'sama')
      .build();
    expect(delivery.grade(trace, TO_ALL).status).toBe('pass');
  });

  it('finds the text in bytes as Python prints them', () => {
    const trace = chat(1)
      .say('server', "jum'at   привет")
      .prints('client1', `b"jum'at   \\xd0\\xbf\\xd1\\x80\\xd0\\xb8\\xd0\\xb2\\xd0\\xb5\\xd1\\x82"`)
      .build();
    expect(delivery.grade(trace, TO_ALL).status).toBe('pass');
  });

  it('finds the text in a line that came in pieces', () => {
    const trace = chat(1)
      .say('server', 'halo semua')
      .printsInPieces('client1', 'Server: ha', 'lo se', 'mua')
      .build();
    expect(delivery.grade(trace, TO_ALL).status).toBe('pass');
  });

  it('asks nobody who was stopped, or not yet started', () => {
    const trace = chat().stop('client2').say('server', 'halo').prints('client1', 'halo').build();
    expect(delivery.grade(trace, TO_ALL).status).toBe('pass');
  });

  it('blames the one who crashed', () => {
    const trace = chat()
      .say('server', 'halo')
      .prints('client1', 'halo')
      .complains('client2', 'ValueError: rusak')
      .exits('client2', 1)
      .build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({
      cause: 'crash',
      blame: ['client2'],
      actual: { params: { error: 'ValueError: rusak' } },
    });
  });

  it('blames the one who ended although it was still needed', () => {
    const trace = chat(1).exits('client1', 0).say('server', 'halo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ cause: 'exits-early', blame: ['client1'] });
  });

  it('does not ask a client of a probe server for what another one says', () => {
    const trace = chat(2, { server: PROBE }).say('client1', 'halo').hears('server', 'tcp', 'halo\n').build();
    const all = claim({ from: ['client1'], to: ['others'], parts: ['main'] });
    expect(delivery.grade(trace, all).status).toBe('pass');
  });

  it('does not put datagrams together', () => {
    const trace = group(1, { receiver1: PROBE })
      .say('sender', 'halo semua')
      .hears('receiver1', 'group', 'halo ')
      .hears('receiver1', 'group', 'semua')
      .build();
    const all = claim({ from: ['sender'], to: ['receiver1'], parts: ['main'] });
    expect(delivery.grade(trace, all).status).toBe('fail');
  });

  it('cannot tell where the run never came to it', () => {
    expect(delivery.grade(chat().build(), TO_ALL).status).toBe('inconclusive');
  });
});
