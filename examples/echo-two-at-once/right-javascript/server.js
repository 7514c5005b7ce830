const net = require('node:net');

net.createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(9007);
