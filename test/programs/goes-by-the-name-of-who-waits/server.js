// Leaves a child behind that is nobody's, calls itself the client, and is at work for a while before it prints.
const { spawn } = require('node:child_process');
const net = require('node:net');
const WORK = 'for (const end = Date.now() + 200; Date.now() < end; ); console.log("late")';
spawn('sh', ['-c', `"$0" -e '${WORK}' &`, process.execPath], {
  env: { ...process.env, GILIRAN_ROLE: 'client' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
net.createServer((socket) => socket.resume()).listen(8080);
process.stdin.resume();
