const net = require('node:net');
const readline = require('node:readline');

const WAYS = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b };

net
  .createServer((socket) => {
    socket.on('error', () => {});
    readline.createInterface({ input: socket }).on('line', (line) => {
      const [left, sign, right] = line.split(' ');
      socket.write(`${WAYS[sign](Number(left), Number(right))}\n`);
    });
  })
  .listen(9100);
