// Peer: a member of the group, which sends to it and prints what the others say.
const dgram = require('node:dgram');
const readline = require('node:readline');

const [group, port] = ['224.1.1.9', 5009];
const number = process.argv[2];

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
socket.on('message', (data) => {
  const [author, ...words] = String(data).split(' ');
  if (author !== number) console.log(`Peer_${author} : ${words.join(' ')}`);
});
socket.bind(port, () => socket.addMembership(group));

readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => socket.send(`${number} ${line}`, port, group));
