const dgram = require('node:dgram');
const readline = require('node:readline');

/** The last address of a network such as 10.20.30.64/26. */
function lastOf(network) {
  const [address, prefix] = network.split('/');
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const last = number + 2 ** (32 - Number(prefix)) - 1;
  return [24, 16, 8, 0].map((bits) => Math.floor(last / 2 ** bits) % 256).join('.');
}

const last = lastOf(process.argv[2]);
const client = dgram.createSocket('udp4');
client.on('message', (name) => console.log(`Here: ${name}`));
client.bind(0, () => {
  client.setBroadcast(true);
  readline.createInterface({ input: process.stdin }).on('line', (line) => client.send(line, 9016, last));
});
