const fs = require('node:fs');
const net = require('node:net');

net
  .createServer((socket) => {
    let rest = Buffer.alloc(0);
    let file = null;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (;;) {
        if (file === null) {
          const end = rest.indexOf(10);
          if (end < 0) return;
          const [name, size] = rest.subarray(0, end).toString().split(' ');
          file = { name, size: Number(size), content: [], left: Number(size) };
          rest = rest.subarray(end + 1);
        }
        const taken = rest.subarray(0, file.left);
        file.content.push(taken);
        file.left -= taken.length;
        rest = rest.subarray(taken.length);
        if (file.left > 0) return;
        fs.writeFileSync(file.name, Buffer.concat(file.content));
        socket.write(`stored ${file.size}\n`);
        file = null;
      }
    });
  })
  .listen(9300);
