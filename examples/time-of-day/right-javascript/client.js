const dgram = require('node:dgram');
const os = require('node:os');
const readline = require('node:readline');

const client = dgram.createSocket('udp4');
client.on('message', (answer) => console.log(`= ${answer.toString().trim()}`));
client.connect(9013, os.hostname(), () => {
  readline.createInterface({ input: process.stdin }).on('line', (line) => client.send(`${line}\n`));
});
