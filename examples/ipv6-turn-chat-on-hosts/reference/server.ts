// The turn chat's server: admits the clients in order, then gives everyone their turn, round after round.
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

interface Speaker {
  name: string;
  /** The lines typed and not yet said: a line that comes early waits here for its turn. */
  waiting: string[];
}

interface Client extends Speaker {
  socket: Socket;
}

const PORT = 8080;
const count = Number(process.env.GILIRAN_COUNT ?? 2);
const admin: Speaker = { name: 'Server', waiting: [] };
const clients: Client[] = [];
let turn = 0;

const server = createServer((socket) => {
  const client: Client = { name: `Client_${clients.length + 1}`, waiting: [], socket };
  clients.push(client);
  if (clients.length === count) server.close(); // everyone is here: admit nobody else

  console.log(`${client.name} connected`);
  socket.write('Selamat datang di Server...\n');

  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    client.waiting.push(...splitMessages(chunk));
    takeTurns();
  });
  socket.on('error', (error) => console.error(`${client.name}: ${error.message}`));
  socket.on('close', () => console.log(`${client.name} disconnected`));
  takeTurns();
});

createInterface({ input: process.stdin }).on('line', (line) => {
  admin.waiting.push(line);
  takeTurns();
});

server.listen(PORT, '::');

/** Lets the speakers talk in order for as long as the one whose turn it is has something to say. */
function takeTurns(): void {
  if (clients.length < count) return;
  const speakers = [admin, ...clients];
  for (;;) {
    const speaker = speakers[turn % speakers.length];
    const line = speaker?.waiting.shift();
    if (speaker === undefined || line === undefined) return;
    say(speaker, line);
    turn++;
  }
}

/** Shows a client's line here, and passes any line on to everyone but its author. */
function say(speaker: Speaker, line: string): void {
  if (speaker !== admin) console.log(`${speaker.name} : ${line}`);
  for (const client of clients) {
    if (client !== speaker) client.socket.write(`${line}\n`);
  }
}

/** Splits a chunk into its messages. Each ends with a newline, or, sent bare, with its chunk. */
function splitMessages(chunk: string): string[] {
  return chunk.replace(/\r?\n$/, '').split(/\r?\n/);
}
