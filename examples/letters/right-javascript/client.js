const net = require('node:net');
const os = require('node:os');

process.stdin.pipe(net.connect(9021, os.hostname()));
