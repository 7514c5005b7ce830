const net = require('node:net');
const readline = require('node:readline');

const [number, count] = process.argv.slice(2).map(Number);
const names = ['Server', ...Array.from({ length: count }, (_, index) => `Client_${index + 1}`)];
const others = names.filter((name) => name !== `Client_${number}`);
let heard = -1;

// The name leads to both versions.
const socket = net.connect({ host: 'localhost', port: 8080, family: 6 });
socket.setEncoding('utf8');
socket.on('data', (text) => {
  for (const line of text.replace(/\n$/, '').split('\n')) {
    console.log(heard < 0 ? line : `${others[heard % others.length]} : ${line}`);
    heard++;
  }
});
readline.createInterface({ input: process.stdin }).on('line', (line) => socket.write(line));
