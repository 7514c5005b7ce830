import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchLockedError, withBatchLock } from '../../../src/batch/kept/batch-lock.ts';
import { temporaryFolder } from '../class.ts';

const nothing = async (): Promise<void> => {};

describe('a batch', () => {
  it('is held by one at a time, and let go of whatever happens', async () => {
    const out = temporaryFolder();
    await withBatchLock(out, async () => {
      await expect(withBatchLock(out, nothing)).rejects.toThrow(BatchLockedError);
    });
    await expect(withBatchLock(out, () => Promise.reject(new Error('trouble')))).rejects.toThrow('trouble');
    await withBatchLock(out, nothing);
    expect(existsSync(join(out, 'lock'))).toBe(false);
  });

  it('goes to one of many processes that want it at once', async () => {
    const out = temporaryFolder();
    let inside = 0;
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        withBatchLock(out, async () => {
          inside++;
          expect(inside).toBe(1);
          await new Promise(setImmediate);
          inside--;
        }),
      ),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  });

  it('is taken over from a giliran that was killed, even if another was refused meanwhile', async () => {
    const out = temporaryFolder();
    let text = '';
    await withBatchLock(out, async () => {
      await withBatchLock(out, nothing).catch(() => {});
      text = readFileSync(join(out, 'lock'), 'utf8');
    });
    const child = spawn('sleep', ['60']);
    const { pid } = child;
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [holder = '', ...rest] = text.split('\n');
    const dead = JSON.stringify({ ...JSON.parse(holder), claim: 'of the dead', pid, started: '1' });
    writeFileSync(join(out, 'lock'), [dead, '{"claim":"cut sh', ...rest].join('\n'));
    await withBatchLock(out, nothing);
  });

  it('is not taken over from another machine, where the process may be alive', async () => {
    const out = temporaryFolder();
    const claim = { claim: 'x', host: 'elsewhere', namespace: null, pid: 1, started: null, at: '' };
    appendFileSync(join(out, 'lock'), `${JSON.stringify(claim)}\n`);
    await expect(withBatchLock(out, nothing)).rejects.toThrow('elsewhere');
  });
});
