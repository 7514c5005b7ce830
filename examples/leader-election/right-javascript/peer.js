const net = require('node:net');
const readline = require('node:readline');

const [number, count] = process.argv.slice(2, 4).map(Number);
const host = process.argv[4];
/** The connection to the next one, as long as it lasts, and whose it is. */
let onward = null;

function send(message, step = 1) {
  if (onward) {
    onward.write(`${message}\n`);
    return;
  }
  if (step > count) return;
  const next = ((number - 1 + step) % count) + 1;
  const socket = net.connect(9400 + next, host);
  socket.on('error', () => {});
  socket.on('connect', () => {
    // One that is further than the next is asked anew each time: those between may be back.
    if (step === 1) onward = socket;
    socket.write(`${message}\n`);
    if (step > 1) socket.end();
  });
  let isThere = false;
  socket.on('connect', () => (isThere = true));
  socket.on('close', () => {
    if (onward === socket) onward = null;
    if (!isThere) send(message, step + 1);
  });
  socket.resume();
}

function take(line) {
  const [word, whom] = line.split(' ');
  const other = Number(whom);
  if (word === 'elect') send(other === number ? `leader ${number}` : `elect ${Math.max(other, number)}`);
  if (word !== 'leader') return;
  console.log(`Leader is now ${other}`);
  if (other !== number) send(line);
}

net
  .createServer((socket) => {
    socket.on('error', () => socket.destroy());
    readline.createInterface({ input: socket }).on('line', take);
  })
  .listen(9400 + number);
readline.createInterface({ input: process.stdin }).on('line', () => send(`elect ${number}`));
