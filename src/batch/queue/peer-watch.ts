import { type Message, message } from '../../model/message.ts';
import type { OpenQueue } from './open-queue.ts';
import { type QueueAddress, showAddress } from './queue-address.ts';
import { isSameKey, type Peer, peersIn, type QueueKey } from './queue-key.ts';

/** Is told what people should know of a queue. */
export type PeerLog = (said: Message) => void;

/**
 * Looks which coordinators and workers are connected to a queue, and says once where their versions or isolations do
 * not fit together, and when the connection is lost.
 */
export class PeerWatch {
  private readonly link: OpenQueue;
  private readonly key: QueueKey;
  private readonly place: string;
  private readonly log: PeerLog;
  private readonly said = new Set<string>();
  private isLost = false;
  private isOver = false;

  constructor(link: OpenQueue, key: QueueKey, address: QueueAddress, log: PeerLog) {
    this.link = link;
    this.key = key;
    this.place = showAddress(address);
    this.log = log;
    link.client.on('close', () => this.lose());
    link.client.on('ready', () => this.findAgain());
  }

  /** For a coordinator: whether there are workers that take its jobs, and which ones do not. */
  async lookForWorkers(): Promise<void> {
    const workers = (await this.peers()).filter(({ part }) => part === 'worker');
    for (const { name, key } of workers)
      if (!isSameKey(key, this.key))
        this.logOnce(message('queue.other-worker', { worker: name, ...this.both(key) }));
    if (!workers.some(({ key }) => isSameKey(key, this.key)))
      this.logOnce(message('queue.no-workers', { place: this.place }));
  }

  /** For a worker: whether there are batches whose jobs it does not take. */
  async lookForBatches(): Promise<void> {
    for (const { part, key } of await this.peers())
      if (part === 'coordinator' && !isSameKey(key, this.key))
        this.logOnce(message('queue.other-batch', this.both(key)));
  }

  /** The connection is closed on purpose. */
  end(): void {
    this.isOver = true;
  }

  private both({ tool, isolation }: QueueKey) {
    return { tool, isolation, ownTool: this.key.tool, ownIsolation: this.key.isolation };
  }

  /** None where Redis does not say. */
  private async peers(): Promise<readonly Peer[]> {
    if (this.link.client.status !== 'ready') return [];
    const list = await this.link.client.client('LIST').catch(() => '');
    return peersIn(String(list));
  }

  private logOnce(said: Message): void {
    const key = JSON.stringify(said);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.log(said);
  }

  private lose(): void {
    if (this.isLost || this.isOver) return;
    this.isLost = true;
    this.log(message('queue.lost', { place: this.place }));
  }

  private findAgain(): void {
    if (this.isLost) this.log(message('queue.found-again', { place: this.place }));
    this.isLost = false;
  }
}
