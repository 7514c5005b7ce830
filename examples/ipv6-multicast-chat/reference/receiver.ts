// Receiver: joins the multicast group and prints every message that reaches it.
import { createSocket } from 'node:dgram';

const GROUP = 'ff02::1234';
const PORT = 5004;

// All receivers on one machine share the port, so each of them must allow its reuse.
const socket = createSocket({ type: 'udp6', reuseAddr: true });

socket.on('message', (message) => {
  console.log(`Pesan: ${message.toString('utf8').replace(/\r?\n$/, '')}`);
});

socket.bind(PORT, () => socket.addMembership(GROUP));
