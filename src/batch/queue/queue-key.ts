import type { BatchIsolation } from '../job/job.ts';

/** Before the name of every queue of giliran's. */
export const PREFIX = 'giliran';

/**
 * Which jobs a worker takes: those of its own giliran, and of the isolation that it was started with. Another giliran
 * might grade otherwise, and the owner of a machine decides how far programs may go on it.
 */
export interface QueueKey {
  /** The version of giliran. */
  readonly tool: string;
  readonly isolation: BatchIsolation;
}

/** A coordinator or worker that is connected to the queue. */
export interface Peer {
  readonly part: 'worker' | 'coordinator';
  readonly key: QueueKey;
  /** Which worker: its machine and process; empty for a coordinator. */
  readonly name: string;
}

/** The queue's name for a lane. */
export function queueName({ tool, isolation }: QueueKey): string {
  return `jobs-${tool.replaceAll(':', '-')}-${isolation}`;
}

export function isSameKey(a: QueueKey, b: QueueKey): boolean {
  return queueName(a) === queueName(b);
}

/**
 * giliran's coordinators and workers in the list of connections that a Redis gives out.
 * @param list a line a connection, as `CLIENT LIST` has it
 */
export function peersIn(list: string): readonly Peer[] {
  return list.split('\n').flatMap((line): Peer[] => {
    const [, queue = '', suffix = ''] = / name=giliran:([\w+/=]+):(w:[\w.-]+|qe) /.exec(line) ?? [];
    const key = laneOf(Buffer.from(queue, 'base64').toString('utf8'));
    if (key === null) return [];
    return [
      suffix === 'qe'
        ? { part: 'coordinator', key, name: '' }
        : { part: 'worker', key, name: suffix.slice('w:'.length) },
    ];
  });
}

function laneOf(queue: string): QueueKey | null {
  const [, tool, isolation] = /^jobs-(.+)-(sandbox|network|none)$/.exec(queue) ?? [];
  const known = (['sandbox', 'network', 'none'] as const).find((name) => name === isolation);
  return tool === undefined || known === undefined ? null : { tool, isolation: known };
}
