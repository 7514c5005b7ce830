import { describe, expect, it } from 'vitest';
import { type Absence, absenceOf, delayOf } from '../../../graders/lib/absence.ts';
import type { RunTrace } from '../../../src/model/trace.ts';
import { saysIn } from '../../../src/trace/queries.ts';
import {
  chat,
  DATAGRAM,
  from,
  group,
  IDLE,
  KEYBOARD,
  type KernelFacts,
  LOCK,
  PROBE,
  TIMER,
  TraceBuilder,
  waits,
} from '../../support/trace.ts';

/** All wait as they should: the server for its keyboard, the clients for the server. */
const READY: KernelFacts = {
  waits: [waits('server', KEYBOARD), waits('client1', from('server')), waits('client2', from('server'))],
  traffic: { segments: 10 },
};

/** The same waits, with so many segments sent by now. */
function later(segments: number, ...waiting: NonNullable<KernelFacts['waits']>): KernelFacts {
  const others = (READY.waits ?? []).filter(({ role }) => waiting.every((wait) => wait.role !== role));
  return { waits: [...waiting, ...others], traffic: { segments: 10 + segments } };
}

/** Where a line got lost on its way to a role: the last one, unless another is meant. */
function lost(built: TraceBuilder, hearer: string, text?: string): Absence {
  const trace = built.build();
  const say = saysIn(trace, ['main']).find((line) => line.text === text) ?? lastSaid(trace);
  return absenceOf(trace, { say, hearer });
}

function lastSaid(trace: RunTrace) {
  const say = saysIn(trace, ['main']).at(-1);
  if (!say) throw new Error('nothing was said');
  return say;
}

function ids(absence: Absence): readonly string[] {
  return absence.why.map(({ id }) => id);
}

describe('a line that was typed at a program that waits for something else', () => {
  const waiting = (...others: NonNullable<KernelFacts['waits']>): TraceBuilder => {
    const facts = { ...READY, waits: others };
    return chat(2, {}, null, facts).say('server', 'halo').rests(facts);
  };

  it('is stuck, with whose turn it is and what each waited for', () => {
    const absence = lost(
      waiting(waits('server', from('client2')), waits('client1', from('server')), waits('client2', KEYBOARD)),
      'client1',
    );
    expect(absence).toMatchObject({ cause: 'stuck', blame: [], params: { roles: ['server'] } });
    expect(ids(absence)).toEqual(['why.turn', 'why.not-typed', 'why.waits', 'why.waits']);
  });

  it('is a deadlock where that one waits for it in turn, with the members in order', () => {
    const absence = lost(
      waiting(waits('server', from('client2')), waits('client2', from('server')), waits('client1', KEYBOARD)),
      'client1',
    );
    expect(absence).toMatchObject({ cause: 'deadlock', params: { members: ['server', 'client2'] } });
    expect(absence.why).toContainEqual({
      id: 'why.deadlock',
      params: { circle: 'server → client2 → server' },
    });
  });

  for (const [what, on] of [
    ['looks by the clock', [from('client2'), TIMER]],
    ['is running', []],
    ['also listens to its keyboard', [from('client2'), KEYBOARD]],
  ] as const)
    it(`is never called stuck where the program ${what}`, () => {
      const absence = lost(waiting(waits('server', on), waits('client2', KEYBOARD)), 'client1');
      expect(absence.cause).not.toBe('stuck');
    });

  it('is not found without kernel evidence', () => {
    const absence = lost(chat().say('server', 'halo').rests({}), 'client1');
    expect(absence).toMatchObject({ cause: 'not-heard', blame: [], why: [] });
  });
});

describe('a line that never left its program', () => {
  it('was never sent, by the program that it was typed at', () => {
    const absence = lost(chat(2, {}, null, READY).say('server', 'halo').rests(later(0)), 'client1');
    expect(absence).toMatchObject({ cause: 'never-sent', blame: ['server'] });
    expect(ids(absence)[0]).toBe('why.sent-nothing');
  });

  it('names no one where it is unknown what that program waits for', () => {
    const facts = { traffic: { segments: 10 } };
    const absence = lost(chat(2, {}, null, facts).say('server', 'halo').rests(facts), 'client1');
    expect(absence).toMatchObject({ cause: 'never-sent', blame: [] });
  });

  it('was never sent where no datagram was sent', () => {
    const facts = { datagrams: { sent: 3, received: 3 } };
    const absence = lost(group(1, {}, facts).say('sender', 'halo').rests(facts), 'receiver1');
    expect(absence).toMatchObject({ cause: 'never-sent', blame: ['sender'] });
  });

  it('is no one’s fault where a probe should have sent it', () => {
    const absence = lost(
      chat(1, { server: PROBE }, 'client1', READY).say('server', 'halo').rests(later(0)),
      'client1',
    );
    expect(absence).toMatchObject({ cause: 'not-heard', blame: [] });
  });
});

describe('a line that lies unread', () => {
  const unread = [{ role: 'client1', from: 'server', bytes: 4 }];
  const lying = (...waiting: NonNullable<KernelFacts['waits']>): TraceBuilder =>
    chat(1, {}, null, READY)
      .say('server', 'halo')
      .rests({ ...later(1, ...waiting), unread });

  it('was not received by a program that waits for its keyboard', () => {
    const absence = lost(lying(waits('client1', KEYBOARD)), 'client1');
    expect(absence).toMatchObject({ cause: 'not-received', blame: [], params: { roles: ['client1'] } });
    expect(absence.why[0]).toEqual({
      id: 'why.unread',
      params: { role: 'client1', from: 'server', bytes: 4 },
    });
  });

  it('is the fault of a program that answers before it reads a scripted endpoint’s line', () => {
    const built = chat(1, { server: PROBE }, null, READY)
      .say('server', 'halo')
      .rests({ ...later(1, waits('client1', KEYBOARD)), unread })
      .say('client1', 'hai', { part: 'other' })
      .rests(later(2));
    expect(lost(built, 'client1')).toMatchObject({ cause: 'answers-before-hearing', blame: ['client1'] });
  });

  it('is answered before it is heard where the program reads it after its keyboard line', () => {
    const built = lying(waits('client1', KEYBOARD)).say('client1', 'hai', { part: 'other' }).rests(later(2));
    expect(lost(built, 'client1')).toMatchObject({
      cause: 'answers-before-hearing',
      params: { roles: ['client1'] },
    });
  });

  it('leaves a program stuck that waits for a lock', () => {
    expect(lost(lying(waits('client1', LOCK)), 'client1').cause).toBe('stuck');
  });

  it('is a deadlock where both ends wait until the other reads', () => {
    const built = lying(
      waits('client1', { for: 'room', to: 'server' }),
      waits('server', { for: 'room', to: 'client1' }),
    );
    expect(lost(built, 'client1')).toMatchObject({
      cause: 'deadlock',
      params: { members: ['client1', 'server'] },
    });
  });

  it('was not received by the server that should pass it on', () => {
    const wrongWay = [
      waits('server', from('client2')),
      waits('client1', KEYBOARD),
      waits('client2', KEYBOARD),
    ];
    const facts = {
      ...later(1, ...wrongWay),
      unread: [{ role: 'server', from: 'client1', bytes: 4 }],
    };
    const before = later(0, ...wrongWay);
    const absence = lost(chat(2, {}, null, before).say('client1', 'halo').rests(facts), 'client2');
    expect(absence).toMatchObject({ cause: 'not-received', params: { role: 'server' } });
  });

  it('was not received where datagrams lie unread, whoever sent them', () => {
    const facts = {
      waits: [waits('receiver1', KEYBOARD)],
      datagrams: { sent: 1, multicast: 1 },
      unread: [{ role: 'receiver1', from: null, bytes: 768 }],
    };
    const absence = lost(group(1, {}, { datagrams: {} }).say('sender', 'halo').rests(facts), 'receiver1');
    expect(absence).toMatchObject({ cause: 'not-received', blame: [] });
    expect(ids(absence)[0]).toBe('why.unread-datagrams');
  });
});

describe('a line that a server does not pass on', () => {
  const saying = {
    waits: later(0, waits('server', from('client1')), waits('client1', KEYBOARD)).waits ?? [],
  };
  const before = { ...READY, waits: saying.waits };

  it('was not passed on where the hearer did not even run', () => {
    const built = chat(2, {}, null, before)
      .say('client1', 'halo')
      .prints('server', 'Client_1: halo')
      .rests(later(1, waits('client2', from('server'), IDLE)));
    expect(lost(built, 'client2')).toMatchObject({
      cause: 'not-passed-on',
      blame: ['server'],
      params: { role: 'client2', from: 'client1', server: 'server' },
    });
  });

  it('was not passed on where every segment reached a role that shows it', () => {
    const built = chat(3, {}, null, before)
      .say('client1', 'halo')
      .prints('server', 'Client_1: halo')
      .prints('client2', 'Client_1: halo')
      .rests(later(2, waits('client3', from('server'))));
    expect(lost(built, 'client3')).toMatchObject({ cause: 'not-passed-on', blame: ['server'] });
  });

  it('was not sent to all where the server’s own line reaches some', () => {
    const built = chat(2, {}, null, READY)
      .say('server', 'halo')
      .prints('client1', 'Server: halo')
      .rests(later(1, waits('client2', from('server'), IDLE)));
    expect(lost(built, 'client2')).toMatchObject({
      cause: 'not-sent-to-all',
      blame: ['server'],
      params: { role: 'client2' },
    });
  });

  const probes = { client1: PROBE, client2: PROBE };

  it('was not passed on where a probe hears nothing', () => {
    const built = chat(2, probes).say('client1', 'halo').prints('server', 'Client_1: halo').rests({});
    expect(lost(built, 'client2')).toMatchObject({ cause: 'not-passed-on', blame: ['server'] });
  });

  it('was not passed on where a probe hears an older line in its place', () => {
    const built = chat(2, probes)
      .say('client1', 'pertama')
      .hears('client2', 'tcp', 'pertama')
      .say('client1', 'kedua')
      .hears('client2', 'tcp', 'pertama')
      .rests({});
    expect(lost(built, 'client2').cause).toBe('not-passed-on');
  });

  it('may be in a protocol of its own where a probe hears something else', () => {
    const built = chat(2, probes).say('client1', 'halo').hears('client2', 'tcp', 'aGFsbw==').rests({});
    expect(lost(built, 'client2')).toMatchObject({ cause: 'not-heard', blame: [] });
  });
});

describe('a datagram that no program reads', () => {
  const sent = (datagrams: KernelFacts['datagrams']): TraceBuilder =>
    group(2, {}, { datagrams: { sent: 5, multicast: 7 } })
      .say('sender', 'halo')
      .rests({ datagrams: { sent: 6, multicast: 7, ...datagrams } });

  for (const [cause, counts] of [
    ['sent-to-wrong-port', { multicast: 8, ignored: 1 }],
    ['unicast', { refused: 1 }],
    ['sent-to-wrong-group', { multicast: 8 }],
    ['sent-elsewhere', {}],
  ] as const)
    it(`was ${cause} where the kernel counted ${JSON.stringify(counts)}`, () => {
      expect(lost(sent(counts), 'receiver1')).toMatchObject({ cause, params: { roles: ['sender'] } });
    });

  const GROUP = '224.1.1.1';
  /** The same, with these memberships as the sender's start settled. */
  const among = (members: number, onLoopback: number, counts: KernelFacts['datagrams']): TraceBuilder =>
    new TraceBuilder(group(2).build().run.roles)
      .start('receiver1', {}, 'start', { datagrams: { left: 0, looped: 0 } })
      .start(
        'sender',
        { members: { [GROUP]: members }, membersOnLoopback: { [GROUP]: onLoopback } },
        'start',
        { datagrams: { left: 0, looped: 0 } },
      )
      .say('sender', 'halo')
      .rests({ datagrams: { sent: 1, multicast: 1, left: 0, looped: 0, ...counts } });

  for (const [cause, blame, members, onLoopback, counts] of [
    ['loop-off', [], 2, 0, { left: 1 }],
    ['wrong-interface', [], 2, 0, { looped: 1 }],
    ['wrong-interface', ['receiver1'], 2, 2, { left: 1 }],
    ['sent-to-wrong-group', [], 2, 0, {}],
    ['sent-to-wrong-group', [], 2, 1, { looped: 1 }],
    ['sent-to-wrong-group', [], 0, 0, { looped: 1 }],
  ] as const)
    it(`was ${cause} of ${blame[0] ?? 'nobody yet'} with ${members} members, ${onLoopback} on loopback, and ${JSON.stringify(counts)}`, () => {
      expect(lost(among(members, onLoopback, counts), 'receiver1')).toMatchObject({ cause, blame });
    });

  it('has an unknown fate without counts', () => {
    expect(lost(group().say('sender', 'halo').rests({}), 'receiver1').cause).toBe('not-heard');
  });

  it('is never a probe’s fault', () => {
    const built = group(1, { sender: PROBE }, { datagrams: {} })
      .say('sender', 'halo')
      .rests({ datagrams: { sent: 1, ignored: 1 } });
    expect(lost(built, 'receiver1').cause).toBe('not-heard');
  });
});

describe('a line that was received', () => {
  it('was not printed by a program that ran and waits for the next line', () => {
    const absence = lost(chat(1, {}, null, READY).say('server', 'halo').rests(later(1)), 'client1');
    expect(absence).toMatchObject({ cause: 'not-printed', blame: [], params: { roles: ['client1'] } });
  });

  it('is taken for part of a message by a program that goes on reading in its own turn', () => {
    const next = (role: string): Absence =>
      lost(
        chat(2, {}, null, READY).say('server', 'halo').rests(later(2)).say(role, 'giliran'),
        'client1',
        'halo',
      );
    expect(next('client1').cause).toBe('awaits-more');
    expect(next('client2').cause).toBe('not-printed');
  });

  it('was not printed where every receiver read a datagram', () => {
    const built = group(2, {}, { datagrams: { sent: 1, received: 2 } })
      .say('sender', 'halo')
      .prints('receiver1', 'halo')
      .rests({ datagrams: { sent: 2, received: 4 }, waits: [waits('receiver2', DATAGRAM)] });
    expect(lost(built, 'receiver2')).toMatchObject({
      cause: 'not-printed',
      params: { roles: ['receiver2'] },
    });
  });

  it('is not found where only one of two datagrams was read', () => {
    const built = group(2, {}, { datagrams: { sent: 1, received: 2 } })
      .say('sender', 'halo')
      .rests({ datagrams: { sent: 2, received: 3 }, waits: [waits('receiver2', DATAGRAM)] });
    expect(lost(built, 'receiver2').cause).toBe('not-heard');
  });

  it('is not found for a program that polls, which runs whether anything comes or not', () => {
    const built = chat(1, {}, null, READY)
      .say('server', 'halo')
      .rests(later(1, waits('client1', [from('server'), TIMER])));
    expect(lost(built, 'client1').cause).toBe('not-heard');
  });

  it('is not found where the server that passes it on does not show it either', () => {
    const speaks = later(0, waits('server', from('client1')), waits('client1', KEYBOARD));
    const built = chat(2, {}, null, speaks)
      .say('client1', 'halo')
      .rests(later(2, waits('client1', KEYBOARD)));
    expect(lost(built, 'client2').cause).toBe('not-heard');
  });
});

describe('the evidence for an absence', () => {
  it('is how the turn settled, and what the roles concerned waited for', () => {
    const built = chat(2, {}, null, READY).say('server', 'halo').rests(later(0));
    const settled = built.last;
    const { evidence, why } = lost(built, 'client1');
    expect(evidence).toEqual([settled]);
    expect(why.slice(1).map(({ params }) => params.role)).toEqual(['server', 'client1']);
  });
});

describe('a line that comes late', () => {
  it('is explained by a program that waited for something else in its turn', () => {
    const facts = { waits: [waits('server', from('client1')), waits('client1', KEYBOARD)] };
    const trace = chat(1, {}, null, facts).say('server', 'halo').rests(facts).build();
    expect(delayOf(trace, { say: lastSaid(trace), hearer: 'client1' })).toMatchObject({ cause: 'stuck' });
  });

  it('is not explained without kernel evidence', () => {
    const trace = chat(1).say('server', 'halo').rests({}).build();
    expect(delayOf(trace, { say: lastSaid(trace), hearer: 'client1' })).toBeNull();
  });
});
