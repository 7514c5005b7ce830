import { describe, expect, it } from 'vitest';
import { chooseRun } from '../../src/diagram/choose-run.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat } from '../support/trace.ts';
import { failed } from './scenes.ts';

const named = (name: string): RunTrace => {
  const trace = chat().build();
  return { ...trace, run: { ...trace.run, run: name } };
};
const RUNS = [named('conversation'), named('server-alone')];

describe('the run to look at first', () => {
  it('is the one that decided the first failure', () => {
    const checks = [
      failed('a.a', [], { status: 'pass', run: 'conversation' }),
      failed('b.b', [], { run: null }),
      failed('c.c', [], { run: 'server-alone' }),
    ];
    expect(chooseRun(RUNS, checks)?.run.run).toBe('server-alone');
  });

  it('is the first one where nothing failed, or elsewhere', () => {
    expect(chooseRun(RUNS, [])?.run.run).toBe('conversation');
    expect(chooseRun(RUNS, [failed('a.a', [], { run: 'gone' })])?.run.run).toBe('conversation');
  });

  it('is none where nothing was run', () => {
    expect(chooseRun([], [])).toBeUndefined();
  });
});
