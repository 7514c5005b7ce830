// Leaves a child behind that is nobody's, calls itself the client, and is at work for a while before it prints.
const { spawn } = require('node:child_process');
const net = require('node:net');
const WORK = 'i=0; while [ $i -lt 50000 ]; do i=$((i + 1)); done; echo late';
spawn('sh', ['-c', `(${WORK}) &`], {
  env: { ...process.env, GILIRAN_ROLE: 'client' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
net.createServer((socket) => socket.resume()).listen(8080);
process.stdin.resume();
