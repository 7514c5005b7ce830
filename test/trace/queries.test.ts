import { describe, expect, it } from 'vitest';
import { delivery } from '../../graders/delivery.ts';
import type { SayRecord } from '../../src/trace/queries.ts';
import { endOfTurn, exitOf, isInBurst, settledOf, wasStopped } from '../../src/trace/queries.ts';
import { chat, claim, PROBE } from '../support/trace.ts';

describe('a role that the script stops', () => {
  const trace = chat(1).stop('client1').say('server', 'satu').start('client1').say('server', 'dua').build();
  const moves = trace.events.flatMap((event) =>
    event.kind === 'move' && event.do === 'say' ? [event.move] : [],
  );

  it('is there again when it has been started again', () => {
    expect(moves.map((move) => wasStopped(trace, 'client1', move))).toEqual([true, false]);
  });

  it('hears what is said after that, and nothing from between', () => {
    const heard = (...lines: readonly string[]): string =>
      delivery.grade(
        chat(1)
          .stop('client1')
          .say('server', 'satu')
          .start('client1')
          .say('server', 'dua')
          .prints('client1', ...lines)
          .build(),
        claim({ from: ['server'], to: ['client1'], parts: ['main'] }),
      ).status;
    expect(heard('Server: dua')).toBe('pass');
    expect(heard()).toBe('fail');
  });
});

const ofServer = claim({ from: ['server'], to: ['client1'], parts: ['main'] });

describe('a role that the script ends in another way', () => {
  it.each([
    { do: 'end' },
    { do: 'signal', name: 'SIGINT' },
    { do: 'close', how: 'reset' },
    { do: 'deaf' },
  ] as const)('is not expected to hear anything: $do', (act) => {
    const trace = chat(2).does('client1', act).say('server', 'satu').build();
    expect(delivery.grade(trace, ofServer).status).toBe('inconclusive');
  });

  it.each([{ do: 'signal', name: 'SIGUSR1' }, { do: 'close', how: 'half' }, { do: 'swallow' }] as const)(
    'is still expected to hear lines where it can: $do',
    (act) => {
      const trace = chat(2).does('client1', act).say('server', 'satu').build();
      expect(delivery.grade(trace, ofServer).status).toBe('fail');
    },
  );

  it('hears again when it reads again', () => {
    const trace = chat(2)
      .does('client1', { do: 'deaf' })
      .does('client1', { do: 'hears' })
      .say('server', 'satu');
    expect(delivery.grade(trace.build(), ofServer).status).toBe('fail');
  });

  it('has ended because it was asked to', () => {
    const ended = chat(1).does('client1', { do: 'end' }).exits('client1', 0).build();
    expect(exitOf(ended, 'client1')).toBeUndefined();
    expect(exitOf(chat(1).exits('client1', 0).build(), 'client1')?.code).toBe(0);
  });
});

describe('lines that are typed at once', () => {
  const trace = chat(2)
    .together(['client1', 'satu'], ['client2', 'dua'])
    .prints('server', 'Client 2: dua', 'Client 1: satu')
    .rests({})
    .say('server', 'tiga')
    .build();
  const says = trace.events.filter(
    (event): event is SayRecord => event.kind === 'move' && event.do === 'say',
  );
  const [first, second, third] = says;

  it('have one turn, which the next line ends', () => {
    expect(says.slice(0, 2).map((say) => endOfTurn(trace, say))).toEqual([third?.move, third?.move]);
    expect(says.map((say) => isInBurst(trace, say))).toEqual([true, true, false]);
  });

  it('have settled together', () => {
    const settled = says.slice(0, 2).map(({ move }) => settledOf(trace, move)?.n);
    expect(settled).toEqual([settled[1], settled[1]]);
    expect(settled[1]).toBeGreaterThan(second?.n ?? 0);
    expect(first?.together).toBe(second?.together);
  });

  it('are delivered in any order', () => {
    const grade = delivery.grade(
      trace,
      claim({ from: ['client1', 'client2'], to: ['server'], parts: ['main'] }),
    );
    expect(grade.status).toBe('pass');
  });
});

describe('a connection that the script has closed', () => {
  const cause = (how: 'close' | 'half' | null): string | null => {
    const begun = chat(1, { server: PROBE });
    if (how !== null) begun.does('server', { do: 'close', how });
    const grade = delivery.grade(begun.probes('server', 'closed').say('server', 'satu').build(), ofServer);
    return grade.status === 'fail' ? grade.cause : null;
  };

  it('is not one that a program has closed', () => {
    expect(cause(null)).toBe('connection-reset');
    expect(cause('close')).toBe('not-heard');
    expect(cause('half')).toBe('not-heard');
  });
});
