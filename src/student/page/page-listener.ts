import type { ServerResponse } from 'node:http';
import type { LiveEvent } from '../../pages/live/live-data.ts';
import type { LiveFeed } from './live-feed.ts';

/** One tab that receives events. A tab that does not keep up gets fewer of them, and nothing is stored for it. */
export class PageListener {
  private readonly response: ServerResponse;
  private readonly feed: LiveFeed;
  private readonly leave: () => void;
  private isBehind = false;
  private hasMissed = false;

  /** @param response stays open, and is written to */
  constructor(response: ServerResponse, feed: LiveFeed) {
    this.response = response;
    this.feed = feed;
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.flushHeaders();
    response.on('drain', () => this.catchUp());
    response.on('error', () => this.leave());
    response.once('close', () => this.leave());
    this.leave = feed.listen((event) => this.send(event));
  }

  /** Ends the events for this tab, because newer tabs get them. */
  giveWay(): void {
    this.leave();
    this.response.end(line({ kind: 'elsewhere' }));
  }

  /** Resolves when everything has been sent. */
  async close(): Promise<void> {
    this.leave();
    await new Promise<void>((resolve) => {
      this.response.once('close', resolve);
      this.response.end(resolve);
    });
  }

  private send(event: LiveEvent): void {
    if (this.isBehind && event.kind === 'change') this.hasMissed = true;
    else if (!this.response.write(line(event))) this.isBehind = true;
  }

  private catchUp(): void {
    this.isBehind = false;
    if (!this.hasMissed) return;
    this.hasMissed = false;
    this.send(this.feed.everything());
  }
}

function line(event: LiveEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
