const net = require('node:net');

// What comes is sent back as it comes: a line is whole again at the other end.
net
  .createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => socket.write(bytes));
  })
  .listen(9006, () => console.log('Listening on port 9006'));
