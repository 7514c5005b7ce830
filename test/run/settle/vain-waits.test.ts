import { describe, expect, it } from 'vitest';
import { type Cast, VainWaits } from '../../../src/run/settle/vain-waits.ts';

const LEAST_MS = { line: 300, start: 3_000 };

/** A cast in which each role is played by the program of its name, but for those of the same letters before a digit. */
function castOf(way = 'server', only: string | null = null): Cast {
  return { voiceOf: (role) => role.replace(/\d$/, ''), way, only };
}

/** How long is enough for what one role has said to another, after some have been waited for in vain. */
function enoughMs(
  { from, to }: { readonly from: string | null; readonly to: string },
  way = 'server',
  slowestMs: number | null = 20,
): number | null {
  const waits = new VainWaits();
  if (slowestMs !== null) waits.came(slowestMs);
  waits.cameNever(castOf(), [
    { from: 'client1', to: 'server' },
    { from: null, to: 'client1' },
  ]);
  return waits.enoughMs(castOf(way), [{ from, to }], LEAST_MS);
}

describe('what has been waited for in vain', () => {
  it('is waited for no longer than shows whether it comes after all', () => {
    expect(enoughMs({ from: 'client1', to: 'server' })).toBe(LEAST_MS.line);
  });

  it('is known of whatever the same programs play', () => {
    expect(enoughMs({ from: 'client2', to: 'server' })).toBe(LEAST_MS.line);
  });

  it('is asked anew of another speaker, another hearer, and where something else passes it on', () => {
    expect(enoughMs({ from: 'guest1', to: 'server' })).toBeNull();
    expect(enoughMs({ from: 'client1', to: 'guest1' })).toBeNull();
    expect(enoughMs({ from: 'client1', to: 'server' }, 'probe')).toBeNull();
  });

  it('is asked anew where something else is missing as well', () => {
    const waits = new VainWaits();
    waits.came(20);
    const known = { from: 'client1', to: 'server' };
    waits.cameNever(castOf(), [known]);
    expect(waits.enoughMs(castOf(), [known, { from: 'client1', to: 'guest' }], LEAST_MS)).toBeNull();
  });

  it('has five times as long as the slowest answer so far, and all its time where there was none', () => {
    expect(enoughMs({ from: 'client1', to: 'server' }, 'server', 5_000)).toBe(25_000);
    expect(enoughMs({ from: 'client1', to: 'server' }, 'server', null)).toBeNull();
  });

  it('has twice as long as the slowest answer where it is not known what comes', () => {
    const waits = new VainWaits();
    expect(waits.answerMs).toBe(0);
    for (const ms of [20, 600, 40]) waits.came(ms);
    expect(waits.answerMs).toBe(1_200);
  });

  it('has its time by how quickly programs have started where no line has come', () => {
    const waits = new VainWaits();
    waits.gotReady(100);
    waits.gotReady(50);
    waits.cameNever(castOf(), [{ from: 'client1', to: 'server' }]);
    expect(waits.enoughMs(castOf(), [{ from: 'client1', to: 'server' }], LEAST_MS)).toBe(500);
  });

  it('is told of its own run alone by one that waits for less, and of that by all others', () => {
    const waits = new VainWaits();
    waits.came(20);
    const enough = (only: string | null, from: string): number | null =>
      waits.enoughMs(castOf('server', only), [{ from, to: 'server' }], LEAST_MS);
    waits.cameNever(castOf('server', 'one'), [{ from: 'client1', to: 'server' }]);
    expect([enough('one', 'client1'), enough('two', 'client1'), enough(null, 'client1')]).toEqual([
      LEAST_MS.line,
      null,
      null,
    ]);
    waits.cameNever(castOf(), [{ from: 'guest1', to: 'server' }]);
    expect(enough('two', 'guest1')).toBe(LEAST_MS.line);
  });

  it('has a start’s time where a program was to get ready', () => {
    expect(enoughMs({ from: null, to: 'client2' })).toBe(LEAST_MS.start);
    expect(enoughMs({ from: null, to: 'server' })).toBeNull();
  });
});
