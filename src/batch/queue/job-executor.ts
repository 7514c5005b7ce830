import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import { getOrMake } from '../../model/memo.ts';
import type { Job, JobResult } from '../job/job.ts';
import type { WorkerPool } from '../worker/worker-pool.ts';
import { type Archive, packFiles, unpackArchive } from './archive.ts';
import { ArchiveCache } from './archive-cache.ts';
import { ArchiveStore } from './archive-store.ts';
import type { OpenQueue } from './open-queue.ts';
import { ORDER_FILE, type Order, RESULT_FILE, type Ticket } from './order.ts';
import { jsonFile, readJson, unpackLab } from './pack-order.ts';

/**
 * Does jobs that have travelled: unpacks what came with them, has them done by this machine's own workers, packs the
 * result.
 */
export class JobExecutor {
  private readonly client: OpenQueue['client'];
  private readonly pool: WorkerPool;
  private readonly folder: string;
  private readonly cache: ArchiveCache;
  private readonly labs = new Map<string, Lab>();

  /** @param folder for this executor alone; the caller that made it removes it */
  constructor(client: OpenQueue['client'], pool: WorkerPool, folder: string) {
    this.client = client;
    this.pool = pool;
    this.folder = folder;
    this.cache = new ArchiveCache(join(folder, 'archives'));
  }

  /**
   * Does a job. Nothing of it stays but the archive.
   * @throws WorkerError where it could not be done here, ArchiveError where what belongs to it is not there
   */
  async do({ batch, order: digest }: Ticket): Promise<Archive> {
    const store = new ArchiveStore(this.client, batch);
    const order: Order = readJson(await this.cache.get(digest, store), ORDER_FILE);
    const lab = await this.lab(order.lab, store);
    const submission = await this.cache.get(order.submission, store);
    const own = mkdtempSync(join(this.folder, 'job-'));
    try {
      const place = { submission: join(own, 'in', basename(order.folder)), out: join(own, 'out') };
      unpackArchive(submission, place.submission);
      mkdirSync(place.out);
      const job: Job = { ...order.job, lab };
      return packResult(job, await this.pool.run({ job, place }), place.out);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  }

  private async lab(digest: string, store: ArchiveStore): Promise<Lab> {
    const known = this.labs.get(digest);
    if (known) return known;
    const bytes = await this.cache.get(digest, store);
    return getOrMake(this.labs, digest, () => unpackLab(bytes, join(this.folder, 'labs', digest)));
  }
}

function packResult({ traces, page }: Job, result: JobResult, out: string): Archive {
  const paths = result.status === 'graded' ? [...traces, page] : [];
  return packFiles([
    jsonFile(RESULT_FILE, result),
    ...paths.map((path) => ({ path, executable: false, data: readFileSync(join(out, path)) })),
  ]);
}
