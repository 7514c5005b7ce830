// Says all that it finds where it is started, in its worker and in a process that it forks.
const { fork } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const { Worker, isMainThread } = require('node:worker_threads');

const found = () =>
  JSON.stringify({
    words: process.argv.slice(1),
    options: process.execArgv,
    names: Object.keys(process.env),
    folder: process.cwd(),
    keyboard: fs.fstatSync(0).isSocket(),
    modules: Object.keys(require.cache).length,
    listeners: process.eventNames().map(String),
  });

if (!isMainThread) console.log(`worker ${found()}`);
else if (process.send) process.send(found());
else {
  console.log(`program ${found()}`);
  console.log(`descriptor ${fs.openSync(__filename)}`);
  new Worker(__filename).once('exit', () => {
    fork(__filename).once('message', (text) => {
      console.log(`child ${text}`);
      net.connect(8080, 'localhost');
      process.stdin.on('data', (line) => console.log(`typed ${JSON.stringify(String(line))}`));
    });
  });
}
