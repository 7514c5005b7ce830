import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import type { RunTrace } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { needs } from '../support/tools.ts';
import { type Played, play, statusOf } from './play.ts';

const python = needs('python3');

/** What a patient try waits for what has not come, by `labs/impatient.yaml`: three times its limit for a move, in microseconds. */
const FULL_US = 3_000_000;

function runsOf({ document }: Played): readonly RunTrace[] {
  return readTrace(readFileSync(document.trace ?? '', 'utf8')).runs;
}

describe('where the kernel tells nothing', () => {
  beforeEach(() => {
    vi.stubEnv('GILIRAN_EVIDENCE', 'idle');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  python.it('what never comes is waited for once, in one try', async () => {
    const played = await play('impatient', 'reads-nothing');
    expect(statusOf(played, 'shown')).toBe('fail');
    const runs = runsOf(played);
    expect(runs.map(({ run }) => run.attempt)).toEqual([0]);
    const waits = runs.flatMap(({ events }) => events.filter((event) => event.kind === 'settled'));
    expect(waits.filter(({ tookUs }) => tookUs >= FULL_US)).toHaveLength(1);
  });

  python.it('nothing is waited for at a scripted client that found no server', async () => {
    const [run] = runsOf(await play('impatient', 'talks-and-waits'));
    const waits = run?.events.filter((event) => event.kind === 'settled' && event.tookUs >= FULL_US) ?? [];
    expect(waits.map(({ move }) => move)).toEqual([0]);
  });

  python.it('a program that takes its time is right in its first try', async () => {
    const played = await play('impatient', 'answers-slowly');
    expect(statusOf(played, 'shown')).toBe('pass');
    expect(runsOf(played).map(({ run }) => run.attempt)).toEqual([0]);
  });

  python.it('commands that are answered slowly are answered', async () => {
    const played = await play('commanded', 'answers-commands-slowly');
    expect([statusOf(played, 'shown'), statusOf(played, 'asked')]).toEqual(['pass', 'pass']);
  });

  python.it('commands that are never answered are not, however slow the program is otherwise', async () => {
    const played = await play('commanded', 'answers-no-command');
    expect([statusOf(played, 'shown'), statusOf(played, 'asked')]).toEqual(['pass', 'fail']);
  });
});
