const net = require('node:net');
const os = require('node:os');

const socket = net.connect(9015, os.hostname());
process.stdin.pipe(socket);
socket.pipe(process.stdout);
