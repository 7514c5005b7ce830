import { createServer } from 'node:net';

createServer().listen(8080, 'localhost');
process.stdin.resume();
