const net = require('node:net');

const REASONS = { 200: 'OK', 404: 'Not Found', 405: 'Method Not Allowed' };

function answer(request) {
  const [method, path] = request.split(' ');
  if (method !== 'GET' && method !== 'HEAD') return whole(405, 'No.');
  const [, name] = /^\/hello\/(.+)$/.exec(path) ?? [];
  if (name === undefined) return whole(404, 'Nothing here.', method);
  return whole(200, `Hello, ${decodeURIComponent(name)}!`, method);
}

function whole(status, page, method) {
  const length = Buffer.byteLength(page);
  const head = `HTTP/1.1 ${status} ${REASONS[status]}\r\ncontent-length: ${length}\r\ncontent-type: text/plain\r\n\r\n`;
  return method === 'HEAD' ? head : head + page;
}

// The connection stays open: the next request may come on it.
net
  .createServer((socket) => {
    let came = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      came += bytes;
      for (let end = came.indexOf('\r\n\r\n'); end >= 0; end = came.indexOf('\r\n\r\n')) {
        socket.write(answer(came.slice(0, end)));
        came = came.slice(end + 4);
      }
    });
  })
  .listen(8001);
