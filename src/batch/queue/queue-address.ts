import { message } from '../../model/message.ts';
import { QueueError } from './queue-error.ts';

/** Where a queue is. */
export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  /** Number of the database. */
  readonly db: number;
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: boolean;
}

const DEFAULT_PORT = 6379;

/**
 * Reads `redis://[[user]:password@]host[:port][/db]`; `rediss` for an encrypted connection.
 * @throws QueueError where it is something else
 */
export function parseQueueAddress(text: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const db = /^\/?(\d{0,4})$/.exec(url?.pathname ?? '')?.[1];
  const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
  if (url === null || !isRedis || url.hostname === '' || db === undefined || url.search !== '')
    throw new QueueError(message('queue.bad-url', { found: withoutPassword(text) }));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    db: Number(db),
    username: decode(url.username),
    password: decode(url.password),
    tls: url.protocol === 'rediss:',
  };
}

/** As people may see it: a password is in no message. */
export function showAddress({ host, port, db }: QueueAddress): string {
  return `${host}:${port}${db === 0 ? '' : `/${db}`}`;
}

function decode(text: string): string | null {
  if (text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is meant as it stands.
    return text;
  }
}

function withoutPassword(text: string): string {
  return text.replace(/^(.*\/\/)?.*@/, (_, scheme: string = '') => `${scheme}…@`);
}
