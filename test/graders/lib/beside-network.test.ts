import { describe, expect, it } from 'vitest';
import { overEndpoints } from '../../../graders/lib/beside-network.ts';
import { pass } from '../../../graders/lib/verdicts.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { chat, claim, group, type KernelFacts, PROBE } from '../../support/trace.ts';

const passing = overEndpoints({ params: {}, grade: () => pass() });
const ALL = claim({ parts: ['main'] }, ['server', 'client1', 'client2']);

function sent(segments: number): KernelFacts {
  return { traffic: { segments } };
}

/** The verdict on two clients that show a line of the server's while so many segments with data are sent. */
function judged(segments: number, hearers: readonly string[] = ['client1', 'client2']): Verdict {
  const trace = chat(2, {}, null, sent(7)).say('server', 'halo');
  for (const hearer of hearers) trace.prints(hearer, 'Server : halo');
  return passing.grade(trace.rests(sent(7 + segments)).build(), ALL);
}

describe('lines that are shown', () => {
  it('have not come over the endpoint where nothing was sent over it', () => {
    expect(judged(0)).toMatchObject({
      status: 'fail',
      cause: 'talks-beside-network',
      blame: ['server', 'client1', 'client2'],
    });
  });

  it('have not come over it where less was sent than there are programs that show them', () => {
    expect(judged(1)).toMatchObject({
      cause: 'talks-beside-network',
      actual: { params: { times: 1, count: 2 } },
    });
  });

  it('may have come over it with one segment each, or with any number of them', () => {
    expect(judged(2).status).toBe('pass');
    expect(judged(50).status).toBe('pass');
    expect(judged(1, ['client2']).status).toBe('pass');
    expect(judged(0, []).status).toBe('pass');
  });

  it('are accepted where the kernel did not count', () => {
    const trace = chat(1).say('server', 'halo').prints('client1', 'halo').rests(sent(0)).build();
    expect(passing.grade(trace, ALL).status).toBe('pass');
  });

  it('may have come in a later move, but not before they were typed', () => {
    const late = (segments: number): Verdict =>
      passing.grade(
        chat(1, {}, null, sent(3))
          .pause('client1')
          .say('server', 'halo')
          .rests(sent(3 + segments))
          .resume('client1')
          .prints('client1', 'halo')
          .rests(sent(3 + segments))
          .build(),
        ALL,
      );
    expect(late(1).status).toBe('pass');
    expect(late(0)).toMatchObject({ cause: 'talks-beside-network' });
  });

  it('are accepted where the same text had been typed before: what was sent then may be reused', () => {
    const trace = chat(1, {}, null, sent(0))
      .say('server', 'halo')
      .prints('client1', 'halo')
      .rests(sent(1))
      .say('server', 'halo')
      .prints('client1', 'halo again')
      .rests(sent(1))
      .build();
    expect(passing.grade(trace, ALL).status).toBe('pass');
  });

  it('are counted for programs that show them, and not for probes', () => {
    const trace = chat(2, { client2: PROBE }, null, sent(0))
      .say('server', 'halo')
      .prints('client1', 'halo')
      .hears('client2', 'tcp', 'halo')
      .rests(sent(1))
      .build();
    expect(passing.grade(trace, ALL).status).toBe('pass');
  });

  it('of clients that talk to each other are not the fault of a server that shows its own', () => {
    const trace = chat(2, {}, null, sent(0))
      .say('client1', 'hai')
      .prints('server', 'hai')
      .prints('client2', 'hai')
      .rests(sent(1))
      .build();
    expect(passing.grade(trace, claim({ parts: ['main'], from: ['client1'], to: ['server'] })).status).toBe(
      'pass',
    );
    expect(
      passing.grade(
        trace,
        claim({ parts: ['main'], from: ['client1'], to: ['client2'] }, ['client1', 'client2']),
      ),
    ).toMatchObject({ cause: 'talks-beside-network', blame: ['client1', 'client2'] });
  });

  it('need a datagram that was read for each receiver', () => {
    const read = (received: number): Verdict =>
      passing.grade(
        group(2, {}, { datagrams: { received: 4 } })
          .say('sender', 'halo')
          .prints('receiver1', 'halo')
          .prints('receiver2', 'halo')
          .rests({ datagrams: { sent: 1, received: 4 + received } })
          .build(),
        claim({ parts: ['main'] }, ['receiver1', 'receiver2']),
      );
    expect(read(2).status).toBe('pass');
    expect(read(0)).toMatchObject({ cause: 'talks-beside-network', blame: ['receiver1', 'receiver2'] });
  });

  it('may come in any way where the lab says so', () => {
    const trace = chat(1, {}, null, sent(0))
      .say('server', 'halo')
      .prints('client1', 'halo')
      .rests(sent(0))
      .build();
    expect(passing.grade(trace, { ...ALL, mayTalkBeside: true }).status).toBe('pass');
    expect(passing.grade(trace, ALL).status).toBe('fail');
  });
});

describe('where programs have connections beside the endpoints', () => {
  /** The verdict on a client that shows a line after so many segments came over the endpoint, of more in all. */
  function counted(segments: number, since: number): Verdict {
    const before = { traffic: { segments: 5 }, counts: { since: 1, segments: { server: 2, client1: 3 } } };
    const after = {
      traffic: { segments: 9 },
      counts: { since, segments: { server: 4, client1: 3 + segments } },
    };
    const trace = chat(1, {}, null, before).say('server', 'halo').prints('client1', 'halo').rests(after);
    return passing.grade(trace.build(), ALL);
  }

  it('only what came over the endpoint counts', () => {
    expect(counted(0, 1)).toMatchObject({ cause: 'talks-beside-network', blame: ['server', 'client1'] });
    expect(counted(1, 1).status).toBe('pass');
  });

  it('nothing is concluded where the count has a gap', () => {
    expect(counted(0, 2).status).toBe('pass');
  });
});

describe('a long line', () => {
  const LONG = 'lama '.repeat(200);

  /** The verdict where so many bytes were sent in so many packets while a long line came to a client. */
  function judgedOf(bytes: number, packets: number, part = 'main'): Verdict {
    const trace = chat(1, {}, null, { ...sent(0), sent: { bytes: 700, packets: 10 } })
      .say('server', LONG, { long: true, part })
      .prints('client1', LONG)
      .rests({ ...sent(4), sent: { bytes: 700 + bytes, packets: 10 + packets } })
      .say('server', 'halo')
      .prints('client1', 'halo')
      .rests({ ...sent(8), sent: { bytes: 5000, packets: 20 } });
    return passing.grade(trace.build(), ALL);
  }

  it('cannot have come in a few bytes that were sent for show', () => {
    expect(judgedOf(4 * 54, 4)).toMatchObject({ cause: 'talks-beside-network' });
  });

  it('may have come in fewer bytes than it has: it may be compressed', () => {
    expect(judgedOf(400 + 4 * 52, 4).status).toBe('pass');
  });

  it('that came beside the network counts against all lines of the same two programs', () => {
    expect(judgedOf(4 * 54, 4, 'texts')).toMatchObject({ cause: 'talks-beside-network' });
  });
});
