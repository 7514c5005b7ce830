// A client of the turn chat: sends what is typed, shows what the others say. Arguments: number, count.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const PORT = 8080;
const number = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 2);

// Messages carry no names. They come in turn order, so the order tells who speaks.
const names = ['Server', ...Array.from({ length: count }, (_, index) => `Client_${index + 1}`)];
const others = names.filter((name) => name !== `Client_${number}`);
let welcomed = false;
let heard = 0;

const socket = connect(PORT, '::1');
const keyboard = createInterface({ input: process.stdin });

keyboard.on('line', (line) => socket.write(`${line}\n`));
keyboard.on('close', () => socket.end());

socket.setEncoding('utf8');
socket.on('data', (chunk: string) => {
  for (const message of splitMessages(chunk)) show(message);
});
socket.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
socket.on('close', () => keyboard.close());

/** Shows the welcome as it is, and everything after it with the name of its author. */
function show(message: string): void {
  if (welcomed) console.log(`${others[heard++ % others.length]} : ${message}`);
  else console.log(message);
  welcomed = true;
}

/** Splits a chunk into its messages. Each ends with a newline, or, sent bare, with its chunk. */
function splitMessages(chunk: string): string[] {
  return chunk.replace(/\r?\n$/, '').split(/\r?\n/);
}
