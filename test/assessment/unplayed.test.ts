import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import type { RunTrace } from '../../src/model/trace.ts';
import { ScenarioRun } from '../../src/run/scenario-run.ts';
import { copyFixture } from '../support/copy-fixture.ts';
import { checkJson } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');
const play = ScenarioRun.prototype.play;

/** Has every try at some scenes break off, as where what they are played in has been killed. */
function breakOff(isBroken: (trace: RunTrace) => boolean): void {
  vi.spyOn(ScenarioRun.prototype, 'play').mockImplementation(async function (this: ScenarioRun) {
    const outcome = await play.call(this);
    const { run, events } = outcome.trace;
    if (!isBroken(outcome.trace)) return outcome;
    const ended = events.map((event) =>
      event.kind === 'end'
        ? { ...event, because: 'error' as const, detail: 'its network has been killed' }
        : event,
    );
    return { ...outcome, trace: { run, events: ended } };
  });
}

async function score(fixture: string): Promise<number | null> {
  const folder = join(mkdtempSync(join(tmpdir(), 'giliran-unplayed-')), 'submission');
  copyFixture(fixture, folder);
  return (await checkJson('turn-chat', folder, '--seed', '7')).score;
}

afterEach(() => vi.restoreAllMocks());

describe('a scene that giliran cannot play to its end', () => {
  for (const scenario of ['conversation', 'server-alone'])
    it(`costs no points, even with failures in other scenes: ${scenario}`, async () => {
      breakOff(({ run }) => run.scenario === scenario && run.replaced.length === 0);
      await expect(score('turn-chat/faulty/both-sides-spoil-texts')).rejects.toThrow(
        new RegExp(`could not play ${scenario} to its end, twice: its network has been killed`),
      );
    });

  it('gives no points for a mistake that only shows in it', async () => {
    breakOff(({ run }) => run.scenario === 'client-alone');
    await expect(score('turn-chat/faulty/clients-send-their-prompt')).rejects.toThrow(
      /could not play client-alone\S* to its end, twice/,
    );
  });

  it('costs nothing where the second try comes to its end', async () => {
    breakOff(({ run }) => run.attempt === 0);
    expect(await score('turn-chat/faulty/both-sides-spoil-texts')).toBe(90);
  });
});
