import { describe, expect, it } from 'vitest';
import { loadBullMq } from '../../../src/batch/queue/load-bullmq.ts';

function failing(name: string): () => Promise<never> {
  const error = new Error(`Cannot find package '${name}' imported from /giliran/dist/bullmq.js`);
  return () => Promise.reject(Object.assign(error, { code: 'ERR_MODULE_NOT_FOUND' }));
}

describe('the client of queues', () => {
  it('is named in the message where it is not installed', async () => {
    await expect(loadBullMq(failing('bullmq'))).rejects.toMatchObject({
      userMessage: { id: 'queue.no-client' },
    });
  });

  it('is not blamed for anything else that is missing', async () => {
    await expect(loadBullMq(failing('other'))).rejects.toThrow("'other'");
  });
});
