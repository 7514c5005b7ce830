import { describe, expect, it } from 'vitest';
import { delivery } from '../../../graders/delivery.ts';
import { greeted } from '../../../graders/greeted.ts';
import type { RoleWait, Unread } from '../../../src/model/trace.ts';
import { ordersOf } from '../../support/orders.ts';
import { chat, claim, from, KEYBOARD, LOCK, waits } from '../../support/trace.ts';

/** The kernel lists sockets and processes in any order: the verdict must be the same in all of them. */

const ANY = { from: ['client1'], to: ['server', 'client2'], parts: ['main'] };

function verdicts(
  unread: readonly Unread[],
  told: readonly RoleWait[],
  later: readonly Unread[],
): Set<string> {
  const found = new Set<string>();
  for (const lying of ordersOf(unread))
    for (const last of ordersOf(later)) {
      const trace = chat(2, {}, null, { waits: told, unread: [], traffic: {} })
        .say('client1', 'hai')
        .rests({ waits: told, unread: lying, traffic: { segments: 1 } })
        .say('client2', 'halo')
        .rests({ waits: told, unread: last, traffic: { segments: 2 } });
      const built = trace.build();
      found.add(
        JSON.stringify([
          delivery.grade(built, claim(ANY)),
          greeted.grade(built, claim({ by: 'server', to: ['client1'] })),
        ]),
      );
    }
  return found;
}

describe('the verdict on a line that was not heard', () => {
  const atKeyboard = [waits('server', KEYBOARD), waits('client1', KEYBOARD), waits('client2', KEYBOARD)];
  const two = [
    { role: 'server', from: 'client1', bytes: 3 },
    { role: 'server', from: 'client2', bytes: 20 },
    { role: 'client2', from: 'server', bytes: 4 },
  ];

  for (const [what, told, later] of [
    ['all ask for a line', atKeyboard, two],
    ['one reads later', atKeyboard, two.slice(1)],
    [
      'all wait for each other',
      [waits('server', from('client1')), waits('client1', from('client2')), waits('client2', from('server'))],
      two,
    ],
    ['one is stuck', [waits('server', LOCK), ...atKeyboard.slice(1)], []],
  ] as const)
    it(`is the same in any order of the kernel’s facts: ${what}`, () => {
      expect(verdicts(two, told, later).size).toBe(1);
    });

  it('rests on unread data from the line’s direction, and not from another', () => {
    const [only = ''] = verdicts(two, atKeyboard, two);
    const [verdict] = JSON.parse(only);
    expect(verdict.cause).toBe('not-received');
    expect(verdict.why[0].params.from).toBe('client1');
  });
});
