import type { Archive } from './archive.ts';
import type { OpenQueue } from './open-queue.ts';

/**
 * How long an archive lies there where it is not removed, in seconds: a coordinator that was killed may come again.
 */
const KEPT_SECONDS = 24 * 60 * 60;

/** Keeps an archive only while its batch is open: nothing would remove it afterwards. */
const PUT_WHILE_OPEN = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3])
return 1`;

/** The archives of one batch, in Redis, each once. Their keys say nothing of what is in them. */
export class ArchiveStore {
  private readonly client: OpenQueue['client'];
  private readonly batch: string;

  constructor(client: OpenQueue['client'], batch: string) {
    this.client = client;
    this.batch = batch;
  }

  /** Puts an archive there, if it is not yet. */
  async put({ digest, bytes }: Archive): Promise<void> {
    await this.remember('archives', digest);
    const isThere = await this.client.expire(this.key(digest), KEPT_SECONDS);
    if (isThere === 0) await this.client.set(this.key(digest), bytes, 'EX', KEPT_SECONDS);
  }

  /** Puts an answer there, where a coordinator still waits for one. */
  async answer({ digest, bytes }: Archive): Promise<void> {
    await this.client.eval(
      PUT_WHILE_OPEN,
      2,
      this.list('archives'),
      this.key(digest),
      digest,
      bytes,
      KEPT_SECONDS,
    );
  }

  /** @returns null where it is not there, or no longer */
  async get(digest: string): Promise<Buffer | null> {
    return this.client.getBuffer(this.key(digest));
  }

  async remove(...digests: readonly string[]): Promise<void> {
    await this.client.del(...digests.map((digest) => this.key(digest)));
    await this.client.srem(this.list('archives'), ...digests);
  }

  /** Notes that the batch has a job. */
  async rememberJob(id: string): Promise<void> {
    await this.remember('jobs', id);
  }

  async forgetJob(id: string): Promise<void> {
    await this.client.srem(this.list('jobs'), id);
  }

  /** Jobs that have been put on the queue for the batch, by whichever coordinator, and are not done with. */
  async jobs(): Promise<readonly string[]> {
    return this.client.smembers(this.list('jobs'));
  }

  /** Removes everything. */
  async clear(): Promise<void> {
    const digests = await this.client.smembers(this.list('archives'));
    await this.client.del(this.list('archives'), this.list('jobs'));
    for (const digest of digests) await this.client.del(this.key(digest));
  }

  private async remember(list: 'archives' | 'jobs', member: string): Promise<void> {
    await this.client.sadd(this.list(list), member);
    await this.client.expire(this.list(list), KEPT_SECONDS);
  }

  private key(digest: string): string {
    return `giliran-batch:${this.batch}:archive:${digest}`;
  }

  private list(name: 'archives' | 'jobs'): string {
    return `giliran-batch:${this.batch}:${name}`;
  }
}
