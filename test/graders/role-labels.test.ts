import { describe, expect, it } from 'vitest';
import { labels } from '../../graders/labels.ts';
import { claim, role, TraceBuilder } from '../support/trace.ts';

const HUB = [
  role('hub', 'listens', 'tcp:9000'),
  role('leaf1', 'connects', 'tcp:9000'),
  role('leaf2', 'connects', 'tcp:9000'),
];
const LONE = [role('server', 'listens', 'tcp:9000'), role('client', 'connects', 'tcp:9000')];
const ALL = { to: ['others'], parts: ['main'] };

/** The verdict where `hearer` prints this when `speaker` has said "halo". */
function judged(roles: typeof HUB, speaker: string, hearer: string, line: string): string {
  const trace = roles.reduce((builder, { id }) => builder.start(id), new TraceBuilder(roles));
  const verdict = labels.grade(
    trace.say(speaker, 'halo').prints(hearer, line).build(),
    claim({ from: roles.map(({ id }) => id), ...ALL }),
  );
  return verdict.status === 'fail' ? verdict.cause : verdict.status;
}

describe('labels of roles with names of their own', () => {
  for (const [line, verdict] of [
    ['Leaf_1: halo', 'pass'],
    ['[leaf 1] halo', 'pass'],
    ['Leaf 1 via hub: halo', 'pass'],
    ['[1] halo', 'pass'],
    ['Client 1: halo', 'pass'],
    ['Leaf_2: halo', 'wrong-label'],
    ['Leaf_7: halo', 'wrong-label'],
    ['hub: halo', 'wrong-label'],
    ['halo', 'missing-label'],
  ] as const)
    it(`has ${line} for leaf 1: ${verdict}`, () => {
      expect(judged(HUB, 'leaf1', 'leaf2', line)).toBe(verdict);
    });

  it('are checked for the listening role, too', () => {
    expect(judged(HUB, 'hub', 'leaf1', 'Hub: halo')).toBe('pass');
    expect(judged(HUB, 'hub', 'leaf1', 'Server: halo')).toBe('pass');
    expect(judged(HUB, 'hub', 'leaf1', 'Leaf 2: halo')).toBe('wrong-label');
  });

  it('need no number where there is only one', () => {
    expect(judged(LONE, 'client', 'server', 'Client: halo')).toBe('pass');
    expect(judged(LONE, 'client', 'server', 'Klien > halo')).toBe('pass');
    expect(judged(LONE, 'client', 'server', 'Server: halo')).toBe('wrong-label');
    expect(judged(LONE, 'client', 'server', 'halo')).toBe('missing-label');
  });
});
