require('node:net').createServer().listen(8080);
const flood = () => {
  process.stdout.write('banjir '.repeat(1000));
  setImmediate(flood);
};
flood();
