const dgram = require('node:dgram');
const { networkInterfaces } = require('node:os');

const socket = dgram.createSocket({ type: 'udp6', reuseAddr: true });
socket.on('message', (message) => console.log(message.toString()));
socket.bind(5004, () => {
  // On the interface that leads out, as one names it where there are several.
  const [link] = Object.entries(networkInterfaces()).find(([, own]) =>
    own.some(({ family, internal }) => family === 'IPv6' && !internal),
  ) ?? [null];
  if (link === null) socket.addMembership('ff02::1234');
  else socket.addMembership('ff02::1234', `::%${link}`);
});
