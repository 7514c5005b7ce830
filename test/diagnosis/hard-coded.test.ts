import { describe, expect, it } from 'vitest';
import { isHardCoded } from '../../src/diagnosis/hard-coded.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat, PROBE } from '../support/trace.ts';

const EXAMPLE = ['Server : halo semua', 'Client_1 : apa kabar', 'Client_2 : baik'];

/** A run in which this was typed, and client 1 printed that. */
function run(typed: string, lines: readonly string[], players = {}): RunTrace {
  return chat(1, players)
    .say('server', typed)
    .prints('client1', ...lines)
    .build();
}

describe('a program that replays a conversation', () => {
  it('shows the same lines of several speakers in runs with different texts', () => {
    expect(isHardCoded([run('satu', EXAMPLE), run('dua', EXAMPLE)], 'client1')).toBe(true);
  });

  for (const [what, runs] of [
    ['in one run alone', [run('satu', EXAMPLE)]],
    ['and others in the other run', [run('satu', EXAMPLE), run('dua', ['Server : x', 'Client_1 : y'])]],
    ['of a line or two', [run('satu', EXAMPLE.slice(2)), run('dua', EXAMPLE.slice(2))]],
    [
      'of one speaker',
      ['satu', 'dua'].map((typed) => run(typed, ['Server : a b', 'Server : c d', 'Server : e f'])),
    ],
    ['that was typed', [1, 2].map(() => run('halo semua apa kabar baik', EXAMPLE))],
    ['that nobody is named in', ['satu', 'dua'].map((typed) => run(typed, ['menu', 'pilih', 'ketik']))],
  ] as const)
    it(`is not one that shows a conversation ${what}`, () => {
      expect(isHardCoded(runs, 'client1')).toBe(false);
    });

  it('is not one that a probe plays', () => {
    const runs = [run('satu', EXAMPLE, { client1: PROBE }), run('dua', EXAMPLE, { client1: PROBE })];
    expect(isHardCoded(runs, 'client1')).toBe(false);
  });
});
