import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

createServer((socket) => {
  console.log('somebody is here');
  const lines = createInterface({ input: socket });
  lines.on('line', (line) => socket.write(`${line}!\n`));
}).listen(9013);
