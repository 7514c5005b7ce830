import { describe, expect, it } from 'vitest';
import { delivery } from '../../graders/delivery.ts';
import { wasStopped } from '../../src/trace/queries.ts';
import { chat, claim } from '../support/trace.ts';

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
