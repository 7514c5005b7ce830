const dgram = require('node:dgram');

const server = dgram.createSocket('udp4');
server.on('message', (question, { port, address }) => {
  if (String(question).trim() === 'who') server.send(process.argv[2], port, address);
});
server.bind(9016);
