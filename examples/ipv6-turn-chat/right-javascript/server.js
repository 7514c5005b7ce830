const net = require('node:net');
const readline = require('node:readline');

const count = Number(process.env.GILIRAN_COUNT ?? 2);
const speakers = [{ name: 'Server', waiting: [], socket: null }];
let turn = 0;

function takeTurns() {
  while (speakers.length > count) {
    const speaker = speakers[turn % speakers.length];
    const line = speaker.waiting.shift();
    if (line === undefined) return;
    if (speaker.socket) console.log(`${speaker.name} : ${line}`);
    for (const { socket } of speakers) if (socket && socket !== speaker.socket) socket.write(line);
    turn++;
  }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  speakers[0].waiting.push(line);
  takeTurns();
});

net
  .createServer((socket) => {
    const client = { name: `Client_${speakers.length}`, waiting: [], socket };
    speakers.push(client);
    console.log(`${client.name} connected`);
    socket.write('Selamat datang di Server...');
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (text) => {
      client.waiting.push(text.replace(/\r?\n$/, ''));
      takeTurns();
    });
  })
  // Both versions may come: only one of them does.
  .listen(8080, '::');
