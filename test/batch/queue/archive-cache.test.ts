import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { ArchiveError, packFiles } from '../../../src/batch/queue/archive.ts';
import { ArchiveCache } from '../../../src/batch/queue/archive-cache.ts';
import { ArchiveStore } from '../../../src/batch/queue/archive-store.ts';
import { startRedis } from '../../support/redis.ts';
import { needs } from '../../support/tools.ts';
import { temporaryFolder } from '../class.ts';
import { withQueue } from './queued-class.ts';

const { it } = needs('redis-server');

const PARCEL = packFiles([{ path: 'a', executable: false, data: Buffer.from('x') }]);

describe('archives that a worker has had', () => {
  it('are not fetched again unless the stored copy is corrupted', async () => {
    const { url } = await startRedis();
    const folder = temporaryFolder();
    await withQueue(url, async ({ client }) => {
      const store = new ArchiveStore(client, 'b');
      const cache = new ArchiveCache(folder);
      await store.put(PARCEL);
      expect(await cache.get(PARCEL.digest, store)).toEqual(PARCEL.bytes);
      writeFileSync(join(folder, PARCEL.digest), 'spoiled');
      expect(await cache.get(PARCEL.digest, store)).toEqual(PARCEL.bytes);
      await store.clear();
      expect(await cache.get(PARCEL.digest, store)).toEqual(PARCEL.bytes);
      writeFileSync(join(folder, PARCEL.digest), 'spoiled');
      await expect(cache.get(PARCEL.digest, store)).rejects.toThrow(ArchiveError);
    });
  });

  it('are refused where they do not match their digest', async () => {
    const { url } = await startRedis();
    await withQueue(url, async ({ client }) => {
      const store = new ArchiveStore(client, 'b');
      await store.put({ ...PARCEL, bytes: Buffer.from('forged') });
      await expect(new ArchiveCache(temporaryFolder()).get(PARCEL.digest, store)).rejects.toThrow(
        ArchiveError,
      );
    });
  });
});
