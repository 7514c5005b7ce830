import { describe, expect } from 'vitest';
import { parseQueueAddress } from '../../../src/batch/queue/queue-address.ts';
import { openQueueWorkforce } from '../../../src/batch/queue/queue-workforce.ts';
import { serveQueue } from '../../../src/batch/queue/serve-queue.ts';
import type { Message } from '../../../src/model/message.ts';
import { startRedis } from '../../support/redis.ts';
import { needs } from '../../support/tools.ts';

const { it } = needs('redis-server');

describe('the peers of a queue', () => {
  it('are compared: a worker of another version refuses, and the coordinator names it', async () => {
    const { url } = await startRedis();
    const address = parseQueueAddress(url);
    const stop = new AbortController();
    let served: Promise<void> = Promise.resolve();
    await new Promise<void>((ready) => {
      served = serveQueue({
        address,
        key: { tool: '0.9.0', isolation: 'sandbox' },
        jobs: 1,
        workerFile: '/no/such/worker.js',
        log: ({ id }) => id === 'queue.ready' && ready(),
        done: () => {},
        signal: stop.signal,
      });
    });
    const told: Message[] = [];
    const workforce = await openQueueWorkforce({
      address,
      key: { tool: '1.0.0', isolation: 'sandbox' },
      batch: 'b',
      log: (said) => told.push(said),
    });
    await workforce.look();
    expect(told).toEqual([
      {
        id: 'queue.other-worker',
        params: expect.objectContaining({
          worker: expect.stringContaining(String(process.pid)),
          tool: '0.9.0',
        }),
      },
      { id: 'queue.no-workers', params: expect.anything() },
    ]);
    await workforce.close(true);
    stop.abort();
    await served;
  });
});
