import { connect } from 'node:net';

process.stdin.pipe(connect(9013, '127.0.0.1')).pipe(process.stdout);
