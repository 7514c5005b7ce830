import { describe, expect, it as plain } from 'vitest';
import { isTooOld, openQueue, troubleWith } from '../../../src/batch/queue/open-queue.ts';
import { parseQueueAddress } from '../../../src/batch/queue/queue-address.ts';
import { startRedis } from '../../support/redis.ts';
import { needs } from '../../support/tools.ts';

const { it } = needs('redis-server');

const open = (url: string) => openQueue(parseQueueAddress(url), { tool: '0', isolation: 'network' });
const refusal = (id: string) => ({ name: 'QueueError', userMessage: { id } });

describe('a queue is refused', () => {
  it('where no server is', async () => {
    const redis = await startRedis();
    await redis.stop();
    await expect(open(redis.url)).rejects.toMatchObject(refusal('queue.no-server'));
  });

  it('where it needs a password, and gets none or a wrong one', async () => {
    const { url, port } = await startRedis('--requirepass', 'rahasia');
    await expect(open(url)).rejects.toMatchObject(refusal('queue.needs-password'));
    await expect(open(`redis://:salah@127.0.0.1:${port}`)).rejects.toMatchObject(
      refusal('queue.wrong-password'),
    );
    const { queue } = await open(`redis://:rahasia@127.0.0.1:${port}`);
    await queue.disconnect();
  });

  it('where it has no such database', async () => {
    const { url } = await startRedis('--databases', '2');
    await expect(open(`${url}/2`)).rejects.toMatchObject(refusal('queue.no-database'));
  });

  plain('where it is older than Redis 6.2', () => {
    expect(['5.0.7', '6.0.16', '6.2.0', '7.0.15', '8.4.0'].map(isTooOld)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('where its memory is full', async () => {
    const { url } = await startRedis();
    const { client, queue } = await open(url);
    await client.config('SET', 'maxmemory', '1');
    const error = await client.set('a', 'b').catch((reason: unknown) => reason);
    expect(troubleWith(error, parseQueueAddress(url)).id).toBe('queue.out-of-memory');
    await queue.disconnect();
  });
});
