/** Keeps a core busy until the process that started it is gone. */
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});

const SLICE_MS = 20;

function burn() {
  const until = performance.now() + SLICE_MS;
  while (performance.now() < until);
  // Between slices the event loop notices that the channel has closed.
  setImmediate(burn);
}
burn();
