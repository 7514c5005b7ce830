import { describe, expect, it } from 'vitest';
import { isBegun, spreadOver } from '../../../graders/lib/pieces.ts';
import { saysIn } from '../../../src/trace/queries.ts';
import { chat } from '../../support/trace.ts';

/** The lines over which client1 spreads what the server says. */
function spread(text: string, ...shown: readonly string[]): readonly string[] {
  const trace = chat(1)
    .say('server', text)
    .prints('client1', ...shown)
    .build();
  const [say] = saysIn(trace, ['main']);
  if (!say) throw new Error('nothing was said');
  return spreadOver(trace, { say, hearer: 'client1' }).map(({ seen }) => seen);
}

describe('a text that is read a few bytes at a time', () => {
  it('is spread over lines with a label each, wherever the cuts are', () => {
    const shown = ['Server : tang! ha', 'Client_2 : lo seka', 'Server : lian apa'];
    expect(spread('halo sekalian', 'Selamat da', ...shown)).toEqual(shown);
  });

  it('is not where it is shown whole, or in no such stream', () => {
    expect(spread('halo sekalian', 'Server : halo', 'Server : halo sekalian')).toEqual([]);
    expect(spread('halo sekalian', 'Server : sekalian', 'Server : halo')).toEqual([]);
  });

  it('is begun where its first letters stand behind a label, and no more', () => {
    expect(isBegun('Client_1 : h', 'halo')).toBe(true);
    expect(isBegun('h', 'halo')).toBe(true);
    expect(isBegun('Client_1 : halo', 'halo')).toBe(false);
    expect(isBegun('Client_1 : a', 'halo')).toBe(false);
    expect(isBegun('Client_1 : ', 'halo')).toBe(false);
  });
});
