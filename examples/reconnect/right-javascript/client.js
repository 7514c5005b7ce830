// Connects again whenever the connection is gone, however it went.
const net = require('node:net');
const os = require('node:os');

function connect() {
  const socket = net.connect(8080, os.hostname(), () => socket.write('here\n'));
  socket.setEncoding('utf8');
  socket.on('data', (text) => process.stdout.write(text));
  socket.on('error', () => {});
  socket.on('close', () => setTimeout(connect, 300));
}

connect();
