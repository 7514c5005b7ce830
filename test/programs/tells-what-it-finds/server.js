const net = require('node:net');
net.createServer((socket) => socket.resume()).listen(8080);
process.stdin.resume();
