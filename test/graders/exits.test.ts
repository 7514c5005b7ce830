import { describe, expect, it } from 'vitest';
import { exits } from '../../graders/exits.ts';
import { chat, claim, KEYBOARD, waits } from '../support/trace.ts';

const ENDS = claim({ of: ['client1'], parts: ['quit'] }, ['client1']);

describe('a program that is to end', () => {
  const quit = () => chat(1).say('client1', 'halo').say('client1', '/quit', { part: 'quit' });

  it('does so by itself, with status 0', () => {
    expect(exits.grade(quit().exits('client1', 0).build(), ENDS).status).toBe('pass');
  });

  it('is at fault where it goes on, with what it waits for', () => {
    const trace = quit()
      .rests({ waits: [waits('client1', KEYBOARD)] })
      .build();
    expect(exits.grade(trace, ENDS)).toMatchObject({
      cause: 'does-not-end',
      blame: ['client1'],
      why: [{ id: expect.stringContaining('wait') }],
    });
  });

  it('is at fault where it ends with another status', () => {
    expect(exits.grade(quit().exits('client1', 3).build(), ENDS)).toMatchObject({
      cause: 'wrong-status',
      actual: { params: { how: 'status 3' } },
    });
    expect(exits.grade(quit().dies('client1', 'SIGPIPE').build(), ENDS)).toMatchObject({
      cause: 'wrong-status',
      actual: { params: { how: 'SIGPIPE' } },
    });
    const three = claim({ of: ['client1'], parts: ['quit'], status: 3 });
    expect(exits.grade(quit().exits('client1', 3).build(), three).status).toBe('pass');
  });

  it('has ended too early before its time', () => {
    const trace = chat(1)
      .say('client1', 'halo')
      .exits('client1', 0)
      .say('client1', '/quit', { part: 'quit' });
    expect(exits.grade(trace.build(), ENDS)).toMatchObject({ cause: 'exits-early' });
  });

  it('has not ended where the harness ended it', () => {
    const trace = quit().say('server', 'lagi', { part: 'later' }).exits('client1', 0, 'stopped').build();
    expect(exits.grade(trace, ENDS)).toMatchObject({ cause: 'does-not-end' });
  });
});
