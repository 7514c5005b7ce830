import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Isolations } from '../../src/assessment/isolations.ts';
import { needs } from '../support/tools.ts';

describe('the isolations of a check', () => {
  needs('namespaces').it('are one for each run, however runs begin', async () => {
    const isolations = new Isolations('network', 1, null);
    const opened = await Promise.all([isolations.open(), isolations.open(), isolations.open()]);
    expect(new Set(opened.map(({ procRoot }) => procRoot)).size).toBe(3);
    for (const isolation of opened) await isolation.close();
    await isolations.close();
  });

  it('keep what went wrong until somebody asks', async () => {
    const isolations = new Isolations('sandbox', 1, null);
    // An error that nobody waits for would end the process by now.
    await setImmediate();
    await expect(isolations.refusal()).rejects.toThrow('nothing that makes one was given');
    expect(await isolations.level()).toBe('none');
    await expect(isolations.open()).rejects.toThrow('nothing that makes one was given');
    await isolations.close();
  });

  it('are none where none was asked for, which is no refusal', async () => {
    const isolations = new Isolations('none', 1, null);
    expect(await isolations.refusal()).toBeNull();
    expect(await isolations.level()).toBe('none');
    await isolations.close();
  });
});
