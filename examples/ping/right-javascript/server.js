const dgram = require('node:dgram');

const server = dgram.createSocket('udp4');
server.on('message', (message, { port, address }) => {
  const [, number] = /^ping (\d+)\s*$/.exec(message) ?? [];
  if (number) server.send(`pong ${number}`, port, address);
});
server.bind(9014);
