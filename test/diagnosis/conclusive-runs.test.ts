import { describe, expect, it } from 'vitest';
import { brokeOff, conclusiveRuns, failedRuns, sceneOf } from '../../src/diagnosis/conclusive-runs.ts';
import { FIRST_PATIENT } from '../../src/model/attempts.ts';
import type { EndRecord, RunTrace } from '../../src/model/trace.ts';
import { ordersOf } from '../support/orders.ts';
import { role, TraceBuilder } from '../support/trace.ts';

/** A try at a scene that ended in some way; without an end, giliran was killed during it. */
function tried(scene: string, attempt: number, because: EndRecord['because'] | null = 'done'): RunTrace {
  const run = attempt === 0 ? scene : `${scene}#${attempt + 1}`;
  const trace = new TraceBuilder([role('server', 'listens', 'tcp:8080')], null, { run, attempt }).build();
  const events = trace.events.filter(({ kind }) => kind !== 'end');
  const end = trace.events.at(-1);
  if (end?.kind !== 'end') throw new Error('a trace without an end');
  return { run: trace.run, events: because === null ? events : [...events, { ...end, because }] };
}

function conclusive(...runs: readonly RunTrace[]): readonly string[] {
  return conclusiveRuns(runs).map(({ run }) => run.run);
}

describe('the runs that count', () => {
  it('are one of each scene', () => {
    expect(conclusive(tried('a', 0), tried('b', 0), tried('a+server', 0), tried('a~no-newline', 0))).toEqual([
      'a',
      'a+server',
      'a~no-newline',
      'b',
    ]);
  });

  for (const because of ['error', 'interrupted', null] as const)
    it(`are not those that broke off: ${because}`, () => {
      expect(brokeOff(tried('a', 0, because))).toBe(true);
      expect(conclusive(tried('a', 0, because), tried('a', 1))).toEqual(['a#2']);
      expect(conclusive(tried('a', 0, because), tried('a', 1, because))).toEqual([]);
    });

  it('are the same, whichever ended first', () => {
    const runs = [
      tried('a', 0, 'error'),
      tried('a', 1),
      tried('b', 0),
      tried('b', FIRST_PATIENT),
      tried('a+server', 0),
    ];
    for (const order of ordersOf(runs)) expect(conclusive(...order)).toEqual(['a#2', 'a+server', 'b#3']);
  });

  it('are those that ran into their limit: that is the programs’ doing', () => {
    expect(conclusive(tried('a', 0, 'wall'))).toEqual(['a']);
  });

  it('are the patient ones, where weak evidence asked for them', () => {
    expect(conclusive(tried('a', 0), tried('a', FIRST_PATIENT))).toEqual(['a#3']);
    expect(
      conclusive(tried('a', 0), tried('a', FIRST_PATIENT, 'error'), tried('a', FIRST_PATIENT + 1)),
    ).toEqual(['a#4']);
  });

  it('are none of a scene whose patient tries broke off', () => {
    expect(
      conclusive(tried('a', 0), tried('a', FIRST_PATIENT, 'error'), tried('a', FIRST_PATIENT + 1, 'error')),
    ).toEqual([]);
  });

  it('leave out scenes that broke off twice, and say so', () => {
    const tries = [tried('a', 0, 'error'), tried('b', 0, 'error'), tried('a', 1, 'error'), tried('b', 1)];
    expect(failedRuns(tries)).toEqual([{ run: 'a', reason: '' }]);
    const patient = [
      tried('c', 0),
      tried('c', FIRST_PATIENT, 'error'),
      tried('c', FIRST_PATIENT + 1, 'error'),
    ];
    expect(failedRuns(patient)).toEqual([{ run: 'c', reason: '' }]);
    expect(failedRuns([tried('a', 0, 'interrupted')])).toEqual([]);
  });

  it('are assigned to their scene by name', () => {
    expect(sceneOf(tried('client-alone@client1', 1))).toBe('client-alone@client1');
  });
});
