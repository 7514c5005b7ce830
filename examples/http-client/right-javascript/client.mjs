import http from 'node:http';
import os from 'node:os';
import readline from 'node:readline';

readline.createInterface({ input: process.stdin }).on('line', (name) => {
  http.get({ host: os.hostname(), port: 8000, path: `/${name}`, agent: false }, (answer) => {
    if (answer.statusCode !== 200) console.log(`${answer.statusCode} ${answer.statusMessage}`);
    else answer.pipe(process.stdout, { end: false });
    answer.resume();
  });
});
