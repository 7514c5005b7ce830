require('node:net').connect(8080, 'localhost');
process.stdin.resume();
