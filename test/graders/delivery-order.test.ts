import { describe, expect, it } from 'vitest';
import { delivery } from '../../graders/delivery.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { chat, claim, PROBE, role, TraceBuilder } from '../support/trace.ts';

const PROBES = { client1: PROBE, client2: PROBE, client3: PROBE };

/** A claim that clients hear each other. */
function among(more: Readonly<Record<string, GraderParam>>) {
  const clients = ['client1', 'client2', 'client3'];
  return claim({ from: clients, to: clients, parts: ['main'], ...more });
}

/** Three clients that are probes; the first two say a line each in one turn, and everybody hears these texts. */
function burst(heard: Readonly<Record<string, string>>) {
  const builder = chat(3, PROBES).say('client1', 'nasi kuning', { quick: true }).say('client2', 'teh manis');
  for (const [role, text] of Object.entries(heard)) builder.hears(role, 'tcp', text);
  return builder.build();
}

describe('delivery in a looser order', () => {
  it('lets lines that are typed in one turn come in any order', () => {
    const trace = burst({
      client1: 'C2: teh manis\n',
      client2: 'C1: nasi kuning\n',
      client3: 'C2: teh manis\nC1: nasi kuning\n',
    });
    expect(delivery.grade(trace, among({ order: 'any' })).status).toBe('pass');
    expect(delivery.grade(trace, among({ order: 'agreed' })).status).toBe('pass');
  });

  it('finds a line that is missing, and one that comes twice', () => {
    const missing = burst({
      client1: 'C2: teh manis\n',
      client2: 'C1: nasi kuning\n',
      client3: 'C1: nasi kuning\n',
    });
    expect(delivery.grade(missing, among({ order: 'any' }))).toMatchObject({
      cause: 'not-heard',
      expected: { params: { role: 'client3', from: 'client2' } },
    });
    const twice = burst({
      client1: 'C2: teh manis\n',
      client2: 'C1: nasi kuning\nC1: nasi kuning\n',
      client3: 'C1: nasi kuning\nC2: teh manis\n',
    });
    expect(delivery.grade(twice, among({ order: 'any' }))).toMatchObject({ cause: 'sends-twice' });
  });

  it('finds two lines on one line of the wire, and not on a screen, where threads interleave', () => {
    const merged = 'C1: nasi kuningC2: teh manis\n\n';
    const heard = { client1: 'C2: teh manis\n', client2: 'C1: nasi kuning\n', client3: merged };
    expect(delivery.grade(burst(heard), among({ order: 'any' }))).toMatchObject({
      cause: 'merges-messages',
      expected: { params: { role: 'client3' } },
    });
    const screen = chat(2)
      .say('client1', 'nasi kuning', { quick: true })
      .say('client2', 'teh manis')
      .prints('server', 'C1: nasi kuningC2: teh manis')
      .build();
    const toServer = claim({
      from: ['client1', 'client2'],
      to: ['server'],
      parts: ['main'],
      order: 'speaker',
    });
    expect(delivery.grade(screen, toServer).status).toBe('pass');
  });

  it('finds the beginning of one role’s line before another’s on the wire', () => {
    const begun = chat(2, { client1: PROBE, client2: PROBE })
      .say('client2', 'awal kokibe')
      .say('client1', 'nasi kuning', { part: 'after' })
      .hears('client2', 'tcp', 'C1: awal kokibenasi kuning\n')
      .build();
    const after = claim({ from: ['client1'], to: ['client2'], parts: ['after'], order: 'any' });
    expect(delivery.grade(begun, after)).toMatchObject({ cause: 'merges-messages' });
  });

  it('names all that fail where every other role on a line’s path is scripted', () => {
    const shown = (clients: Parameters<typeof chat>[1]) =>
      chat(3, clients)
        .say('server', 'nasi kuning')
        .prints('client2', 'nasi kuning')
        .say('server', 'teh manis')
        .prints('client2', 'teh manis')
        .prints('client3', 'teh manis')
        .build();
    const fromServer = claim({
      from: ['server'],
      to: ['client1', 'client2', 'client3'],
      parts: ['main'],
      order: 'any',
    });
    expect(delivery.grade(shown({ server: PROBE }), fromServer)).toMatchObject({
      shownBy: ['client1', 'client3'],
    });
    expect(delivery.grade(shown({}), fromServer)).not.toHaveProperty('shownBy');
  });

  it('checks the order of each speaker’s own lines, and not between two speakers', () => {
    const said = () =>
      chat(2, { client2: PROBE })
        .say('client1', 'nasi kuning', { quick: true })
        .say('client1', 'teh manis', { quick: true })
        .say('server', 'kopi susu');
    const to = claim({
      from: ['client1', 'server'],
      to: ['client2'],
      parts: ['main'],
      order: 'speaker',
    });
    const right = said().hears('client2', 'tcp', 'kopi susu\nnasi kuning\nteh manis\n').build();
    expect(delivery.grade(right, to).status).toBe('pass');
    const wrong = said().hears('client2', 'tcp', 'teh manis\nkopi susu\nnasi kuning\n').build();
    expect(delivery.grade(wrong, to)).toMatchObject({
      cause: 'reorders',
      expected: { id: 'expected.in-order', params: { role: 'client2', from: 'client1' } },
      actual: { params: { text: 'nasi kuning', other: 'teh manis' } },
    });
  });

  it('finds two roles that hear the same two lines in different orders, except on the server’s own screen', () => {
    const lines = () =>
      chat(4, { ...PROBES, client4: PROBE })
        .say('client1', 'nasi kuning', { quick: true })
        .say('client2', 'teh manis')
        .prints('server', 'C2: teh manis', 'C1: nasi kuning')
        .hears('client1', 'tcp', 'C2: teh manis\n')
        .hears('client2', 'tcp', 'C1: nasi kuning\n')
        .hears('client3', 'tcp', 'C1: nasi kuning\nC2: teh manis\n', 3);
    const everybody = claim({
      from: ['client1', 'client2'],
      to: ['others'],
      parts: ['main'],
      order: 'agreed',
    });
    const same = lines().hears('client4', 'tcp', 'C1: nasi kuning\nC2: teh manis\n', 4).build();
    expect(delivery.grade(same, everybody).status).toBe('pass');
    const other = lines().hears('client4', 'tcp', 'C2: teh manis\nC1: nasi kuning\n', 4).build();
    expect(delivery.grade(other, everybody)).toMatchObject({
      cause: 'disagreeing-order',
      message: { params: { roles: ['client3', 'client4'] } },
      actual: { params: { text: 'nasi kuning', second: 'teh manis' } },
    });
  });

  it('says that a line is late where it comes after the last turn of its parts', () => {
    const trace = chat(2, { client2: PROBE })
      .say('client1', 'nasi kuning')
      .say('client2', 'teh manis', { part: 'later' })
      .hears('client2', 'tcp', 'nasi kuning\n')
      .build();
    const to = claim({ from: ['client1'], to: ['client2'], parts: ['main'], order: 'any' });
    expect(delivery.grade(trace, to)).toMatchObject({ status: 'fail', actual: { id: 'actual.shown-late' } });
  });
});

describe('delivery to some, and so many times', () => {
  const said = () => chat(3, PROBES).say('client1', 'nasi kuning');
  const from = { from: ['client1'] };

  it('asks nothing of excepted roles', () => {
    const trace = said().hears('client2', 'tcp', 'nasi kuning\n').build();
    expect(delivery.grade(trace, among({ ...from, except: ['client3'] })).status).toBe('pass');
    expect(delivery.grade(trace, among(from)).status).toBe('fail');
  });

  it('requires that non-members hear nothing', () => {
    const members = among({ ...from, members: ['client1', 'client2'] });
    const right = said().hears('client2', 'tcp', 'nasi kuning\n').build();
    expect(delivery.grade(right, members).status).toBe('pass');
    const wrong = said()
      .hears('client2', 'tcp', 'nasi kuning\n')
      .hears('client3', 'tcp', 'nasi kuning\n', 3)
      .build();
    expect(delivery.grade(wrong, members)).toMatchObject({
      cause: 'heard-uninvited',
      expected: { id: 'expected.not-shown', params: { role: 'client3', text: 'nasi kuning' } },
    });
  });

  it('can be for those of the speaker’s own kind', () => {
    const heard = (outsider: string) =>
      new TraceBuilder([
        role('server', 'listens', 'tcp:9000'),
        ...['red1', 'red2', 'blue1'].map((id) => role(id, 'connects', 'tcp:9000', PROBE)),
      ])
        .start('server', { bound: ['tcp:9000'] })
        .start('red1', { bound: ['tcp:9000'], connections: 1 })
        .start('red2', { bound: ['tcp:9000'], connections: 2 })
        .start('blue1', { bound: ['tcp:9000'], connections: 3 })
        .say('red1', 'nasi kuning')
        .hears('red2', 'tcp', 'nasi kuning\n', 2)
        .hears('blue1', 'tcp', outsider, 3)
        .build();
    const everybody = ['red1', 'red2', 'blue1'];
    const own = claim({ from: everybody, to: everybody, parts: ['main'], members: ['own-kind'] });
    expect(delivery.grade(heard('Selamat datang\n'), own).status).toBe('pass');
    expect(delivery.grade(heard('nasi kuning\n'), own)).toMatchObject({
      cause: 'heard-uninvited',
      expected: { params: { role: 'blue1' } },
    });
  });

  it('finds a line that reaches a role that must not hear it, however late', () => {
    const never = among({ ...from, to: ['client2'], times: 0 });
    expect(delivery.grade(said().build(), never).status).toBe('pass');
    const later = said().say('client2', 'teh manis', { part: 'later' });
    expect(delivery.grade(later.hears('client2', 'tcp', 'nasi kuning\n').build(), never)).toMatchObject({
      cause: 'heard-uninvited',
    });
  });

  it('counts how often', () => {
    const twice = among({ ...from, to: ['client2'], times: 2 });
    const heard = (times: number) => said().hears('client2', 'tcp', 'nasi kuning\n'.repeat(times)).build();
    expect(delivery.grade(heard(2), twice).status).toBe('pass');
    expect(delivery.grade(heard(1), twice)).toMatchObject({
      cause: 'not-heard',
      actual: { params: { times: 1 } },
    });
    expect(delivery.grade(heard(3), twice)).toMatchObject({
      status: 'fail',
      actual: { params: { times: 3 } },
    });
  });
});
