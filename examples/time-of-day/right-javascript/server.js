const dgram = require('node:dgram');

const two = (number) => String(number).padStart(2, '0');

function answer(question) {
  const now = new Date();
  if (question === 'time') return [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':');
  if (question === 'date') return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return '?';
}

const server = dgram.createSocket('udp4');
server.on('message', (message, from) => {
  server.send(`${answer(message.toString().trim())}\n`, from.port, from.address);
});
server.bind(9013);
