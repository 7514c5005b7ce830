import { describe, expect, it } from 'vitest';
import { delivery } from '../../graders/delivery.ts';
import { unflushed } from '../../graders/lib/unflushed.ts';
import { whole } from '../../graders/whole.ts';
import { chat, claim, from, group, KEYBOARD, PROBE, waits } from '../support/trace.ts';

const TO_ALL = claim({ from: ['server'], to: ['client1', 'client2'], parts: ['main'] });
const LONG = `panjang ${'kata lagi '.repeat(99)}z`;

describe('delivery', () => {
  it('passes where all show the line once, with those records as evidence', () => {
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

  it('fails where a role has shown all, and times out when nothing more comes', () => {
    const builder = chat()
      .say('server', 'halo semua')
      .prints('client1', 'halo semua')
      .prints('client2', 'halo semua');
    expect(delivery.grade(builder.givesUp('client2').build(), TO_ALL)).toMatchObject({
      status: 'fail',
      cause: 'exits-early',
      blame: ['client2'],
      expected: { id: 'expected.stays', params: { role: 'client2' } },
    });
  });

  it('passes where a role has shown all, and ends at the last line', () => {
    const builder = chat()
      .say('server', 'halo semua')
      .prints('client1', 'halo semua')
      .prints('client2', 'halo semua');
    expect(delivery.grade(builder.exits('client2', 0).build(), TO_ALL)).toMatchObject({ status: 'pass' });
  });

  it('quotes the rest of an older line where that follows a line', () => {
    const trace = chat(1)
      .say('server', 'sekali lagi')
      .prints('client1', 'Server: sekali lagi')
      .say('server', 'halo')
      .prints('client1', 'Server: halo', 'i lagi')
      .build();
    expect(
      delivery.grade(trace, claim({ from: ['server'], to: ['client1'], parts: ['main'] })),
    ).toMatchObject({
      cause: 'changed',
      actual: { params: { seen: 'Server: halo / i lagi' } },
    });
  });

  it('fails where a role shows nothing, and says who and what was expected', () => {
    const trace = chat().say('server', 'halo').prints('client1', 'halo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({
      status: 'fail',
      cause: 'not-heard',
      blame: [],
      expected: { params: { role: 'client2', from: 'server', text: 'halo' } },
      actual: { id: 'actual.shown-nothing' },
    });
  });

  it('says that a line was erased at once, in its own turn only', () => {
    const builder = chat(1).say('server', 'halo').prints('client1', '> ');
    const trace = builder.erases('client1', 'Server: halo').build();
    const to = claim({ from: ['server'], to: ['client1'], parts: ['main'] });
    expect(delivery.grade(trace, to)).toMatchObject({
      cause: 'erased',
      blame: [],
      actual: { id: 'actual.erased' },
    });
    const later = chat(1).say('server', 'halo').say('client1', 'hai').erases('client1', 'Server: halo');
    expect(delivery.grade(later.build(), to)).toMatchObject({ cause: 'not-heard' });
  });

  it('suspects a missing flush where a program shows nothing, or everything at its end', () => {
    const to = claim({ from: ['server'], to: ['client1'], parts: ['main'] });
    const silent = chat(1).say('server', 'halo').build();
    expect(delivery.grade(silent, to)).toMatchObject({ why: [{ id: 'why.showed-nothing' }] });
    const talks = chat(1).prints('client1', 'Selamat datang').say('server', 'halo').build();
    expect(delivery.grade(talks, to)).toMatchObject({ why: [] });
    const ends = chat(1).say('server', 'halo').say('client1', 'hai').prints('client1', 'a', 'b');
    expect(unflushed(ends.exits('client1', 0).build(), 'client1')).toMatchObject([
      { id: 'why.showed-all-at-its-end' },
    ]);
  });

  for (const [cause, text, shown] of [
    ['spaces-changed', 'satu   dua', 'satu dua'],
    ['wrong-encoding', 'halo привет dunia', 'halo ?????? dunia'],
    ['truncated', LONG, LONG.slice(0, 512)],
    ['truncated', 'halo dunia', 'halo'],
  ] as const)
    it(`tells ${cause}`, () => {
      const trace = chat(1).say('server', text).prints('client1', `Server: ${shown}`).build();
      expect(whole.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause });
    });

  it('finds a line that is shown twice', () => {
    const trace = chat(1).say('server', 'halo').prints('client1', 'halo', 'halo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause: 'heard-twice' });
  });

  it('finds a line that is shown twice on one line of the screen', () => {
    const trace = chat(1).say('server', 'halo').prints('client1', 'halohalo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ status: 'fail', cause: 'heard-twice' });
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

  it('asks nothing of roles that were stopped, or not yet started', () => {
    const trace = chat().stop('client2').say('server', 'halo').prints('client1', 'halo').build();
    expect(delivery.grade(trace, TO_ALL).status).toBe('pass');
  });

  it('finds a crash at a line, and names no one: what came may have caused it', () => {
    const trace = chat()
      .say('server', 'halo')
      .prints('client1', 'halo')
      .complains('client2', 'ValueError: rusak')
      .exits('client2', 1)
      .build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({
      cause: 'crash',
      blame: [],
      actual: { params: { role: 'client2', error: 'ValueError: rusak' } },
    });
  });

  it('blames a program that crashes at the line that was typed at it', () => {
    const trace = chat().say('server', 'halo').exits('server', 1).build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ cause: 'crash', blame: ['server'] });
  });

  it('blames a program that ended while it was still needed', () => {
    const trace = chat(1).exits('client1', 0).say('server', 'halo').build();
    expect(delivery.grade(trace, TO_ALL)).toMatchObject({ cause: 'exits-early', blame: ['client1'] });
  });

  it('does not ask a client of a probe server for what another one says', () => {
    const trace = chat(2, { server: PROBE }).say('client1', 'halo').hears('server', 'tcp', 'halo\n').build();
    const all = claim({ from: ['client1'], to: ['others'], parts: ['main'] });
    expect(delivery.grade(trace, all).status).toBe('pass');
  });

  it('does not join datagrams', () => {
    const trace = group(1, { receiver1: PROBE })
      .say('sender', 'halo semua')
      .hears('receiver1', 'group', 'halo ')
      .hears('receiver1', 'group', 'semua')
      .build();
    const all = claim({ from: ['sender'], to: ['receiver1'], parts: ['main'] });
    expect(delivery.grade(trace, all).status).toBe('fail');
  });

  it('is inconclusive where the run never reached it', () => {
    expect(delivery.grade(chat().build(), TO_ALL).status).toBe('inconclusive');
  });
});

describe('a line that is shown after its turn', () => {
  const ONE = claim({ from: ['server', 'client2'], to: ['client1'], parts: ['main'] });

  it('is output held back where it comes at once with a later one, in order', () => {
    const trace = chat(1)
      .say('server', 'pertama')
      .say('server', 'kedua')
      .prints('client1', 'pertama', 'kedua')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'output-held-back' });
  });

  it('is merged where it shares a line with another', () => {
    const trace = chat(1)
      .say('server', 'pertama')
      .say('server', 'kedua')
      .prints('client1', 'pertamakedua')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'merges-messages' });
  });

  it('is reordered where a later line of the same speaker is shown before it', () => {
    const trace = chat(1)
      .say('server', 'pertama')
      .say('server', 'kedua')
      .prints('client1', 'kedua', 'pertama')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'reorders' });
  });

  it('is in the wrong order where another speaker’s line overtakes it', () => {
    const trace = chat(2)
      .say('server', 'pertama')
      .say('client2', 'kedua')
      .prints('client1', 'kedua')
      .say('server', 'ketiga')
      .prints('client1', 'pertama', 'ketiga')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'wrong-order' });
  });

  it('is in the wrong order where another speaker’s line comes before it in one piece', () => {
    const trace = chat(2)
      .say('server', 'pertama')
      .say('client2', 'kedua')
      .say('server', 'ketiga')
      .prints('client1', 'kedua', 'pertama', 'ketiga')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'wrong-order' });
  });

  it('is only late where it comes alone, without a known reason', () => {
    const trace = chat(1)
      .say('server', 'pertama')
      .say('server', 'kedua')
      .prints('client1', 'pertama')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'shown-late', blame: [], why: [] });
  });

  it('was sent late where a probe hears it late', () => {
    const trace = chat(1, { client1: PROBE })
      .say('server', 'pertama')
      .say('server', 'kedua')
      .hears('client1', 'tcp', 'pertama\n')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({
      cause: 'sent-late',
      message: { params: { role: 'server' } },
    });
  });

  it('was merged by its sender where a probe receives both at once', () => {
    const trace = chat(1, { client1: PROBE })
      .say('server', 'pertama')
      .say('server', 'kedua')
      .hears('client1', 'tcp', 'pertamakedua')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({
      cause: 'merges-messages',
      message: { params: { role: 'server' } },
    });
  });

  it('was answered before it was heard where it lay unread until a line was typed', () => {
    const unread = [{ role: 'client1', from: 'server', bytes: 7 }];
    const trace = chat(1)
      .say('server', 'pertama')
      .rests({ waits: [waits('server', from('client1')), waits('client1', KEYBOARD)], unread })
      .say('client1', 'halo', { part: 'other' })
      .prints('client1', 'pertama')
      .rests({ waits: [waits('server', KEYBOARD), waits('client1', from('server'))] })
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({
      cause: 'answers-before-hearing',
      message: { params: { roles: ['client1'] } },
    });
  });
});

describe('a line that comes in another form', () => {
  const ONE = claim({ from: ['server'], to: ['client1'], parts: ['main'] });

  it('is split where its pieces are on separate lines', () => {
    const trace = chat(1)
      .say('server', 'halo semua teman')
      .prints('client1', 'Server: halo se', 'Server: mua teman')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'splits-messages' });
  });

  it('is hard-coded where the same is shown whatever is typed', () => {
    const trace = chat(1)
      .say('server', 'pertama')
      .prints('client1', 'Server: selamat pagi')
      .say('server', 'kedua')
      .prints('client1', 'Server: selamat pagi')
      .build();
    expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'hard-coded' });
  });

  for (const nothing of ['Server: undefined', 'Server: None', 'Server: [object Object]'])
    it(`was lost, and not hard-coded, where "${nothing}" is shown each time`, () => {
      const trace = chat(1)
        .say('server', 'pertama')
        .prints('client1', nothing)
        .say('server', 'kedua')
        .prints('client1', nothing)
        .build();
      expect(delivery.grade(trace, ONE)).toMatchObject({ cause: 'not-heard' });
    });

  it('was sent twice where a probe hears it twice, by the role that sends to it', () => {
    const trace = chat(2, { client1: PROBE, client2: PROBE })
      .say('client1', 'halo')
      .hears('client2', 'tcp', 'halo\nhalo\n')
      .build();
    const relayed = claim({ from: ['client1'], to: ['client2'], parts: ['main'] });
    expect(delivery.grade(trace, relayed)).toMatchObject({
      cause: 'sends-twice',
      message: { params: { role: 'server' } },
    });
  });
});

describe('a prompt before a text', () => {
  const CLAIM = claim({ from: ['client1'], to: ['server'], parts: ['main'] });
  const prompted = (prompt: string, server?: typeof PROBE) =>
    chat(1, server ? { server } : {})
      .prompts('client1', prompt)
      .say('client1', 'halo');

  it('was sent along where a probe hears it', () => {
    const trace = prompted('Ketik pesan: ', PROBE).hears('server', 'tcp', 'Ketik pesan: halo').build();
    expect(whole.grade(trace, CLAIM)).toMatchObject({ cause: 'sends-prompt', blame: ['client1'] });
    expect(delivery.grade(trace, CLAIM).status).toBe('pass');
  });

  it('is a label where it names the speaker, and nothing where it has no words', () => {
    for (const prompt of ['Client_1 : ', 'client> ', '> ']) {
      const trace = prompted(prompt, PROBE).hears('server', 'tcp', `${prompt}halo`).build();
      expect(whole.grade(trace, CLAIM).status).toBe('pass');
    }
  });

  it('may be a label of the screen that it is on', () => {
    const trace = prompted('Ketik pesan: ').prints('server', 'Ketik pesan: halo').build();
    expect(whole.grade(trace, CLAIM).status).toBe('pass');
  });
});
