const net = require('node:net');
const os = require('node:os');
const readline = require('node:readline');

const socket = net.connect(9006, os.hostname());
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(`>> ${line}`);
  socket.write(`${line}\n`);
});
readline.createInterface({ input: socket }).on('line', (line) => console.log(`<< ${line}`));
