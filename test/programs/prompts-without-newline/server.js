const { createServer } = require('node:net');
const { createInterface } = require('node:readline');

createServer().listen(8080, () => {
  process.stdout.write('nama: ');
  createInterface({ input: process.stdin }).on('line', (line) => {
    process.stdout.write(`halo ${line}\npesan: `);
  });
});
