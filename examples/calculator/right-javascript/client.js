const net = require('node:net');
const os = require('node:os');
const readline = require('node:readline');

const socket = net.connect(9100, os.hostname());
readline.createInterface({ input: socket }).on('line', (line) => console.log(`Hasil: ${line}`));
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => socket.write(`${line}\n`))
  .on('close', () => socket.end());
