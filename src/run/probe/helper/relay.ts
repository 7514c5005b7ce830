import type { Socket } from 'node:net';

/**
 * Passes on what each client of a serving probe sends to all others, byte for byte, and only in its turn: what comes
 * before is held, as a server that reads its clients one after the other leaves it unread.
 */
export class Relay {
  private readonly clients: Socket[] = [];
  private readonly held: Buffer[][] = [];
  /** The number of the client whose turn it is; 0 for none. */
  private turn = 0;
  /** Whether all clients have their turn at once. */
  private isOpen = false;
  /** How many of the next messages are dropped. */
  private swallowed = 0;

  /** A client has connected: the next number is its own. */
  add(client: Socket): void {
    const number = this.clients.push(client);
    this.held.push([]);
    client.on('data', (data) => this.came(number, data));
  }

  /** @param number of the client whose turn it is, from 1, in the order in which they connected; 0 for none */
  grant(number: number): void {
    this.turn = number;
    this.isOpen = false;
    this.passOn(number);
  }

  /** Passes on what every client says, as it comes. */
  grantAll(): void {
    this.turn = 0;
    this.isOpen = true;
    for (const index of this.clients.keys()) this.passOn(index + 1);
  }

  /** The next message that comes is passed on to nobody. */
  swallow(): void {
    this.swallowed++;
  }

  private passOn(number: number): void {
    const data = Buffer.concat(this.held[number - 1]?.splice(0) ?? []);
    if (data.length === 0) return;
    for (const [index, client] of this.clients.entries())
      if (index !== number - 1 && !client.destroyed) client.write(data);
  }

  private came(number: number, data: Buffer): void {
    if (this.swallowed > 0) {
      this.swallowed--;
      return;
    }
    this.held[number - 1]?.push(data);
    if (this.isOpen) {
      this.passOn(number);
      return;
    }
    if (number !== this.turn) return;
    this.grant(number);
    // A client that spoke early has its turn as soon as the one before it has spoken.
    if ((this.held[number]?.length ?? 0) > 0) this.grant(number + 1);
  }
}
