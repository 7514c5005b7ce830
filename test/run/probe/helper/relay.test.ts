import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Relay } from '../../../../src/run/probe/helper/relay.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A relay with some clients, each with what it has received so far. */
async function relayFor(count: number) {
  const relay = new Relay();
  const served: Socket[] = [];
  const server = createServer((socket) => {
    served.push(socket);
    // A client that leaves with unread bytes resets the connection.
    socket.on('error', () => {});
    relay.add(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const clients: { readonly socket: Socket; received: string }[] = [];
  for (let number = 1; number <= count; number++) {
    const socket = connect(port, '127.0.0.1');
    await Promise.all([once(socket, 'connect'), once(server, 'connection')]);
    const client = { socket, received: '' };
    socket.setEncoding('utf8').on('data', (text: string) => {
      client.received += text;
    });
    clients.push(client);
  }
  closing.push(() => {
    for (const { socket } of clients) socket.destroy();
    server.close();
  });
  /** A client sends something, and the relay has received it. */
  const says = async (number: number, text: string): Promise<void> => {
    const arrives = once(served[number - 1] ?? server, 'data');
    clients[number - 1]?.socket.write(text);
    await arrives;
  };
  /** Waits until a client has received so much, and returns what all have. */
  const received = async (number: number, text: string): Promise<readonly string[]> => {
    const client = clients[number - 1];
    while (client && client.received.length < text.length) await once(client.socket, 'data');
    return clients.map((one) => one.received);
  };
  return { relay, says, received };
}

describe('a relay', () => {
  it('passes on to all others what comes from the one whose turn it is, byte for byte', async () => {
    const { relay, says, received } = await relayFor(3);
    relay.grant(2);
    await says(2, 'satu\n');
    await says(2, 'dua');
    await received(1, 'satu\ndua');
    expect(await received(3, 'satu\ndua')).toEqual(['satu\ndua', '', 'satu\ndua']);
  });

  it('holds what comes before its turn', async () => {
    const { relay, says, received } = await relayFor(2);
    relay.grant(1);
    await says(2, 'cepat');
    await says(1, 'satu');
    await received(2, 'satu');
    expect(await received(1, 'cepat')).toEqual(['cepat', 'satu']);
    relay.grant(0);
    await says(2, 'lagi');
    expect(await received(1, '')).toEqual(['cepat', 'satu']);
    relay.grant(1);
    await says(1, 'dua');
    await received(2, 'satudua');
    expect(await received(1, 'cepatlagi')).toEqual(['cepatlagi', 'satudua']);
  });
});

describe('a relay whose clients have no turns', () => {
  it('passes on every line as it comes, and what has been held', async () => {
    const { relay, says, received } = await relayFor(3);
    await says(2, 'early\n');
    relay.grantAll();
    await says(1, 'one\n');
    expect((await received(3, 'early\none\n'))[2]).toBe('early\none\n');
  });

  it('holds lines again when a client has a turn', async () => {
    const { relay, says, received } = await relayFor(2);
    relay.grantAll();
    relay.grant(1);
    await says(2, 'two\n');
    await says(1, 'one\n');
    await received(2, 'one\n');
    expect(await received(1, 'two\n')).toEqual(['two\n', 'one\n']);
  });
});

describe('a relay that is to swallow a message', () => {
  it('does not pass on the next one, and passes on those after it', async () => {
    const { relay, says, received } = await relayFor(2);
    relay.grantAll();
    relay.swallow();
    await says(1, 'lost\n');
    await says(1, 'kept\n');
    expect((await received(2, 'kept\n'))[1]).toBe('kept\n');
  });
});
