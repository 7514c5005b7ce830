import { describe, expect, it } from 'vitest';
import { networked } from '../../../graders/lib/networked.ts';
import { pass } from '../../../graders/lib/verdicts.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { chat, claim, KEYBOARD, type KernelFacts, waits } from '../../support/trace.ts';

const passing = networked({ params: {}, grade: () => pass() });

/** The verdict on programs that do all that is asked, when the last move settled with these facts. */
function judged(facts: KernelFacts): Verdict {
  return passing.grade(chat(1).say('server', 'halo').say('client1', 'hai').rests(facts).build(), claim({}));
}

const NO_SOCKETS = [waits('server', KEYBOARD, { sockets: 0 }), waits('client1', KEYBOARD, { sockets: 0 })];

describe('programs that do all that is asked', () => {
  it('do nothing of the lab where they never used the network', () => {
    expect(judged({ waits: NO_SOCKETS, traffic: { segments: 0 } })).toMatchObject({
      cause: 'no-network',
      blame: ['server', 'client1'],
    });
  });

  for (const [what, facts] of [
    ['one of them holds a socket', { waits: [waits('server', KEYBOARD)], traffic: {} }],
    ['something was sent', { waits: NO_SOCKETS, traffic: { segments: 1 } }],
    ['the kernel does not count what is sent', { waits: NO_SOCKETS }],
    ['the kernel does not tell of sockets', { traffic: {} }],
  ] as const)
    it(`pass where ${what}`, () => {
      expect(judged(facts).status).toBe('pass');
    });
});
