const net = require('node:net');
const readline = require('node:readline');

const topics = new Map();
const readersOf = (topic) => topics.get(topic) ?? topics.set(topic, new Set()).get(topic);

net
  .createServer((socket) => {
    socket.on('error', () => {});
    readline.createInterface({ input: socket }).on('line', (line) => {
      const [, word, topic, text] = /^(\S+) (\S+) ?(.*)$/.exec(line);
      if (word === 'sub') readersOf(topic).add(socket);
      else if (word === 'unsub') readersOf(topic).delete(socket);
      else for (const reader of readersOf(topic)) reader.write(`${topic} ${text}\n`);
    });
    socket.on('close', () => {
      for (const readers of topics.values()) readers.delete(socket);
    });
  })
  .listen(9200);
