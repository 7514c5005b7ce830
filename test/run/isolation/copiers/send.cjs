const { copyFileSync, createReadStream } = require('node:fs');
const { connect } = require('node:net');

copyFileSync('/tmp/data', '/tmp/copy');
const client = connect(9000, '127.0.0.1', () => createReadStream('/tmp/copy').pipe(client));
