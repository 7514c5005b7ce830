// Whatever a page or a terminal might take for its own.
import net from 'node:net';
import os from 'node:os';

const HOSTILE = [
  // First: it wipes out what stands there.
  '\x1b]0;taken\x07\x1b[2J\x1b[31mred',
  '<script>globalThis.taken = 1</script>',
  '</script><script>globalThis.taken = 2</script>',
  '<img src=x onerror="globalThis.taken = 3">',
  '<!-- <svg onload="globalThis.taken = 4">',
  '\u202edesrever \u2028 \u0000',
];

const server = net.createServer((client) => {
  for (const line of HOSTILE) console.log(line);
  client.on('data', (data) => console.log(`<b>${data}</b>`));
  client.on('error', () => {});
});
server.listen(8080, os.hostname());
