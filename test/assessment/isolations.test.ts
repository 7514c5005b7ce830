import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Isolations } from '../../src/assessment/isolations.ts';
import { needs } from '../support/tools.ts';

describe('the isolations of a check', () => {
  needs('namespaces').it('are separate for each run, however runs begin', async () => {
    const isolations = new Isolations('network', 1, null);
    const opened = await Promise.all([isolations.open(), isolations.open(), isolations.open()]);
    expect(new Set(opened.map(({ procRoot }) => procRoot)).size).toBe(3);
    for (const isolation of opened) await isolation.close();
    await isolations.close();
  });

  needs('namespaces').it(
    'have prefixes on both sides of 24 bits, where programs are told their network',
    async () => {
      for (const seed of [1, 2, 3]) {
        const isolations = new Isolations('network', seed, null);
        const sides: boolean[] = [];
        for (const network of ['told', 'told-otherwise'] as const) {
          const isolation = await isolations.open({ hosts: null, network, by6: false });
          sides.push((isolation.host?.prefix ?? 0) > 24);
          await isolation.close();
        }
        await isolations.close();
        expect(sides).toContain(true);
        expect(sides).toContain(false);
      }
    },
  );

  it('keep an error until they are asked', async () => {
    const isolations = new Isolations('sandbox', 1, null);
    // An unhandled rejection would have ended the process by now.
    await setImmediate();
    await expect(isolations.refusal()).rejects.toThrow('nothing that makes one was given');
    expect(await isolations.level()).toBe('none');
    await expect(isolations.open()).rejects.toThrow('nothing that makes one was given');
    await isolations.close();
  });

  it('are none where none was asked for, which is not reported as a refusal', async () => {
    const isolations = new Isolations('none', 1, null);
    expect(await isolations.refusal()).toBeNull();
    expect(await isolations.level()).toBe('none');
    await isolations.close();
  });
});
