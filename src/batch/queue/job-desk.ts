import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import type { Job, JobResult } from '../job.ts';
import type { WorkerPool } from '../worker/worker-pool.ts';
import type { OpenQueue } from './open-queue.ts';
import { ORDER_FILE, type Order, RESULT_FILE, type Ticket } from './order.ts';
import { jsonFile, readJson, unpackLab } from './pack-order.ts';
import { type Parcel, packFiles, unpackParcel } from './parcel.ts';
import { ParcelCache } from './parcel-cache.ts';
import { ParcelStore } from './parcel-store.ts';

/** Does jobs that have travelled: unpacks what came with them, has them done by this machine's own workers, packs the result. */
export class JobDesk {
  private readonly client: OpenQueue['client'];
  private readonly pool: WorkerPool;
  private readonly folder: string;
  private readonly cache: ParcelCache;
  private readonly labs = new Map<string, Lab>();

  /** @param folder for this desk alone; whoever made it removes it */
  constructor(client: OpenQueue['client'], pool: WorkerPool, folder: string) {
    this.client = client;
    this.pool = pool;
    this.folder = folder;
    this.cache = new ParcelCache(join(folder, 'parcels'));
  }

  /**
   * Does a job. Nothing of it stays but the parcel.
   * @throws WorkerError where it could not be done here, ParcelError where what belongs to it is not there
   */
  async do({ batch, order: digest }: Ticket): Promise<Parcel> {
    const store = new ParcelStore(this.client, batch);
    const order: Order = readJson(await this.cache.get(digest, store), ORDER_FILE);
    const lab = await this.lab(order.lab, store);
    const submission = await this.cache.get(order.submission, store);
    const own = mkdtempSync(join(this.folder, 'job-'));
    try {
      const place = { submission: join(own, 'in', basename(order.folder)), out: join(own, 'out') };
      unpackParcel(submission, place.submission);
      mkdirSync(place.out);
      const job: Job = { ...order.job, lab };
      return packResult(job, await this.pool.run({ job, place }), place.out);
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  }

  private async lab(digest: string, store: ParcelStore): Promise<Lab> {
    const known = this.labs.get(digest);
    if (known) return known;
    const bytes = await this.cache.get(digest, store);
    const lab = this.labs.get(digest) ?? unpackLab(bytes, join(this.folder, 'labs', digest));
    this.labs.set(digest, lab);
    return lab;
  }
}

function packResult({ traces, page }: Job, result: JobResult, out: string): Parcel {
  const paths = result.status === 'graded' ? [...traces, page] : [];
  return packFiles([
    jsonFile(RESULT_FILE, result),
    ...paths.map((path) => ({ path, executable: false, data: readFileSync(join(out, path)) })),
  ]);
}
