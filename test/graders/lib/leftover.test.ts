import { describe, expect, it } from 'vitest';
import { leftoverBehind } from '../../../graders/lib/leftover.ts';
import { saysIn } from '../../../src/trace/queries.ts';
import { showingsOf } from '../../../src/trace/shown.ts';
import { chat } from '../../support/trace.ts';

/** Whether the second of two lines is shown with a rest of the first after it. */
function isSpoiled(first: string, second: string, ...shown: readonly string[]): boolean {
  const trace = chat(1)
    .say('server', first)
    .say('server', second)
    .prints('client1', ...shown)
    .build();
  const say = saysIn(trace, ['main'])[1];
  const [showing] = showingsOf(trace, 'client1', second);
  if (!say || !showing) throw new Error('nothing was shown');
  return leftoverBehind(trace, say, 'client1', showing) !== null;
}

describe('what an older line has left in a buffer', () => {
  it('is its end, after a shorter one', () => {
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halolagi')).toBe(false);
    expect(isSpoiled('sekali lagi', 'halo', 'Server : haloli lagi')).toBe(true);
  });

  it('is counted in bytes', () => {
    expect(isSpoiled('順番 dimulai', '順', 'Server : 順番 dimulai')).toBe(true);
  });

  it('follows the byte that ended the shorter one', () => {
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halo i lagi')).toBe(true);
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halo', 'i lagi')).toBe(true);
  });

  it('is nothing that a program adds by itself', () => {
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halo (12:00)')).toBe(false);
    expect(isSpoiled('halo!!', 'halo', 'Server : halo!')).toBe(false);
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halo')).toBe(false);
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halo', 'ketik pesan:')).toBe(false);
    expect(isSpoiled('sekali lagi', 'halo', 'Server : halo', '')).toBe(false);
  });
});
