const net = require('node:net');
const readline = require('node:readline');

/** What each is called; null until it has said so. */
const names = new Map();

net
  .createServer((socket) => {
    names.set(socket, null);
    socket.on('close', () => names.delete(socket)).on('error', () => socket.destroy());
    readline.createInterface({ input: socket }).on('line', (line) => {
      const name = names.get(socket);
      if (name === null) {
        names.set(socket, line);
        tellOthers(socket, `* ${line} has come in`);
      } else tellOthers(socket, `${name}: ${line}`);
    });
  })
  .listen(9015);

function tellOthers(author, line) {
  for (const socket of names.keys()) if (socket !== author) socket.write(`${line}\n`);
}
