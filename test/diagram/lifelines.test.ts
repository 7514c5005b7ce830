import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../src/diagram/build-conversation.ts';
import { lifelines } from '../../src/diagram/lifelines.ts';
import { chat, PROBE } from '../support/trace.ts';

const lines = (trace: ReturnType<typeof chat>) => lifelines(buildConversation(trace.build(), []));

describe('a role’s line', () => {
  it('runs from its start to the end of the run', () => {
    expect(lines(chat(1))).toEqual([
      { lane: 0, from: 0, to: 2, held: false, ended: false },
      { lane: 1, from: 1, to: 2, held: false, ended: false },
    ]);
  });

  it('ends where its program ends', () => {
    expect(lines(chat(1).exits('client1', 1))).toContainEqual({
      lane: 1,
      from: 1,
      to: 2,
      held: false,
      ended: true,
    });
  });

  it('is broken where it was paused', () => {
    const held = lines(chat(1).pause('server').say('client1', 'x').resume('server')).filter(
      ({ lane }) => lane === 0,
    );
    expect(held.map(({ from, to, held: broken }) => [from, to, broken])).toEqual([
      [0, 2, false],
      [2, 4, true],
      [4, 5, false],
    ]);
  });

  it('of one that speaks by another’s probe is there from the beginning', () => {
    const trace = chat(2, { server: PROBE, client2: { by: 'through', role: 'server' } }).build();
    const events = trace.events.filter((event) => event.kind !== 'move' || event.role !== 'client2');
    expect(lifelines(buildConversation({ ...trace, events }, []))).toContainEqual(
      expect.objectContaining({ lane: 2, from: 0, ended: false }),
    );
  });
});
