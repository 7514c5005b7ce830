import { describe, expect } from 'vitest';
import type { RoleWait, SettledRecord, WaitOn } from '../../../src/model/trace.ts';
import { waitOf } from '../../../src/trace/waits.ts';
import { needs } from '../../support/tools.ts';
import { CLIENT, DATAGRAM, from, KEYBOARD, LOCK, TIMER } from '../../support/trace.ts';
import { eventsOf, type Played, play } from '../play.ts';

/** What real programs wait for, as the kernel shows it. */

const python = needs('python3', 'namespaces');
const node = needs('namespaces');

/** How the last move settled. */
function last(played: Played): SettledRecord {
  const settled = eventsOf(played, 'settled').at(-1);
  if (!settled) throw new Error('nothing settled');
  return settled;
}

/** How the move settled in which a line was first typed at a role. */
function afterLine(played: Played, role: string): SettledRecord {
  const said = eventsOf(played, 'move').find((move) => move.do === 'say' && move.role === role);
  const settled = eventsOf(played, 'settled').find(({ move }) => move === said?.move);
  if (!settled) throw new Error(`no line of ${role} settled`);
  return settled;
}

function roleIn(settled: SettledRecord, role = 'server'): RoleWait {
  const wait = waitOf(settled, role);
  if (!wait) throw new Error(`nothing is told of ${role}`);
  return wait;
}

describe('a program with one thing to wait for', () => {
  for (const [lab, program, on] of [
    ['typed', 'waits-for-its-keyboard', KEYBOARD],
    ['typed', 'serves-plainly', CLIENT],
    ['served', 'serves-plainly', from('client')],
    ['typed', 'hangs-on-a-lock', LOCK],
    ['typed', 'looks-by-the-clock', TIMER],
  ] as const)
    python.concurrent(`is seen to wait for it: ${lab}, ${program}`, async () => {
      const settled =
        lab === 'typed' ? afterLine(await play(lab, program), 'server') : last(await play(lab, program));
      expect(roleIn(settled).on).toEqual([on]);
    });

  python.concurrent('is seen to wait for a datagram at its port', async () => {
    expect(roleIn(last(await play('received', 'receives-datagrams')), 'receiver').on).toEqual([DATAGRAM]);
  });

  python.concurrent('is seen to wait for its child, and its child for a lock', async () => {
    const settled = afterLine(await play('typed', 'waits-for-a-child'), 'server');
    expect(roleIn(settled).on).toEqual([{ for: 'child' }, LOCK]);
  });
});

describe('a program that waits for several things at once', () => {
  const both: readonly WaitOn[] = [CLIENT, KEYBOARD];

  for (const program of ['selects', 'polls-descriptors', 'serves-by-coroutines', 'serves-by-threads'])
    python.concurrent(`is seen to wait for each: ${program}`, async () => {
      expect(roleIn(afterLine(await play('typed', program), 'server')).on).toEqual(both);
    });

  node.concurrent('is seen to wait for each: serves-by-events', async () => {
    expect(roleIn(afterLine(await play('typed', 'serves-by-events'), 'server')).on).toEqual(both);
  });
});

describe('two programs', () => {
  python.concurrent('that wait for each other are seen to, by their names', async () => {
    const settled = afterLine(await play('paired', 'wait-for-each-other'), 'server');
    expect(roleIn(settled, 'server').on).toEqual([from('client')]);
    expect(roleIn(settled, 'client').on).toEqual([from('server')]);
  });

  python.concurrent('of which one sends more than the other reads: it waits for room', async () => {
    const settled = afterLine(await play('paired', 'sends-more-than-is-read'), 'client');
    expect(roleIn(settled, 'server').on).toEqual([{ for: 'room', to: 'client' }]);
    expect(settled.unread).toMatchObject([{ role: 'client', from: 'server' }]);
  });

  python.concurrent('of which one asks for room once and for all: it waits to read', async () => {
    const settled = afterLine(await play('paired', 'asks-for-room-once'), 'client');
    expect(roleIn(settled, 'server').on).toEqual([from('client')]);
  });

  python.concurrent('of which one is not let in: it waits for its connection', async () => {
    const settled = afterLine(await play('paired', 'connects-more-often-than-is-accepted'), 'client');
    expect(roleIn(settled, 'client').on).toEqual([{ for: 'connection', to: 'server' }]);
  });

  python.concurrent(
    'of which one never accepts: the other is pending, and its bytes lie with the server',
    async () => {
      const settled = afterLine(await play('paired', 'never-accepts'), 'client');
      expect(roleIn(settled, 'client')).toMatchObject({ pending: true, on: [KEYBOARD] });
      expect(roleIn(settled, 'server').pending).toBe(false);
      expect(settled.unread).toEqual([{ role: 'server', from: 'client', bytes: 4 }]);
    },
  );

  python.concurrent('of which one keeps what is typed: the other does not run', async () => {
    const played = await play('paired', 'keeps-what-is-typed');
    const settled = afterLine(played, 'server');
    expect(roleIn(settled, 'server')).toMatchObject({ ran: true, pending: false });
    expect(roleIn(settled, 'client')).toMatchObject({ ran: false, on: [from('server')] });
  });

  python.concurrent('of which the harness holds one: it has not stopped itself', async () => {
    const played = await play('paired', 'keeps-what-is-typed');
    const held = eventsOf(played, 'move').find((move) => move.do === 'say' && move.part === 'held');
    const settled = eventsOf(played, 'settled').find(({ move }) => move === held?.move);
    expect(settled?.waits?.map(({ role, stopped }) => [role, stopped])).toEqual([
      ['server', false],
      ['client', false],
    ]);
  });
});

describe('bytes that a program has not read', () => {
  python.concurrent('are counted, with whom they are from', async () => {
    const played = await play('served', 'reads-nothing');
    const says = eventsOf(played, 'move').flatMap((move) => (move.do === 'say' ? [move.text] : []));
    const sent = says.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
    expect(last(played).unread).toEqual([{ role: 'server', from: 'client', bytes: sent }]);
  });

  python.concurrent('are told of datagrams too, though not from whom', async () => {
    const played = await play('received', 'receives-no-datagrams');
    expect(last(played).unread).toMatchObject([{ role: 'receiver', from: null }]);
    expect(last(played).datagrams).toMatchObject({ sent: 2, multicast: expect.any(Number), received: 0 });
  });

  python.concurrent('are none where it reads', async () => {
    expect(last(await play('served', 'serves-plainly')).unread).toEqual([]);
  });
});

describe('what else the kernel shows about a program', () => {
  python.concurrent('is that it has stopped itself', async () => {
    const settled = afterLine(await play('typed', 'stops-itself'), 'server');
    expect(roleIn(settled).stopped).toBe(true);
  });

  python.concurrent('is how many sockets of the network it holds', async () => {
    const settled = afterLine(await play('typed', 'opens-sockets-of-several-kinds'), 'server');
    expect(roleIn(settled).sockets).toBe(2);
  });

  python.concurrent('is how much went over the network', async () => {
    const played = await play('served', 'serves-plainly');
    const segments = eventsOf(played, 'settled').map(({ traffic }) => traffic?.segments);
    expect(segments.slice(-3)).toEqual([1, 2, 3]);
  });
});
