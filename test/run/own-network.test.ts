import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { brokeOff } from '../../src/diagnosis/conclusive-runs.ts';
import type { CheckDocument } from '../../src/model/result.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { checkJson, giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');
const FIXTURES = join(import.meta.dirname, '../../fixtures');

function runsOf({ trace }: CheckDocument): readonly RunTrace[] {
  return readTrace(readFileSync(trace ?? '', 'utf8')).runs;
}

describe('a run on a network of its own', () => {
  it('is on the same machine for the same seed', async () => {
    const hosts = async (seed: string) =>
      runsOf(await checkJson('multicast-chat', join(FIXTURES, 'multicast-chat/python'), '--seed', seed)).map(
        ({ run }) => run.host,
      );
    const [first, ...others] = await hosts('5');
    expect(first).toMatch(/^10\./);
    for (const other of [...others, ...(await hosts('5'))]) expect(other).toBe(first);
    expect(await hosts('6')).not.toContain(first);
  });

  it('is broken off once, and played with one address for all names, where a client uses the other address', async () => {
    const folder = join(FIXTURES, 'turn-chat/right/name-and-127-0-0-1');
    const runs = runsOf(await checkJson('turn-chat', folder));
    expect(runs.map(({ run }) => run.run)).toEqual(['conversation', 'conversation#2']);
    expect(runs.map(brokeOff)).toEqual([true, false]);
    expect(runs[0]?.events.at(-1)).toMatchObject({
      detail: expect.stringContaining('client1 was refused, and the server listens at 10.'),
    });
  });

  it('is not broken off for a client that is refused by a server at every address', async () => {
    const folder = join(FIXTURES, 'turn-chat/faulty/client2-wrong-port');
    expect(runsOf(await checkJson('turn-chat', folder)).filter(brokeOff).length).toBeLessThanOrEqual(1);
  });
});

describe('a run where there can be no interface', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('has loopback alone, says so, and is played as usual', async () => {
    vi.stubEnv('GILIRAN_INTERFACE', 'none');
    for (const [lab, name] of [
      ['multicast-chat', 'multicast-chat/python'],
      ['broadcast-chat', 'broadcast-chat/python'],
      ['turn-chat', 'turn-chat/python'],
    ] as const) {
      const document = await checkJson(lab, join(FIXTURES, name));
      expect(document.verdict).toBe('pass');
      expect(runsOf(document).map(({ run }) => run.host)).toEqual(runsOf(document).map(() => null));
    }
    expect((await giliran('doctor')).out).toContain('but of loopback alone');
  });
});
