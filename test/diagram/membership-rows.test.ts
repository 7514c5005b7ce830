import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../src/diagram/build-conversation.ts';
import { describeRow, textOf } from '../../src/diagram/describe.ts';
import { wordsIn } from '../../src/diagram/say-words.ts';
import { sayFrom } from '../../src/diagram/words.ts';
import type { HostPortFacts, PortFacts, RunTrace } from '../../src/model/trace.ts';
import { chat } from '../support/trace.ts';

function membershipsOf(trace: RunTrace): readonly string[] {
  const conversation = buildConversation(trace, []);
  const say = sayFrom(wordsIn('en'));
  return conversation.rows
    .filter(({ kind }) => kind === 'member')
    .map((row) => `${describeRow(row, conversation, say)}: ${textOf(row)}`);
}

const members = (counts: Readonly<Record<string, number>>): Partial<PortFacts> => ({ members: counts });

function onHosts(counts: Readonly<Record<string, Readonly<Record<string, number>>>>): Partial<PortFacts> {
  const host = (own: Readonly<Record<string, number>>): HostPortFacts => ({
    bound: [],
    others: [],
    addresses: [],
    members: own,
    membersOnLoopback: {},
  });
  return { byHost: Object.fromEntries(Object.entries(counts).map(([role, own]) => [role, host(own)])) };
}

describe('memberships', () => {
  it('belong to the role that starts when they come, or ends when they go', () => {
    const trace = chat(2)
      .begins('client1')
      .settled(members({ '224.1.1.1': 1 }))
      .say('server', 'halo')
      .exits('client1', 0)
      .settled(members({}))
      .build();
    expect(membershipsOf(trace)).toEqual(['client1 joins: 224.1.1.1', 'client1 leaves: 224.1.1.1']);
  });

  it('belong to the host’s role where each role has a host', () => {
    const trace = chat(2)
      .say('client1', '/join kuku')
      .settled(onHosts({ client1: { '239.1.1.1': 1 }, client2: {} }))
      .say('client2', '/join kuku')
      .settled(onHosts({ client1: { '239.1.1.1': 1 }, client2: { '239.1.1.1': 1 } }))
      .say('client1', '/leave kuku')
      .settled(onHosts({ client1: {}, client2: { '239.1.1.1': 1 } }))
      .build();
    expect(membershipsOf(trace)).toEqual([
      'client1 joins: 239.1.1.1',
      'client2 joins: 239.1.1.1',
      'client1 leaves: 239.1.1.1',
    ]);
  });

  it('are counted without a role where it is unknown', () => {
    const trace = chat(2)
      .say('client1', 'x')
      .settled(members({ '224.1.1.1': 2 }))
      .build();
    expect(membershipsOf(trace)).toEqual(['somebody joins: 224.1.1.1, 2×']);
  });

  it('do not end where they were not read', () => {
    const trace = chat(2)
      .begins('client1')
      .settled(members({ '224.1.1.1': 1 }))
      .say('server', 'x')
      .settled(null)
      .say('server', 'y')
      .settled(members({ '224.1.1.1': 1 }))
      .build();
    expect(membershipsOf(trace)).toEqual(['client1 joins: 224.1.1.1']);
  });
});
