// Peer: takes lines from the one before, prints them and passes them on.
const net = require('node:net');
const readline = require('node:readline');

const [number, count] = process.argv.slice(2, 4).map(Number);
const host = process.argv[4];
let onward = null;
const waiting = [];

function passOn(line) {
  if (onward) onward.write(`${line}\n`);
  else waiting.push(line);
}

function connect() {
  const socket = net.connect({ host, port: 9300 + (number % count) + 1 });
  // The next one may not be there yet.
  socket.once('error', () => setTimeout(connect, 20));
  socket.once('connect', () => {
    onward = socket;
    for (const line of waiting.splice(0)) passOn(line);
  });
}

net
  .createServer((connection) => {
    readline.createInterface({ input: connection }).on('line', (line) => {
      const [author] = line.split(' ', 1);
      if (Number(author) === number) return;
      console.log(`Peer_${author} : ${line.slice(author.length + 1)}`);
      passOn(line);
    });
  })
  .listen(9300 + number, connect);

readline.createInterface({ input: process.stdin }).on('line', (line) => passOn(`${number} ${line}`));
