// Sends what is typed; the end of the keyboard ends it.
const net = require('node:net');
const os = require('node:os');
const readline = require('node:readline');

const socket = net.connect(8080, os.hostname());
socket.on('error', () => process.exit(1));
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => socket.write(`${line}\n`))
  .on('close', () => socket.end(() => process.exit(0)));
