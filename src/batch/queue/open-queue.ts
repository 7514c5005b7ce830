import type { Queue } from 'bullmq';
import { type Message, message } from '../../model/message.ts';
import { type BullMq, loadBullMq } from './load-bullmq.ts';
import type { Receipt, Ticket } from './order.ts';
import { type QueueAddress, showAddress } from './queue-address.ts';
import { QueueError } from './queue-error.ts';
import { PREFIX, type QueueKey, queueName } from './queue-key.ts';

/** The oldest Redis that will do. */
const LEAST_VERSION = [6, 2] as const;

/** How long a first connection may take, and the longest pause before another try, in milliseconds. */
const CONNECT_WITHIN_MS = 10_000;
const RETRY_AT_MOST_MS = 2_000;

type Connection = Queue['opts']['connection'];

/** What queues, workers and events have in common. */
export interface QueueOptions {
  readonly connection: Connection;
  readonly prefix: string;
  readonly skipVersionCheck: true;
}

/** A queue that is connected. */
export interface OpenQueue {
  readonly bullmq: BullMq;
  readonly name: string;
  readonly options: QueueOptions;
  readonly queue: Queue<Ticket, Receipt>;
  readonly client: Awaited<Queue['client']>;
}

/**
 * Connects to a queue, once it is known that it can be used. From then on a connection that is lost is made again,
 * and what was to be said on it waits.
 * @throws QueueError where there is none, where it wants a password, or where it is too old
 */
export async function openQueue(address: QueueAddress, key: QueueKey): Promise<OpenQueue> {
  const bullmq = await loadBullMq();
  const name = queueName(key);
  await probe(bullmq, name, address);
  const options: QueueOptions = {
    connection: {
      ...connectionTo(address),
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(times * 200, RETRY_AT_MOST_MS),
    },
    prefix: PREFIX,
    skipVersionCheck: true,
  };
  const queue = new bullmq.Queue<Ticket, Receipt>(name, options);
  // Errors are reported by the code that uses the queue; without a listener one would end the process.
  queue.on('error', () => {});
  return { bullmq, name, options, queue, client: await queue.client };
}

function connectionTo({ host, port, db, username, password, tls }: QueueAddress) {
  return {
    host,
    port,
    db,
    connectTimeout: CONNECT_WITHIN_MS,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
  };
}

/** Tries a connection once. */
async function probe(bullmq: BullMq, name: string, address: QueueAddress): Promise<void> {
  const queue = new bullmq.Queue(name, {
    connection: { ...connectionTo(address), maxRetriesPerRequest: 0, retryStrategy: () => null },
    prefix: PREFIX,
    skipVersionCheck: true,
    skipMetasUpdate: true,
  });
  const errors: Error[] = [];
  queue.on('error', (error) => errors.push(error));
  try {
    const client = await queue.waitUntilReady();
    const version = /^redis_version:(\S+)/m.exec(await client.info('server'))?.[1] ?? '0';
    // A number that it does not have is refused aside: the connection itself is good.
    const [refused] = errors;
    if (refused) throw refused;
    if (isTooOld(version))
      throw new QueueError(
        message('queue.too-old', {
          place: showAddress(address),
          least: LEAST_VERSION.join('.'),
          found: version,
        }),
      );
  } catch (error) {
    throw error instanceof QueueError ? error : new QueueError(troubleWith(errors[0] ?? error, address));
  } finally {
    await queue.disconnect().catch(() => {});
  }
}

/** @param version as Redis tells it: `7.0.15` */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor < LEAST_VERSION[1]);
}

/** What a Redis, or the way to it, complains of, in a line. */
export function troubleWith(error: unknown, address: QueueAddress): Message {
  const reason = error instanceof Error ? error.message : String(error);
  const place = showAddress(address);
  if (/^(?:NOAUTH|ERR AUTH)/.test(reason)) return message('queue.needs-password', { place });
  if (/^(?:WRONGPASS|ERR invalid password)/.test(reason)) return message('queue.wrong-password', { place });
  if (/^NOPERM/.test(reason)) return message('queue.no-permission', { place, reason });
  if (/^OOM/.test(reason)) return message('queue.out-of-memory', { place });
  if (/^ERR DB index/.test(reason)) return message('queue.no-database', { place });
  return message('queue.no-server', { place, reason });
}
