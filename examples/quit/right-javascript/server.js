// Shows what clients say; Ctrl-C ends it, and is no error.
const net = require('node:net');
const os = require('node:os');
const readline = require('node:readline');

let last = 0;
net
  .createServer((socket) => {
    const number = ++last;
    socket.on('error', () => {});
    readline
      .createInterface({ input: socket })
      .on('line', (line) => console.log(`Client ${number}: ${line}`));
  })
  .listen(8080, os.hostname());

process.on('SIGINT', () => {
  console.log('Bye.');
  process.exit(0);
});
