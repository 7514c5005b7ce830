const net = require('node:net');
const readline = require('node:readline');

net
  .createServer((socket) => {
    socket.on('error', () => socket.destroy());
    readline.createInterface({ input: socket }).on('line', (line) => console.log([...line].length));
  })
  .listen(9021);
