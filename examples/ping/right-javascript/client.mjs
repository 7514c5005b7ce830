import dgram from 'node:dgram';
import os from 'node:os';

const client = dgram.createSocket('udp4');
await new Promise((resolve) => client.connect(9014, os.hostname(), resolve));

function ping(number) {
  return new Promise((resolve) => {
    const done = (isThere) => {
      clearTimeout(timer);
      client.off('message', look);
      resolve(isThere);
    };
    const look = (message) => String(message).trim() === `pong ${number}` && done(true);
    const timer = setTimeout(done, 1000, false);
    client.on('message', look);
    client.send(`ping ${number}`);
  });
}

let came = 0;
for (let number = 1; number <= 5; number++) {
  const isThere = await ping(number);
  came += Number(isThere);
  console.log(isThere ? `Pong ${number}!` : `Lost: ${number}`);
}
console.log(`${came} of 5 came back`);
client.close();
