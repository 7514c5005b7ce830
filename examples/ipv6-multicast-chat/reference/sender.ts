// Sender: sends every line typed at the keyboard to the multicast group, one datagram a line.
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const GROUP = 'ff02::1234';
const PORT = 5004;
const TTL = 2;

const socket = createSocket('udp6');
const keyboard = createInterface({
  input: process.stdin,
  output: process.stdout,
  prompt: 'masukkan pesan :',
});

keyboard.on('line', (line) => {
  socket.send(line, PORT, GROUP, (error) => {
    if (error) console.error(`Pesan tidak terkirim: ${error.message}`);
    keyboard.prompt();
  });
});

socket.bind(() => {
  socket.setMulticastTTL(TTL); // possible only once the socket is bound
  socket.unref(); // the keyboard alone keeps the sender running
  keyboard.prompt();
});
