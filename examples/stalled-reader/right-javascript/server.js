// What a client has not read yet is kept by its socket: `write` waits for nobody.
const net = require('node:net');
const os = require('node:os');

const clients = new Map();
let last = 0;

net
  .createServer((socket) => {
    const number = ++last;
    clients.set(number, socket);
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const line = Buffer.concat([Buffer.from(`Client_${number} : `), rest.subarray(0, end + 1)]);
        rest = rest.subarray(end + 1);
        for (const [other, client] of clients) if (other !== number) client.write(line);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => clients.delete(number));
  })
  .listen(8080, os.hostname());
