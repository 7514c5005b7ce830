import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../src/diagram/build-conversation.ts';
import { momentOf, rowOfRecord } from '../../src/diagram/conversation.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat, group, PROBE } from '../support/trace.ts';
import { failed, oneMisses, waiting, withWaits } from './scenes.ts';

/** Arrows as `who typed → who showed`, with the numbers of their records. */
function arrowsOf(trace: RunTrace): readonly string[] {
  const { rows, lanes, arrows } = buildConversation(trace, []);
  const name = (index: number): string => `${lanes[rows[index]?.lane ?? -1]?.id} ${rows[index]?.n}`;
  return arrows.map(({ from, to }) => `${name(from)} → ${name(to)}`);
}

describe('a message', () => {
  it('goes from the role that typed it to every role that shows it', () => {
    const trace = chat()
      .say('server', 'halo')
      .prints('client2', 'Server : halo')
      .prints('client1', '> halo')
      .build();
    expect(arrowsOf(trace)).toEqual(['server 8 → client2 9', 'server 8 → client1 10']);
  });

  it('goes nowhere where no role shows it whole', () => {
    const trace = chat().say('server', 'halo semua').prints('client1', 'Server : halo').build();
    expect(arrowsOf(trace)).toEqual([]);
  });

  it('that is typed again starts at the last time before it was shown', () => {
    const trace = chat()
      .say('server', 'sama')
      .prints('client1', 'sama')
      .say('client1', 'sama')
      .prints('server', 'sama')
      .build();
    expect(arrowsOf(trace)).toEqual(['server 8 → client1 9', 'client1 10 → server 11']);
  });

  it('is not seen in what was shown before it was typed', () => {
    expect(arrowsOf(chat().prints('client1', 'halo').say('server', 'halo').build())).toEqual([]);
  });

  it('ends where its last piece comes', () => {
    const trace = chat().say('server', 'satu dua').printsInPieces('client1', 'Server : satu', ' dua').build();
    expect(arrowsOf(trace)).toEqual(['server 8 → client1 10']);
  });

  it('is found in what probes hear, and in bytes as Python prints them', () => {
    const trace = group(2, { receiver1: PROBE })
      .say('sender', 'halo 順')
      .hears('receiver1', 'group', 'halo 順')
      .prints('receiver2', "b'halo \\xe9\\xa0\\x86'")
      .build();
    expect(arrowsOf(trace)).toEqual(['sender 8 → receiver1 9', 'sender 8 → receiver2 10']);
  });

  it('counts twice where two come in one line', () => {
    const trace = chat().say('server', 'satu').say('server', 'dua').prints('client1', 'satu dua').build();
    expect(arrowsOf(trace)).toEqual(['server 8 → client1 10', 'server 9 → client1 10']);
  });
});

describe('rows', () => {
  it('are one for each thing that happens, and none for openings and settling', () => {
    const { rows } = buildConversation(oneMisses().build(), []);
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...['start', 'start', 'start', 'say', 'print', 'say', 'print', 'print', 'end'],
    ]);
  });

  it('leave out what the harness ends when the run is over, and keep what the script ends', () => {
    const cleared = buildConversation(chat().exits('server', 0, 'stopped').build(), []);
    expect(cleared.rows.map(({ kind }) => kind)).not.toContain('exit');
    const stopped = buildConversation(chat().stop('server').exits('server', 0, 'stopped').build(), []);
    expect(stopped.rows.map(({ kind }) => kind)).toContain('exit');
  });

  it('keep a crash', () => {
    const { rows } = buildConversation(chat().exits('client1', 1).build(), []);
    expect(rows.find(({ kind }) => kind === 'exit')).toMatchObject({ lane: 1, code: 1, because: 'itself' });
  });
});

describe('a check that does not hold', () => {
  const trace = oneMisses().build();

  it('is marked where its evidence had settled', () => {
    const { rows } = buildConversation(trace, [failed('broadcast.sent', [8])]);
    const at = rows.findIndex(({ kind }) => kind === 'violation');
    expect(rows[at]).toMatchObject({ check: 'broadcast.sent', lane: null });
    expect(rows[at - 1]).toMatchObject({ kind: 'print', n: 9 });
    expect(rows[at + 1]).toMatchObject({ kind: 'say', n: 11 });
  });

  it('is marked in the run that decided it, and in no other', () => {
    const { rows } = buildConversation(trace, [failed('broadcast.sent', [8], { run: 'another' })]);
    expect(rows.some(({ kind }) => kind === 'violation')).toBe(false);
  });

  it('is marked before the end where its evidence never settled', () => {
    const open = chat().say('server', 'halo').build();
    const { rows } = buildConversation(open, [failed('broadcast.sent', [8])]);
    expect(rows.map(({ kind }) => kind).slice(-3)).toEqual(['say', 'violation', 'end']);
  });

  it('does not move its evidence: a record keeps its row, a settling has the last one before it', () => {
    const conversation = buildConversation(trace, [failed('a.a', [8]), failed('b.b', [8])]);
    const kindAt = (n: number): string | undefined => conversation.rows[rowOfRecord(conversation, n)]?.kind;
    expect([kindAt(8), kindAt(9), kindAt(10), kindAt(11)]).toEqual(['say', 'print', 'print', 'say']);
  });
});

describe('what programs waited for', () => {
  const waits = [waiting('server', { for: 'client' }), waiting('client2', { for: 'keyboard' })];
  const conversation = buildConversation(withWaits(oneMisses().build(), 3, waits), [failed('a.a', [8])]);

  it('belongs to the whole move after which the scene had settled, by lane', () => {
    for (const n of [8, 9]) {
      const moment = momentOf(conversation, rowOfRecord(conversation, n));
      expect(moment?.waits.map((wait) => wait?.role ?? null)).toEqual(['server', null, 'client2']);
    }
  });

  it('holds for the mark of a violation too', () => {
    const at = conversation.rows.findIndex(({ kind }) => kind === 'violation');
    expect(momentOf(conversation, at)?.waits[0]).toMatchObject({ role: 'server' });
  });

  it('is that of the last settling in the end, and nothing where a move never settled', () => {
    const end = conversation.rows.length - 1;
    expect(momentOf(conversation, end)).toBe(conversation.moments.at(-1));
    const open = buildConversation(chat().say('server', 'halo').build(), []);
    expect(momentOf(open, rowOfRecord(open, 8))).toBeNull();
  });
});

describe('what was recorded of the network', () => {
  const trace = group(1, { receiver1: PROBE })
    .say('sender', 'satu')
    .settled()
    .say('sender', 'dua')
    .settled()
    .wire('sender', { move: 2 })
    .wire(null, { move: 3, ttl: 1, times: 3 })
    .captured()
    .build();

  it('is at the end of its move, with its sender', () => {
    const { rows, lanes } = buildConversation(trace, []);
    const shown = rows.flatMap((row) =>
      row.kind === 'say' || row.kind === 'wire' ? [[lanes[row.lane ?? -1]?.id, row.text]] : [],
    );
    expect(shown).toEqual([
      ['sender', 'satu'],
      ['sender', 'UDP 224.1.1.1:5004, TTL 2, 1×'],
      ['sender', 'dua'],
      [undefined, 'UDP 224.1.1.1:5004, TTL 1, 3×'],
    ]);
    const numbers = rows.map(({ n }) => n);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  });

  it('has a failure marked in its move, and not at the run’s end', () => {
    const record = trace.events.find((event) => event.kind === 'wire');
    const { rows } = buildConversation(trace, [failed('send.ttl', [record?.n ?? 0], { run: 'scene' })]);
    const at = rows.findIndex(({ kind }) => kind === 'violation');
    expect(rows[at - 1]).toMatchObject({ kind: 'wire', lane: 0 });
  });
});
