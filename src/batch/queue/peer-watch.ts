import { type Message, message } from '../../model/message.ts';
import { isSameLane, type Lane, type Peer, peersIn } from './lane.ts';
import type { OpenQueue } from './open-queue.ts';
import { type QueueAddress, showAddress } from './queue-address.ts';

/** Is told what people ought to know of a queue. */
export type PeerTeller = (said: Message) => void;

/** Looks who is connected to a queue, and says once what does not fit together, and when the connection is lost. */
export class PeerWatch {
  private readonly link: OpenQueue;
  private readonly lane: Lane;
  private readonly place: string;
  private readonly tell: PeerTeller;
  private readonly said = new Set<string>();
  private isLost = false;
  private isOver = false;

  constructor(link: OpenQueue, lane: Lane, address: QueueAddress, tell: PeerTeller) {
    this.link = link;
    this.lane = lane;
    this.place = showAddress(address);
    this.tell = tell;
    link.client.on('close', () => this.lose());
    link.client.on('ready', () => this.findAgain());
  }

  /** For a coordinator: whether there are workers that take its jobs, and which ones do not. */
  async lookForWorkers(): Promise<void> {
    const workers = (await this.peers()).filter(({ part }) => part === 'worker');
    for (const { name, lane } of workers)
      if (!isSameLane(lane, this.lane))
        this.tellOnce('queue.other-worker', { worker: name, ...this.both(lane) });
    if (!workers.some(({ lane }) => isSameLane(lane, this.lane)))
      this.tellOnce('queue.no-workers', { place: this.place });
  }

  /** For a worker: whether there are batches whose jobs it does not take. */
  async lookForBatches(): Promise<void> {
    for (const { part, lane } of await this.peers())
      if (part === 'coordinator' && !isSameLane(lane, this.lane))
        this.tellOnce('queue.other-batch', this.both(lane));
  }

  /** The connection is closed on purpose. */
  end(): void {
    this.isOver = true;
  }

  private both({ tool, isolation }: Lane) {
    return { tool, isolation, ownTool: this.lane.tool, ownIsolation: this.lane.isolation };
  }

  /** Nobody where Redis does not say. */
  private async peers(): Promise<readonly Peer[]> {
    if (this.link.client.status !== 'ready') return [];
    const list = await this.link.client.client('LIST').catch(() => '');
    return peersIn(String(list));
  }

  private tellOnce(id: string, params: Message['params']): void {
    const key = JSON.stringify([id, params]);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.tell(message(id, params));
  }

  private lose(): void {
    if (this.isLost || this.isOver) return;
    this.isLost = true;
    this.tell(message('queue.lost', { place: this.place }));
  }

  private findAgain(): void {
    if (this.isLost) this.tell(message('queue.found-again', { place: this.place }));
    this.isLost = false;
  }
}
