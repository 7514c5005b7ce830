import { main } from './main.ts';

/** The process's own streams and signals. */
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second one ends giliran at once; the namespaces end what it has started.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  });
}
process.stdout.on('error', () => process.exit(2));

const code = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns,
  signal: interrupt.signal,
});

// Whatever a program has left open must not keep giliran from ending.
process.stdout.write('', () => process.exit(code));
