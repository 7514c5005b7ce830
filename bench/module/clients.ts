import { connect, createServer, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { floodLines } from '../../src/run/probe/flood.ts';
import { hangUp } from '../../src/run/probe/helper/connections.ts';
import type { ClientOrder, ClientReport } from './client-orders.ts';
import { countLines } from './recording.ts';

/**
 * The scripted clients of a bare scene, or its scripted server: a process in the scene's network that opens, writes and
 * closes as it is told, and counts the lines that come. It ends with its input.
 */
const sockets = new Map<string, Socket[]>();
let orders = 0;

const input = createInterface({ input: process.stdin });
input.on('close', () => process.exit(0));
input.on('line', (line) => {
  const order: ClientOrder = JSON.parse(line);
  const id = ++orders;
  follow(order).then(
    () => report({ done: id }),
    (error: unknown) => report({ refused: id, why: String(error) }),
  );
});

async function follow(order: ClientOrder): Promise<void> {
  const { role } = order;
  const own = sockets.get(role) ?? [];
  switch (order.do) {
    case 'listen':
      return listen(role, order.port);
    case 'connect':
      return join(role, order.port);
    case 'write': {
      const data = Buffer.from(order.base64, 'base64');
      await Promise.all(own.map((socket) => written(socket, data)));
      return;
    }
    case 'flood':
      for (const line of floodLines(order.word, order.bytes)) for (const socket of own) socket.write(line);
      return;
    case 'deaf':
      for (const socket of own) socket.pause();
      return;
    case 'close':
      for (const socket of own) hangUp(socket, order.how);
  }
}

function listen(role: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    createServer((socket) => take(role, socket))
      .once('error', reject)
      .listen(port, resolve);
  });
}

function join(role: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname());
    socket.once('error', reject);
    socket.once('connect', resolve);
    take(role, socket);
  });
}

function take(role: string, socket: Socket): void {
  sockets.set(role, [...(sockets.get(role) ?? []), socket]);
  socket.setNoDelay(true);
  // The other end may be gone in the midst of whatever it does.
  socket.on('error', () => {});
  socket.on('data', (data: Buffer) => {
    const lines = countLines(data);
    if (lines > 0) report({ lines });
  });
}

function written(socket: Socket, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()));
  });
}

function report(text: ClientReport): void {
  process.stdout.write(`${JSON.stringify(text)}\n`);
}
