const dgram = require('node:dgram');
const readline = require('node:readline');

const socket = dgram.createSocket('udp6');
socket.bind(() => socket.setMulticastTTL(2));
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => socket.send(line, 5004, 'ff02::1234'));
